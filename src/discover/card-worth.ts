// How much a group of cards is like a list of articles, told by its words, its dates and where it stands. It chooses between none of them.
import type { DateContext } from '../normalise/date.ts';
import { toTextContent, type HtmlElement, type HtmlNode } from '../parse/html/tree.ts';
import { DATE_ATTRIBUTES, isDate } from './card-values.ts';
import type { Card } from './cards.ts';

interface Worth {
  /** 0 for what is no list of articles. */
  readonly score: number;
  /** Beside what the page is about, and without dates: what is read most, and no list of what is new. */
  readonly isMarginal: boolean;
}

/** Fewer articles are a highlight and no list. */
const FEWEST_ARTICLES = 3;

/** Articles beyond these make a list no better. */
const ENOUGH_ARTICLES = 40;

/** Most cards of a group whose text is looked at. */
const SAMPLE = 40;

/** Share of cards that must not stand in what every page of the site has. */
const LEAST_CONTENT = 0.5;

/** Share of cards that must have what the whole list is said to have. */
const HALF = 0.5;

/** Words of a headline take at least so many characters; an excerpt adds to them. */
const HEADLINE = 20;

/** What dates and pictures in all of its cards add to what a list is worth: menus have neither. */
const DATED = 0.5;
const PICTURED = 0.25;

const BOILERPLATE = /^(?:nav|footer)$/;
const BOILERPLATE_ROLE = /^navigation$/;
const BOILERPLATE_CLASS = /(?:^|[\s_-])(?:nav|navbar|menu|footer|breadcrumbs?|pagination)(?:$|[\s_-])/i;

/** `with-sidebar` is the page that has one. */
const MARGIN = /^aside$/;
const MARGIN_ROLE = /^complementary$/;
const MARGIN_CLASS = /(?:^|\s)(?:aside|side-?bar)(?:$|[\s_-])/i;

const NOTHING: Worth = { score: 0, isMarginal: false };

export function toWorth(cards: readonly Card[], dates: DateContext): Worth {
  const articles = new Set(cards.map(({ address }) => address)).size;
  if (articles < FEWEST_ARTICLES) return NOTHING;
  const sample = cards.slice(0, SAMPLE).map(({ element }) => element);
  if (toShare(sample, (element) => !isBoilerplate(element)) < LEAST_CONTENT) return NOTHING;
  const titled = toShare(sample, isTitled);
  const dated = toShare(sample, (element) => isDated(element, dates));
  const pictured = toShare(sample, (element) => hasInside(element, ({ name }) => name === 'img' || name === 'picture'));
  return {
    score: Math.min(articles, ENOUGH_ARTICLES) * titled * (1 + dated * DATED + pictured * PICTURED),
    isMarginal: dated < HALF && toShare(sample, isInMargin) > HALF,
  };
}

function isTitled(element: HtmlElement): boolean {
  return toTextContent(element).length >= HEADLINE || hasInside(element, isDescribed);
}

/** Words that a picture shows, or a link that is one. */
function isDescribed({ attribs }: HtmlElement): boolean {
  return (attribs['alt'] ?? attribs['title'] ?? '').length >= HEADLINE;
}

/** In it, or right behind it where cards are links in a row. */
function isDated(element: HtmlElement, dates: DateContext): boolean {
  const showsDate = (one: HtmlElement) => isTimeLike(one, dates);
  const next = findNext(element);
  return hasInside(element, showsDate) || (next !== null && showsDate(next));
}

function isTimeLike({ name, attribs, children }: HtmlElement, dates: DateContext): boolean {
  if (name === 'time') return true;
  const [text] = children;
  const words = children.length === 1 && text?.type === 'text' ? text.data.trim() : '';
  return isDate(words, dates) || DATE_ATTRIBUTES.some((attribute) => isDate(attribs[attribute]?.trim() ?? '', dates));
}

/** The element behind it; null behind the last. */
export function findNext(element: HtmlElement): HtmlElement | null {
  let { next } = element;
  while (next?.type === 'text') ({ next } = next);
  return next;
}

function isBoilerplate(element: HtmlElement): boolean {
  return isWithin(element, BOILERPLATE, BOILERPLATE_ROLE, BOILERPLATE_CLASS);
}

function isInMargin(element: HtmlElement): boolean {
  return isWithin(element, MARGIN, MARGIN_ROLE, MARGIN_CLASS);
}

function isWithin(element: HtmlElement, names: RegExp, roles: RegExp, classes: RegExp): boolean {
  for (let node: HtmlNode = element; node.type !== 'root' && node.name !== 'body'; node = node.parent) {
    const { class: own = '', id = '', role = '' } = node.attribs;
    if (names.test(node.name) || roles.test(role) || classes.test(`${own} ${id}`)) return true;
  }
  return false;
}

function hasInside(element: HtmlElement, fits: (inner: HtmlElement) => boolean): boolean {
  return element.children.some((child) => child.type !== 'text' && (fits(child) || hasInside(child, fits)));
}

function toShare(elements: readonly HtmlElement[], fits: (element: HtmlElement) => boolean): number {
  return elements.filter(fits).length / elements.length;
}
