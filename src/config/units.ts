// `5m` ↔ milliseconds, `10MB` ↔ bytes; it knows nothing of what is timed or weighed.

type Units = readonly (readonly [name: string, factor: number])[];

const DURATION = /^(?<amount>\d+(?:\.\d+)?)(?<unit>ms|s|m|h)$/u;
const SIZE = /^(?<amount>\d+(?:\.\d+)?)\s?(?<unit>B|kB|MB|GB)?$/iu;

/** Smallest first. */
const MILLISECONDS: Units = [
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
];
const BYTES: Units = [
  ['B', 1],
  ['kB', 1000],
  ['MB', 1_000_000],
  ['GB', 1_000_000_000],
];

/** The longest that a timer of the runtime can wait, about 596 hours; beyond it the timer fires at once. */
const LONGEST = 2 ** 31 - 1;

/** A duration (`1s`, `5m`, `24h`, `500ms`, `1.5h`, or 0) in whole milliseconds; null when it is none or longer than 596 hours. */
export function toMilliseconds(value: string | number): number | null {
  if (value === 0 || value === '0') return 0;
  const { amount, unit } = DURATION.exec(String(value))?.groups ?? {};
  if (amount === undefined || unit === undefined) return null;
  const milliseconds = Math.round(Number(amount) * findFactor(MILLISECONDS, unit));
  return milliseconds <= LONGEST ? milliseconds : null;
}

/** A size (`10MB`, `500kB`, or a number of bytes; decimal units) in whole bytes, at least one; null when it is none. */
export function toBytes(value: string | number): number | null {
  const { amount, unit } = SIZE.exec(String(value))?.groups ?? {};
  if (amount === undefined) return null;
  const bytes = Math.round(Number(amount) * findFactor(BYTES, unit ?? 'B'));
  return bytes >= 1 && Number.isSafeInteger(bytes) ? bytes : null;
}

/** Whole milliseconds as an operator would write them: in the largest unit that leaves no fraction. */
export function toDuration(milliseconds: number): string {
  return toAmount(milliseconds, MILLISECONDS);
}

/** Whole bytes as an operator would write them: in the largest unit that leaves no fraction. */
export function toSize(bytes: number): string {
  return toAmount(bytes, BYTES);
}

function findFactor(units: Units, unit: string): number {
  return units.find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1] ?? Number.NaN;
}

function toAmount(value: number, units: Units): string {
  const [name, factor] = units.findLast(([, size]) => value % size === 0) ?? ['', 1];
  return `${value / factor}${name}`;
}
