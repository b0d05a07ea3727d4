// Names of months and weekdays in the languages whose outlets are met; Mongolian is not among them, because its months are numbered phrases.

/** Languages whose names are asked of the runtime, in order of trust where two share a short form. */
const LOCALES = ['en', 'ru', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'kk', 'ky', 'tr'];

/** What people write and the runtime does not. */
const MISSPELT_MONTHS: Readonly<Record<string, number>> = { sept: 9, janv: 1, mrz: 3, маи: 5 };
const MISSPELT_WEEKDAYS: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 };

let names: { readonly months: ReadonlyMap<string, number>; readonly weekdays: ReadonlyMap<string, number> } | null =
  null;

/** 1 to 12, or null; the word in lower case, without its full stop. */
export function findMonthName(word: string): number | null {
  return openNames().months.get(word) ?? null;
}

/** Whether a word names a day of the week, full or shortened. */
export function isWeekdayName(word: string): boolean {
  return openNames().weekdays.has(word);
}

/** 0 for Sunday to 6, or null. */
export function toWeekday(word: string): number | null {
  return openNames().weekdays.get(word) ?? null;
}

/** Made at first need: it takes some milliseconds, and most feeds never need it. */
function openNames(): NonNullable<typeof names> {
  names ??= {
    months: collect(MISSPELT_MONTHS, 'month', ({ index }) => [new Date(Date.UTC(2024, index, 1)), index + 1], 12),
    weekdays: collect(MISSPELT_WEEKDAYS, 'weekday', ({ index }) => [new Date(Date.UTC(2024, 8, 1 + index)), index], 7),
  };
  return names;
}

function collect(
  known: Readonly<Record<string, number>>,
  part: 'month' | 'weekday',
  toPair: (of: { index: number }) => [Date, number],
  count: number,
): ReadonlyMap<string, number> {
  const found = new Map(Object.entries(known));
  for (const locale of LOCALES) {
    for (const format of toFormats(locale, part)) {
      for (let index = 0; index < count; index += 1) {
        const [date, value] = toPair({ index });
        const name = format.formatToParts(date).find(({ type }) => type === part)?.value ?? '';
        const word = name.toLowerCase().replace(/\.$/, '');
        if (/^[\p{L}\p{M}]+$/u.test(word) && !found.has(word)) found.set(word, value);
      }
    }
  }
  return found;
}

/** Long and short, alone and inside a date: Slavic languages inflect the month there. */
function toFormats(locale: string, part: 'month' | 'weekday'): Intl.DateTimeFormat[] {
  const alone = (['long', 'short'] as const).map((style) => ({ [part]: style }));
  const inside = alone.map((style) => ({ ...style, day: 'numeric' as const }));
  return [...alone, ...inside].map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
}
