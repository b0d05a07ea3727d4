// `5m` → milliseconds, `10MB` → bytes; it knows nothing of what is timed or weighed.

const DURATION = /^(?<amount>\d+(?:\.\d+)?)(?<unit>ms|s|m|h)$/u;
const SIZE = /^(?<amount>\d+(?:\.\d+)?)\s?(?<unit>B|kB|MB|GB)?$/iu;

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const BYTES: Readonly<Record<string, number>> = { b: 1, kb: 1000, mb: 1_000_000, gb: 1_000_000_000 };

/** The longest that a timer of the runtime can wait, about 596 hours; beyond it the timer fires at once. */
const LONGEST = 2 ** 31 - 1;

/** A duration (`1s`, `5m`, `24h`, `500ms`, `1.5h`, or 0) in whole milliseconds; null when it is none or longer than 596 hours. */
export function toMilliseconds(value: string | number): number | null {
  if (value === 0 || value === '0') return 0;
  const { amount, unit } = DURATION.exec(String(value))?.groups ?? {};
  if (amount === undefined || unit === undefined) return null;
  const milliseconds = Math.round(Number(amount) * (MILLISECONDS[unit] ?? Number.NaN));
  return milliseconds <= LONGEST ? milliseconds : null;
}

/** A size (`10MB`, `500kB`, or a number of bytes; decimal units) in whole bytes, at least one; null when it is none. */
export function toBytes(value: string | number): number | null {
  const { amount, unit } = SIZE.exec(String(value))?.groups ?? {};
  if (amount === undefined) return null;
  const bytes = Math.round(Number(amount) * (BYTES[(unit ?? 'B').toLowerCase()] ?? Number.NaN));
  return bytes >= 1 && Number.isSafeInteger(bytes) ? bytes : null;
}
