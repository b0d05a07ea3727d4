// Freshness: until when an answer says of itself that asking again is in vain. It knows nothing of schedules, which bound it.
import type { Instant } from '../model/stamp.ts';
import { toTime } from './http-date.ts';

/** No promise counts for longer, in milliseconds: a year, which is what servers write for "for ever". */
const LONGEST_FRESH = 366 * 86_400_000;

/** One directive of Cache-Control: its name, and its value with or without quotation marks (RFC 9111, 5.2). */
const DIRECTIVE = /([\w-]+)(?:=(?:"([^"]*)"|([^\s",;]*)))?/g;

type Header = (name: string) => string | null;

/**
 * Cache-Control's max-age, else Expires less Date, less the Age it has already (RFC 9111, 4.2); s-maxage is for shared caches, which we are not.
 * Null where the answer promises nothing, or nothing that can be understood.
 */
export function toFreshUntil(header: Header, now: Date): Instant | null {
  const directives = parseDirectives(header('cache-control') ?? '');
  if (directives.has('no-store') || directives.has('no-cache')) return null;
  const lifetime = directives.has('max-age') ? toMilliseconds(directives.get('max-age')) : toExpiry(header, now);
  const left = (lifetime ?? 0) - (toMilliseconds(header('age')?.trim()) ?? 0);
  if (left <= 0) return null;
  return new Date(now.getTime() + Math.min(left, LONGEST_FRESH)).toISOString();
}

/** Of a directive that is there twice the first counts (RFC 9111, 4.2.1). */
function parseDirectives(text: string): Map<string, string> {
  const directives = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(DIRECTIVE)) {
    const key = name.toLowerCase();
    if (!directives.has(key)) directives.set(key, quoted ?? plain);
  }
  return directives;
}

/** Whole seconds → milliseconds. */
function toMilliseconds(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) * 1000 : null;
}

/** By the origin's own clock where it tells that; ours may be another. */
function toExpiry(header: Header, now: Date): number | null {
  const expires = toTime(header('expires') ?? '');
  return expires === null ? null : expires - (toTime(header('date') ?? '') ?? now.getTime());
}
