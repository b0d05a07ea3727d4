// How much what a selector finds in each card is like a title, a date or an excerpt. It chooses between none of them.
import type { DateContext } from '../normalise/date.ts';
import { toTextContent, type HtmlElement } from '../parse/html/tree.ts';
import { selectFirst } from '../parse/html/select.ts';
import { DATE_ATTRIBUTES, isDate, isOfOnePiece } from './card-values.ts';
import type { Card } from './cards.ts';

/** What a selector finds first in each card; null where it finds nothing. */
export interface Finds {
  readonly selector: string;
  readonly elements: readonly (HtmlElement | null)[];
}

/** A place as a configuration writes it; 0 is none at all. */
export interface Scored {
  readonly place: string;
  readonly score: number;
}

/** Share of cards in which a field must be found: one of ten is an advertisement, and some have no picture. */
const MOST_OF = 0.7;
const HALF = 0.5;

/** Characters of a headline, and of an excerpt at least. */
const SHORTEST_TITLE = 8;
const LONGEST_TITLE = 300;
const SHORTEST_SUMMARY = 40;

/** How much a selector's name speaks for a title: by what outlets call it, and what they call the elements beside it. */
const TITLE_NAMES: readonly (readonly [name: RegExp, factor: number])[] = [
  [/title|\btit\b|head(?:line|ing)|caption|\bh[1-6]\b/i, 1.5],
  [/desc|excerpt|summary|body|lead|intro|text|content|author|categor|date|time/i, 0.6],
];
const DATE_NAMES: typeof TITLE_NAMES = [[/date|time|stat|ago|publish|label/i, 1.2]];
const SUMMARY_NAMES: typeof TITLE_NAMES = [[/desc|excerpt|summary|body|lead|intro|text|content/i, 1.3]];

/** Headlines have some forty to a hundred characters; sections have fewer and excerpts more. */
const TITLE_LENGTHS: readonly (readonly [below: number, factor: number])[] = [
  [20, 0.6],
  [160, 1],
  [Infinity, 0.5],
];

/** What a title is worth that has other things glued to it: taken only where there is no other. */
const GLUED = 0.2;

/** An attribute is exact where the words are "3 hours ago". */
const ATTRIBUTE = 1.5;

/** Where words stand that a picture shows. */
const DESCRIPTIONS = [
  ['a', 'title'],
  ['img', 'alt'],
] as const;

/** Words that are shown go before those that are not. */
const DESCRIBED = 0.8;

export function scoreTitle({ selector, elements }: Finds, sample: readonly Card[], dates: DateContext): Scored {
  const titles = elements.map((element) => (element === null ? '' : toTextContent(element)));
  const likeness = toLikeness(titles, sample, dates);
  if (likeness === 0) return { place: selector, score: 0 };
  const whole = toShare(elements, (element) => element !== null && isOfOnePiece(element, dates));
  return { place: selector, score: likeness * (GLUED + whole) * toFactor(selector, TITLE_NAMES) };
}

/** As a title of one piece is scored. */
export function scoreDescriptions(sample: readonly Card[], dates: DateContext): Scored[] {
  return DESCRIPTIONS.map(([selector, attribute]) => {
    const titles = sample.map(({ element }) => selectFirst(selector, element)?.attribs[attribute]?.trim() ?? '');
    return { place: `${selector}@${attribute}`, score: toLikeness(titles, sample, dates) * DESCRIBED };
  });
}

/** By what the elements say, and by what their attributes do. */
export function scoreDates({ selector, elements }: Finds, dates: DateContext): Scored[] {
  const name = toFactor(selector, DATE_NAMES);
  const score = (read: (element: HtmlElement) => string) =>
    toShare(elements, (element) => element !== null && isDate(read(element), dates));
  const shares = [
    ...DATE_ATTRIBUTES.map((attribute) => ({
      // The reader looks for HTML's own attribute by itself.
      place: attribute === 'datetime' ? selector : `${selector}@${attribute}`,
      share: score(({ attribs }) => attribs[attribute]?.trim() ?? ''),
      factor: ATTRIBUTE,
    })),
    { place: selector, share: score(toTextContent), factor: 1 },
  ];
  return shares.map(({ place, share, factor }) => ({ place, score: share < MOST_OF ? 0 : share * name * factor }));
}

/** `title` is what was taken for it. An element around both is no excerpt. */
export function scoreSummary({ selector, elements }: Finds, title: Finds | null, dates: DateContext): Scored {
  const titles = title?.elements.map((one) => (one === null ? '' : toTextContent(one)));
  const share = toShare(elements, (element, at) => {
    const text = element === null ? '' : toTextContent(element);
    const own = titles?.[at] ?? '';
    const isOther = own === '' || !text.includes(own);
    return element !== null && text.length >= SHORTEST_SUMMARY && isOther && isOfOnePiece(element, dates);
  });
  return { place: selector, score: share < HALF ? 0 : share * toFactor(selector, SUMMARY_NAMES) };
}

/** From 0 to 1: whether they are there, of a headline's length, and another for each article. */
function toLikeness(titles: readonly string[], sample: readonly Card[], dates: DateContext): number {
  const fits = (title: string) =>
    title.length >= SHORTEST_TITLE && title.length <= LONGEST_TITLE && !isDate(title, dates);
  const found = toShare(titles, fits);
  const articles = new Set(sample.map(({ address }) => address)).size;
  const distinct = Math.min(1, new Set(titles.filter(fits)).size / articles);
  return found < MOST_OF || distinct < MOST_OF ? 0 : found * distinct * toLengthFactor(titles);
}

function toLengthFactor(titles: readonly string[]): number {
  const lengths = titles.map((title) => title.length).toSorted((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return TITLE_LENGTHS.find(([below]) => median < below)?.[1] ?? 1;
}

function toFactor(selector: string, names: typeof TITLE_NAMES): number {
  // `div.title > small` is in the title and not it.
  const own = selector.slice(selector.lastIndexOf('>') + 1);
  return names.find(([name]) => name.test(own))?.[1] ?? 1;
}

function toShare<T>(values: readonly T[], fits: (value: T, at: number) => boolean): number {
  return values.filter(fits).length / values.length;
}
