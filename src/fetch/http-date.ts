// Dates as HTTP headers write them → milliseconds. It knows nothing of what the headers mean.

/** More characters than any form of an HTTP date has. */
const MAX_LENGTH = 64;

/** Without a time of day, `Date.parse` finds a date in nearly any words that hold a number. */
const TIME_OF_DAY = /\d:\d\d/;

/** A zone's name or offset at the end; asctime's form (RFC 9110, 5.6.7) and careless servers leave it out and mean GMT all the same. */
const ZONE = /(?:[a-z]|[+-]\d\d:?\d\d)$/i;

/** Milliseconds since 1970 of any of HTTP's three forms, of ISO 8601, and of those without a zone; null where the text is none. */
export function toTime(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || !TIME_OF_DAY.test(trimmed)) return null;
  const time = Date.parse(ZONE.test(trimmed) ? trimmed : withZone(trimmed));
  return Number.isNaN(time) ? null : time;
}

function withZone(text: string): string {
  return /^\d{4}-/.test(text) ? `${text}Z` : `${text} GMT`;
}
