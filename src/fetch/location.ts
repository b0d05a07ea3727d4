// Locations: where a redirect leads, and addresses as they may be shown. It knows nothing of how they are asked.
import { FetchError } from './failure.ts';

/** Longer addresses are no publisher's, in characters; servers themselves refuse them at 8,000. */
const MAX_LOCATION = 8_192;

/** Characters of a stranger's address that a message repeats. */
const MAX_SHOWN = 200;

/** The address, without credentials and fragment, that a Location header leads to from `base`. Throws `redirects` where it is none of the web. */
export function toLocation(header: string, base: URL): URL {
  // Servers write UTF-8 into a header whose characters are bytes.
  const location = Buffer.from(header, 'latin1').toString();
  const next = location.length > MAX_LOCATION ? null : URL.parse(location, base.href);
  if (next === null || !/^https?:$/.test(next.protocol)) {
    throw new FetchError('redirects', `a redirect to "${toShown(location)}", which is no web address`);
  }
  return toBareUrl(next);
}

/** Credentials are meant for the origin alone: they go into a header, and never into an address that is kept or shown. */
export function toBareUrl(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

/** As a message may repeat it: not endless, and without what looks like credentials or moves a terminal's cursor. */
export function toShown(text: string): string {
  return text
    .slice(0, MAX_SHOWN)
    .replace(/\/\/[^/?#]*@/g, '//')
    .replace(/\p{C}/gu, '');
}
