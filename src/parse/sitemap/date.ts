// When a record of a sitemap is dated, by a glance at its text: good enough to tell the new from the old, and not what is published.

/** In order: a date of publication before a date of change. */
const PLACES: readonly RegExp[] = [
  /<news:publication_date(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*([^<\]]{4,60})/i,
  /<(?:[\w.-]+:)?lastmod(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*([^<\]]{4,60})/i,
];

/**
 * A day or a time (W3C Date and Time Formats), also with the space and the zones that are common and not allowed.
 * A year or a month alone is none: it cannot tell that nothing is new.
 */
const W3C = /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*([+-]\d\d:?\d\d)?)?/i;

/** Milliseconds since 1970; null where no date stands that can be read. Without a zone it is UTC, which is half a day off at worst. */
export function findDate(record: string): number | null {
  for (const place of PLACES) {
    const time = toTime(place.exec(record)?.[1] ?? '');
    if (time !== null) return time;
  }
  return null;
}

function toTime(printed: string): number | null {
  const [, day, clock, zone] = W3C.exec(printed) ?? [];
  if (day === undefined) return null;
  const time = Date.parse(clock === undefined ? day : `${day}T${clock}${toIsoZone(zone)}`);
  return Number.isNaN(time) ? null : time;
}

function toIsoZone(zone: string | undefined): string {
  if (zone === undefined) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
