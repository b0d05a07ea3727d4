// Dates of one entry beside each other: which is finer, and whether they can mean the same moment. It decides for none of them.
import type { Stamp } from '../model/stamp.ts';

const EXACTNESS: readonly Stamp['precision'][] = ['second', 'minute', 'hour', 'day'];

/** Milliseconds that a date of a precision stands for. */
const SPANS: Readonly<Record<Stamp['precision'], number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Negative where the first date is the finer one. */
export function compareExactness(one: Stamp, other: Stamp): number {
  return EXACTNESS.indexOf(one.precision) - EXACTNESS.indexOf(other.precision);
}

/** Whether a finer date says more exactly what the coarser one says. A loose one was reckoned back, and may be one of its units off either way. */
export function isWithin(finer: Stamp, coarser: Stamp, isLoose: boolean): boolean {
  const span = SPANS[coarser.precision];
  const after = Date.parse(finer.at) - Date.parse(coarser.at);
  const slack = isLoose ? span : 0;
  return compareExactness(finer, coarser) < 0 && after >= -slack && after < span + slack;
}
