// Addresses by which an article's page knows itself: which of them can be believed, and whether two mean one page; it fetches nothing.

/** Longest address that is believed; browsers stop at about 2,000. */
const LONGEST_ADDRESS = 2_048;

/** Fragments that scripts route by; every other one is a place within the page. */
const ROUTE = /^#!?\//;

/** Where a page is. */
interface Whereabouts {
  /** The address that answered; null when unknown. */
  readonly url: string | null;
  /** What relative addresses are resolved against. */
  readonly base: string | null;
}

/** What relative addresses of the page are resolved against: its `base` element's, resolved itself, else its own. */
export function toPageBase(printed: string | null, url: string | null): string | null {
  const base = printed === null ? null : toWebUrl(printed, url);
  return base?.href ?? url;
}

/**
 * The first address that can be the page's own one: of the web, on its host or on one above or below it, and not the site's front page unless
 * the page is that. Templates name the front page, a staging host, or what they were copied from.
 */
export function findCanonical(printed: readonly string[], { url, base }: Whereabouts): string | null {
  const own = url === null ? null : toWebUrl(url, null);
  for (const address of printed) {
    const canonical = toWebUrl(address, base);
    if (canonical !== null && (own === null || canBe(canonical, own))) return canonical.href;
  }
  return null;
}

/** The same for addresses that differ in scheme, `www.`, fragment or a last slash only; null for what is no address of the web. */
export function toPageKey(address: string): string | null {
  const url = toWebUrl(address, null);
  return url === null ? null : `${toHost(url)}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}`;
}

function canBe(canonical: URL, own: URL): boolean {
  return isRelated(toHost(canonical), toHost(own)) && (!isFrontPage(canonical) || isFrontPage(own));
}

function isRelated(one: string, other: string): boolean {
  return one === other || isBelow(one, other) || isBelow(other, one);
}

/** A top-level domain has nobody's pages. */
function isBelow(host: string, domain: string): boolean {
  return domain.includes('.') && host.endsWith(`.${domain}`);
}

function isFrontPage({ pathname, search, hash }: URL): boolean {
  return pathname === '/' && search === '' && hash === '';
}

function toHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

/** Without credentials, and without a fragment unless that is where a script finds the page. */
function toWebUrl(printed: string, base: string | null): URL | null {
  const url = printed.length > LONGEST_ADDRESS ? null : URL.parse(printed, base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (!ROUTE.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}
