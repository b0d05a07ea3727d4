// Failures of the world in words for the operator, in English; it knows the codes and nothing of how they came about.
import type { Failure, Stage } from '../model/visit.ts';

/** What happened, and what the operator can do about it. */
interface Explanation {
  readonly happened: string;
  readonly advice: string;
}

const MEND = 'The outlet has changed its page: look at it with inspect, and mend the configuration.';
const WAIT = 'Nothing to do if it passes; it is tried again.';

const EXPLANATIONS: Readonly<Partial<Record<`${Stage}/${string}`, Explanation>>> = {
  'fetch/dns': { happened: 'The host name was not found', advice: 'Check the spelling of url.' },
  'fetch/connect': { happened: 'No connection to the host', advice: WAIT },
  'fetch/refused': {
    happened: 'The address was not asked',
    advice: 'If the network is yours, list it under fetch.allow.',
  },
  'fetch/tls': { happened: 'The certificate or handshake failed', advice: 'Only the outlet can mend its certificate.' },
  'fetch/timeout': { happened: 'The host did not answer in time', advice: 'If it is always slow, raise timeout.' },
  'fetch/status': { happened: 'The host answered with an error', advice: WAIT },
  'fetch/redirects': {
    happened: 'Too many or broken redirects',
    advice: 'Open url in a browser and take its last address.',
  },
  'fetch/too-large': {
    happened: 'The document is larger than allowed',
    advice: 'Raise fetch.maxBytes if it is meant to be.',
  },
  'fetch/encoding': { happened: 'The body could not be decompressed', advice: WAIT },
  'fetch/protocol': { happened: 'The host answered with something that is no HTTP', advice: WAIT },
  'fetch/cut': { happened: 'The connection ended in mid-document', advice: WAIT },
  'fetch/headers': { happened: 'The host answered with more headers than anybody needs', advice: WAIT },
  'fetch/proxy': { happened: 'There is no way through the proxy', advice: 'Check proxy, or the proxy itself.' },
  'fetch/robots': {
    happened: 'The host’s robots.txt keeps us out',
    advice: 'Write to the outlet, set enabled: false, or robots: false where it has agreed.',
  },
  'fetch/robots-unreachable': {
    happened: 'The host’s robots.txt cannot be read, so it was not asked for more',
    advice: WAIT,
  },
  'fetch/descriptors': {
    happened: 'This machine has no file descriptor left for a connection',
    advice:
      'Raise the limit (ulimit -n, LimitNOFILE of systemd, --ulimit nofile of Docker); the outlet is not to blame, and is asked again.',
  },
  'fetch/stopped': { happened: 'We were stopping', advice: WAIT },
  'fetch/file': { happened: 'The file could not be read', advice: 'Check its path and permissions.' },
  'visit/bug': {
    happened: 'Sonin stumbled over this source',
    advice: 'Please report it with the document; it is tried again.',
  },
  'parse/ill-formed': { happened: 'The document is broken', advice: 'Look at it with inspect; it is tried again.' },
  'parse/not-a-feed': {
    happened: 'The document is no feed',
    advice: 'Open url in a browser and look there for the address of the feed.',
  },
  'parse/not-json': {
    happened: 'The document is no JSON',
    advice: 'Open url in a browser; perhaps its kind is another.',
  },
  'parse/not-wordpress': {
    happened: 'The address is not that of WordPress posts',
    advice: 'Open url in a browser; perhaps the outlet has shut its REST interface: use its feed.',
  },
  'parse/not-a-sitemap': {
    happened: 'The document is no sitemap',
    advice: 'Look in the robots.txt of the site for its sitemaps.',
  },
  'parse/not-an-article': { happened: 'The page is no article', advice: WAIT },
  'parse/no-recipe': {
    happened: 'The configuration does not say where in the page the items are',
    advice: 'Give items in the configuration, lend a source’s with --source, or let discover find them.',
  },
  'parse/no-items': { happened: 'Drift: no items are found', advice: MEND },
  'parse/no-data': { happened: 'Drift: the data in the page is not found', advice: MEND },
  'parse/no-next': { happened: 'Drift: the address of the items is not found', advice: MEND },
  'parse/no-titles': { happened: 'Drift: no titles are found', advice: MEND },
  'parse/no-dates': { happened: 'Drift: no dates are found', advice: MEND },
  'parse/same-titles': { happened: 'Drift: all titles are the same', advice: MEND },
  'parse/few-items': {
    happened: 'Drift: far fewer items than usual',
    advice: 'If the outlet is not just quiet, look at it with inspect.',
  },
  'parse/new-titles': {
    happened: 'Drift: all titles changed at once',
    advice: 'Look at it with inspect, and mend title if it finds something else now.',
  },
  'parse/too-costly': {
    happened: 'The document takes too long, or too much memory',
    advice: 'Look at it with inspect; lower fetch.maxBytes if it is not meant to be so large.',
  },
  'parse/incomplete': { happened: 'Not all of the document was read', advice: WAIT },
  'visit/fallback': {
    happened: 'The source failed and its fallback was read',
    advice: 'Look at it with inspect; nothing is lost meanwhile.',
  },
  'parse/not-a-ticker': {
    happened: 'The document is no ticker',
    advice: 'Look at it with inspect; the page has changed.',
  },
};

/** The status codes whose remedy is not to wait. */
const STATUS_ADVICE: Readonly<Record<string, string>> = {
  '401': 'The outlet wants a login: set headers.',
  '403': 'The outlet refuses us: write to it, or set enabled: false.',
  '404': 'The feed has moved: look on the site for its new address.',
  '410': 'The outlet ended this source, so it is not visited any more: set a new url or enabled: false, or resume it.',
  '429': 'We ask too often: make schedule rarer.',
};

const STAGES: Readonly<Record<Stage, string>> = {
  fetch: 'Fetching failed',
  parse: 'The document could not be understood',
  visit: 'The visit failed',
};

/** One or two sentences: what happened (with the detail), then what to do. A code that nobody worded is shown as it is. */
export function wordsForFailure(failure: Failure): string {
  const known = EXPLANATIONS[`${failure.stage}/${failure.code}`];
  if (known === undefined) return `${withDetail(`${STAGES[failure.stage]} (${failure.code})`, failure.detail)}.`;
  return `${withDetail(known.happened, failure.detail)}. ${toAdvice(failure, known)}`;
}

function withDetail(sentence: string, detail: string): string {
  return detail === '' ? sentence : `${sentence}: ${detail.replace(/\.$/, '')}`;
}

function toAdvice(failure: Failure, known: Explanation): string {
  if (failure.code !== 'status') return known.advice;
  return STATUS_ADVICE[failure.detail] ?? known.advice;
}
