// What a visit says of the next one, in words for the operator, in English. It decides nothing.
import type { Move, Pace } from '../model/visit.ts';

const REASONS: Readonly<Record<Pace['reason'], string>> = {
  schedule: '',
  failures: 'later because it failed',
  'retry-after': 'as its origin asks (Retry-After)',
  'max-age': 'as what it sent is fresh until then (Cache-Control)',
  ttl: 'as its feed asks (ttl, sy:updatePeriod)',
  skip: 'as its feed names hours or days without news (skipHours, skipDays)',
  quiet: 'later because nothing new came for long',
  stopped: 'until it is resumed',
};

/** Why the next visit is when it is; empty where the cron line alone says so. */
export function wordsForPace({ reason }: Pace): string {
  return REASONS[reason];
}

export function wordsForMove({ to, sightings, adopted }: Move & { readonly adopted: boolean }): string {
  return adopted
    ? `It moved for good and is asked at ${to}: set url to that.`
    : `It says that it moved for good to ${to} (${sightings} times in a row).`;
}
