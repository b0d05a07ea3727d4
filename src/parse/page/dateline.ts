// Titles with a dateline glued to them, as where one element holds title, dateline, text and age: the title alone. It reads no dates and knows no language.
import { english } from './dateline-en.ts';
import { mongolian } from './dateline-mn.ts';
import { russian } from './dateline-ru.ts';
import type { DatelineWords } from './dateline-words.ts';

/** A further language is a file more, and its line here. */
const LANGUAGES: readonly DatelineWords[] = [mongolian, english, russian];

/** The day of no language. */
const FIGURES = String.raw`\d{4}[./-]\d{1,2}[./-]\d{1,2}`;

const AGENCIES = toEither(({ agencies }) => agencies);
const CITIES = toEither(({ cities }) => cities);
const SEATS = toEither(({ seats }) => seats);
const DAY = `,? (?:${toEither(({ days }) => days)}|${FIGURES})`;

const IN_CAPITALS = String.raw`(?:${CITIES.toUpperCase()}|\p{Lu}{2,30}(?:-\p{Lu}{2,30})?)`;

/** A word with a capital, even where the title runs into it: `нээгдлээУлаанбаатар`. */
const CITY = String.raw`(?:${CITIES}|\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}?\p{Ll}{1,30})?|${IN_CAPITALS})`;

const SLASHED = String.raw`[.,]? ?/(?:${AGENCIES})/`;
const BRACKETED = String.raw`[.,]? ?\((?:${AGENCIES})\)`;

const UNSIGNED = LANGUAGES.flatMap(({ unsigned }) => unsigned ?? []);

/** What begins a dateline; everything from there on is none of the title's. */
const DATELINES: readonly RegExp[] = [
  new RegExp(`${CITY}${DAY}${SLASHED}`, 'u'),
  new RegExp(`(?:${SEATS}|${SEATS.toUpperCase()})${SLASHED}`, 'u'),
  new RegExp(`${IN_CAPITALS}${DAY}${BRACKETED}`, 'u'),
  // "Talks in Ulaanbaatar, January 13 (Xinhua)" is a title; a dash says that the text begins.
  new RegExp(`${CITY}${DAY}${BRACKETED} ?[-–—]`, 'u'),
  // Without an agency the whole day must be there, and end: "2026 оны 1 сарын 13-нд нээгдэнэ" goes on.
  ...UNSIGNED.map(
    ({ day, units }) =>
      new RegExp(String.raw`${CITY}, ${day}(?:\.? ?$|\. | ?[-–—] | \d{1,2} (?:${units.join('|')}))`, 'u'),
  ),
];

/** What every dateline has; most titles have none of it and are not looked at further. */
const SIGN = new RegExp(['[/(]', ...UNSIGNED.map(({ sign }) => sign)].join('|'), 'u');

/** Marks that stood between title and dateline. */
const SEPARATORS = /[\s|·•–—-]+$/u;

/** The title without the dateline at its end, and what follows that; a title that is nothing else, or only names a year, stays as it is. */
export function cutDateline(title: string): string {
  if (!SIGN.test(title)) return title;
  for (const dateline of DATELINES) {
    const at = title.search(dateline);
    const before = at > 0 ? title.slice(0, at).replace(SEPARATORS, '') : '';
    if (before !== '') return before;
  }
  return title;
}

function toEither(findWords: (words: DatelineWords) => readonly string[]): string {
  return LANGUAGES.flatMap(findWords).join('|');
}
