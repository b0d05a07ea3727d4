// Names of months and weekdays, of whatever languages there are; those that number their months, as Mongolian does, have none.

import { DATE_LANGUAGES } from './date-languages.ts';

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
    months: collect('month', ({ index }) => [new Date(Date.UTC(2024, index, 1)), index + 1], 12),
    weekdays: collect('weekday', ({ index }) => [new Date(Date.UTC(2024, 8, 1 + index)), index], 7),
  };
  return names;
}

function collect(
  part: 'month' | 'weekday',
  toPair: (of: { index: number }) => [Date, number],
  count: number,
): ReadonlyMap<string, number> {
  const found = new Map(DATE_LANGUAGES.flatMap((language) => Object.entries(language[`${part}s`])));
  for (const { locale } of DATE_LANGUAGES) {
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
function toFormats(locale: string | null, part: 'month' | 'weekday'): Intl.DateTimeFormat[] {
  if (locale === null) return [];
  const alone = (['long', 'short'] as const).map((style) => ({ [part]: style }));
  const inside = alone.map((style) => ({ ...style, day: 'numeric' as const }));
  return [...alone, ...inside].map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
}
