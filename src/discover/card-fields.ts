// The fields of a group of cards: for each the shortest selector that finds in most of them what reads like it. It does not know how the cards were found.
import type { DateContext } from '../normalise/date.ts';
import type { HtmlElement } from '../parse/html/tree.ts';
import { selectFirst } from '../parse/html/select.ts';
import { toDraftFields, type DraftFields } from './candidate.ts';
import { scoreDates, scoreDescriptions, scoreSummary, scoreTitle, type Finds, type Scored } from './card-scores.ts';
import { findNext } from './card-worth.ts';
import type { Card } from './cards.ts';
import { toInnerSelectors } from './child-position.ts';
import { findHref, type Page } from './page.ts';
import { toOwnSelectors, toSelectors } from './stable-selector.ts';

/** Cards that are looked at: what holds for these holds for the rest. */
const SAMPLE = 24;

/** Share of cards in which the address must be found, and a picture. */
const MOST_OF = 0.7;
const HALF = 0.5;

/** Most selectors that are tried in a card. */
const MOST_SELECTORS = 60;

/** Most places by position that are tried in a card, and the cards whose insides are asked for them. */
const MOST_POSITIONS = 40;
const POSITIONED = 3;

/** By a position in the card, or behind it: the next card may have one thing more before it. Taken where no name is as good. */
const UNSTEADY = /[+>]/;
const UNSTEADINESS = 0.9;

/** Where the first link is a picture. */
const LINK_IN_WORDS = 'a:not(:has(img))';

/** The card itself: a link and nothing else. */
const ITSELF = ':scope';

/** Places that may be anything, and of which the next build may put another one first. */
const ANY_ELEMENT = new Set([...'a b i em p td li div span small strong'.split(' '), LINK_IN_WORDS, ITSELF]);

/** Null where most cards have no address or no title that can be told. */
export function findCardFields(cards: readonly Card[], page: Page, dates: DateContext): DraftFields | null {
  const sample = cards.slice(0, SAMPLE);
  const finds = findAllFinds(sample);
  const url = findUrl(sample, page);
  const titles = [...finds.map((one) => scoreTitle(one, sample, dates)), ...scoreDescriptions(sample, dates)];
  const title = findBest(titles);
  if (url === null || title === null) return null;
  const titled = finds.find(({ selector }) => selector === title) ?? null;
  const others = finds.filter((one) => one !== titled);
  return toDraftFields({
    url,
    title,
    published: findBest(others.flatMap((one) => scoreDates(one, dates))),
    image: findImage(sample),
    summary: findBest(others.map((one) => scoreSummary(one, titled, dates))),
  });
}

function findAllFinds(sample: readonly Card[]): Finds[] {
  const inside = sample.flatMap(({ element }) => collectInside(element));
  const named = [...new Set([...inside.map(({ name }) => name), ...inside.flatMap(toOwnSelectors)])];
  const placed = [...toFollowing(sample), ...toPositions(sample)];
  const finds = [...named.slice(0, MOST_SELECTORS), LINK_IN_WORDS, ...placed].map((selector) => ({
    selector,
    elements: sample.map(({ element }) => selectFirst(selector, element)),
  }));
  return [...finds, { selector: ITSELF, elements: sample.map(({ element }) => element) }];
}

/** What stands behind most cards and leads nowhere is theirs. */
function toFollowing(sample: readonly Card[]): string[] {
  const behind = sample.flatMap(({ element }) => {
    const next = findNext(element);
    return next === null || [next, ...collectInside(next)].some(({ name }) => name === 'a') ? [] : [next];
  });
  if (behind.length < sample.length * HALF) return [];
  return [...new Set(behind.flatMap((next) => [next.name, ...toOwnSelectors(next)]))].map(
    (selector) => `+ ${selector}`,
  );
}

function toPositions(sample: readonly Card[]): string[] {
  const positions = sample.slice(0, POSITIONED).flatMap(({ element }) => toInnerSelectors(element));
  return [...new Set(positions)].slice(0, MOST_POSITIONS);
}

function collectInside(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => (child.type === 'text' ? [] : [child, ...collectInside(child)]));
}

/** The card's own link, else the first one in it, else the first of the way that articles have, else by where that link stands. */
function findUrl(sample: readonly Card[], page: Page): string | null {
  const leads = (find: (element: HtmlElement) => HtmlElement | null) =>
    toShare(sample, ({ element, address }) => {
      const link = find(element);
      return link !== null && findHref(link, page) === address;
    }) >= MOST_OF;
  if (leads((element) => element)) return '@href';
  const selectors = ['a', ...toPrefixSelectors(sample), ...toLinkSelectors(sample, page)];
  const found = selectors.find((selector) => leads((element) => selectFirst(selector, element)));
  return found === undefined ? null : `${found}@href`;
}

/** `a[href^="/mn/read/"]`, as the page writes its addresses. */
function toPrefixSelectors(sample: readonly Card[]): string[] {
  const { pathname, origin } = new URL(sample[0]?.address ?? 'http://localhost/');
  const prefix = pathname.slice(0, pathname.lastIndexOf('/', pathname.length - 2) + 1);
  if (prefix.length < 2 || /["\\]/.test(prefix)) return [];
  return [`a[href^="${prefix}"]`, `a[href^="${origin}${prefix}"]`];
}

/** Of the first card's link to its article. */
function toLinkSelectors([first]: readonly Card[], page: Page): string[] {
  const inside = first === undefined ? [] : collectInside(first.element);
  const link = inside.find((element) => element.name === 'a' && findHref(element, page) === first?.address);
  return link === undefined ? [] : toSelectors(link);
}

/** Where in it the address stands, late-loading pictures included, is the reader's to know. */
function findImage(sample: readonly Card[]): string | null {
  return toShare(sample, ({ element }) => selectFirst('img', element) !== null) >= HALF ? 'img' : null;
}

/** The best score; of equals the place that says more than any element, and then the shorter. */
function findBest(scored: readonly Scored[]): string | null {
  const [best] = scored
    .filter(({ score }) => score > 0)
    .map(({ place, score }) => ({ place, score: UNSTEADY.test(place) ? score * UNSTEADINESS : score }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        Number(ANY_ELEMENT.has(a.place)) - Number(ANY_ELEMENT.has(b.place)) ||
        a.place.length - b.place.length,
    );
  return best?.place ?? null;
}

function toShare<T>(values: readonly T[], fits: (value: T, at: number) => boolean): number {
  return values.filter(fits).length / values.length;
}
