// Addresses: the link we publish and the key by which two links are known to be one page. It knows nothing of outlets or entries.

/** Longest address that is believed; browsers and readers stop well before. */
const MAX_ADDRESS_LENGTH = 4096;

/** Query parameters that only tell the publisher who sent the reader. */
const TRACKING =
  /^(?:utm_.*|at_(?:medium|campaign|link.*|source)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_openstat|xtor|cmpid|ocid|ncid|smid|sr_share|ref_src|ref_url|guccounter|guce_.*|__twitter_impression|wt\.mc_id|s_cid|spm)$/i;

/** Fragments that are tracking and lead nowhere in the page. */
const TRACKING_FRAGMENT = /^#(?:utm_|xtor=|ref=|cid=|ftag=)/i;

/** Hosts' first labels that serve a twin of the same page. */
const TWIN_LABEL = /^(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.)/;

/** What paths and parameters of AMP twins have more than their page; a last slash is nothing either. */
const AMP_PATH = /^\/amp(?=\/)|\/amp(?:\.html?)?$|\.amp(?=\.html?$)|(?<!\/)\/+$/;
const AMP_PARAMETER = /^(?:amp(?:=1|=true|=)?|outputType=amp|outputtype=amp|_amp=(?:true|1))$/;

/**
 * The published link: absolute `http:` or `https:`, as the publisher wrote it, without tracking parameters and credentials.
 * Null where it is no such address.
 */
export function toAddress(href: string | null): string | null {
  const url = toUrl(href);
  if (url === null) return null;
  url.username = '';
  url.password = '';
  if (url.search !== '') url.search = withoutPairs(url.search, (pair) => TRACKING.test(nameOf(pair)));
  if (TRACKING_FRAGMENT.test(url.hash)) url.hash = '';
  return url.href;
}

/**
 * The key that is compared: equal for http and https, with and without `www.`, for AMP and mobile twins, default ports, fragments and a last slash.
 * The case of a path is kept, since some outlets' addresses differ by nothing else (eagle.mn).
 */
export function toAddressKey(address: string): string {
  const url = new URL(address);
  const host = strip(url.hostname.replace(/\.$/, ''), TWIN_LABEL);
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = strip(url.pathname, AMP_PATH);
  const search = withoutPairs(url.search, (pair) => TRACKING.test(nameOf(pair)) || AMP_PARAMETER.test(pair));
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  return `https://${host}${port}${path === '' ? '/' : path}${search}${route}`;
}

/** The host that an address or a bare name speaks of, lower case, without `www.` and a last dot; null where there is none. */
export function toHost(text: string | null): string | null {
  if (text === null) return null;
  const url = toUrl(text.includes('://') ? text : `http://${text}`);
  return url === null ? null : url.hostname.replace(/\.$/, '').replace(/^www\./, '') || null;
}

function toUrl(href: string | null): URL | null {
  if (href === null || href.length > MAX_ADDRESS_LENGTH || !/^https?:/i.test(href)) return null;
  const url = URL.parse(href);
  return url === null || url.hostname === '' ? null : url;
}

/** As often as there is something to strip, so that a key's key is itself. */
function strip(text: string, pattern: RegExp): string {
  for (let rest = text; ;) {
    const next = rest.replace(pattern, '');
    if (next === rest) return rest;
    rest = next;
  }
}

/** Filters the raw pairs, so that what stays keeps the publisher's own encoding byte for byte. */
function withoutPairs(search: string, unwanted: (pair: string) => boolean): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !unwanted(pair));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function nameOf(pair: string): string {
  const end = pair.indexOf('=');
  return end === -1 ? pair : pair.slice(0, end);
}
