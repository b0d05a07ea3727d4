// When: instants and how exact they are. Types only.

/** An instant in UTC, ISO 8601 with milliseconds: `2026-01-12T16:00:00.000Z`. */
export type Instant = string;

/** How exact a publisher's date is. A `day` is local midnight in the source's time zone. */
export type Precision = 'second' | 'minute' | 'hour' | 'day';

/** A date as we keep it: the instant, how exact it is, and the zone (IANA name or `+08:00`) whose clock it was written by. */
export interface Stamp {
  readonly at: Instant;
  readonly precision: Precision;
  readonly zone: string;
}
