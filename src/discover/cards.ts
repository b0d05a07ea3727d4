// The repeated cards of a page: elements that each lead to one article, grouped by the selector that tells them from the rest. It knows no fields.
import { toTextContent, type HtmlElement, type HtmlNode } from '../parse/html/tree.ts';
import { findArticleLinks } from './article-links.ts';
import type { Page } from './page.ts';
import { toSelectors } from './stable-selector.ts';

export interface Card {
  readonly element: HtmlElement;
  /** The one article that it leads to. */
  readonly address: string;
}

export interface CardGroup {
  readonly selector: string;
  /** In the order of the page; one article may have several. */
  readonly cards: readonly Card[];
}

/** Fewer articles are a highlight and no list. */
const FEWEST_ARTICLES = 3;

/** Share of what a selector names that must be cards. */
const LEAST_PRECISION = 0.6;

/** Share of cards that must not stand in what every page of the site has. */
const LEAST_CONTENT = 0.5;

/** Words of a headline take at least so many characters; an excerpt adds to them. */
const HEADLINE = 20;

/** Articles beyond these make a list no better. */
const ENOUGH_ARTICLES = 40;

/** What dates and pictures in all of its cards add to what a list is worth: menus have neither. */
const DATED = 0.5;
const PICTURED = 0.25;

/** Most cards of a group whose text is looked at. */
const SAMPLE = 40;

/** Groups worth a look at their fields. */
const MOST_GROUPS = 3;

/** What outlets call a card; it decides between wrappings of the same cards. */
const CARD_NAME = /news|card|item|post|article|story|entry|teaser/i;
const CARD_NAME_BONUS = 1.05;

const BOILERPLATE = /^(?:nav|footer)$/;
const BOILERPLATE_CLASS = /(?:^|[\s_-])(?:nav|navbar|menu|footer|breadcrumbs?|pagination)(?:$|[\s_-])/i;

/** What an element leads to: one article, several (null), or none at all (not in the map). */
type Leads = ReadonlyMap<HtmlElement, string | null>;

/** Most like a list of articles first. */
export function findCardGroups(page: Page): CardGroup[] {
  const leads = findLeads(page);
  const wanted = new Set(findOutermost(leads).flatMap((card) => findChain(card, leads).flatMap(toSelectors)));
  const named = groupBySelector(page, wanted);
  const groups = [...named].flatMap(([selector, elements]) => {
    const cards = elements.flatMap((element) => toCard(element, leads));
    const precision = cards.length / elements.length;
    const score = precision < LEAST_PRECISION ? 0 : toScore(cards) * precision;
    return score === 0 ? [] : [{ selector, cards, score: CARD_NAME.test(selector) ? score * CARD_NAME_BONUS : score }];
  });
  // Of two that come to the same, the shorter is the more stable.
  const best = groups.toSorted((a, b) => b.score - a.score || a.selector.length - b.selector.length);
  return best.slice(0, MOST_GROUPS).map(({ selector, cards }) => ({ selector, cards }));
}

function findLeads(page: Page): Leads {
  const leads = new Map<HtmlElement, string | null>();
  for (const [link, address] of findArticleLinks(page)) {
    for (let node: HtmlElement | null = link; node !== null; node = toParent(node)) {
      const known = leads.get(node);
      // What is above it knows as much already.
      if (known === null || known === address) break;
      leads.set(node, known === undefined ? address : null);
    }
  }
  return leads;
}

/** The largest elements that still lead to one article only. */
function findOutermost(leads: Leads): HtmlElement[] {
  return [...leads].flatMap(([element, address]) => {
    const parent = toParent(element);
    return address !== null && (parent === null || leads.get(parent) === null) ? [element] : [];
  });
}

/** A card and what it is only the wrapping of. */
function findChain(card: HtmlElement, leads: Leads): HtmlElement[] {
  const chain = [card];
  for (let [inner] = findOnly(card); inner !== undefined && leads.has(inner); [inner] = findOnly(inner))
    chain.push(inner);
  return chain;
}

function findOnly({ children }: HtmlElement): HtmlElement[] {
  const filled = children.filter((child) => child.type !== 'text' || child.data.trim() !== '');
  return filled.length === 1 ? filled.filter(isElement) : [];
}

function groupBySelector({ elements }: Page, wanted: ReadonlySet<string>): Map<string, HtmlElement[]> {
  const groups = new Map<string, HtmlElement[]>();
  for (const element of elements) {
    for (const selector of toSelectors(element)) {
      if (!wanted.has(selector)) continue;
      const group = groups.get(selector) ?? [];
      groups.set(selector, group);
      group.push(element);
    }
  }
  return groups;
}

function toCard(element: HtmlElement, leads: Leads): Card[] {
  const address = leads.get(element) ?? null;
  return address === null ? [] : [{ element, address }];
}

/** 0 for what is no list of articles. */
function toScore(cards: readonly Card[]): number {
  const articles = new Set(cards.map(({ address }) => address)).size;
  if (articles < FEWEST_ARTICLES) return 0;
  const sample = cards.slice(0, SAMPLE).map(({ element }) => element);
  if (toShare(sample, (element) => !isBoilerplate(element)) < LEAST_CONTENT) return 0;
  const titled = toShare(
    sample,
    (element) => toTextContent(element).length >= HEADLINE || hasInside(element, isDescribed),
  );
  const dated = toShare(sample, (element) => hasInside(element, isTimeLike));
  const pictured = toShare(sample, (element) => hasInside(element, ({ name }) => name === 'img' || name === 'picture'));
  return Math.min(articles, ENOUGH_ARTICLES) * titled * (1 + dated * DATED + pictured * PICTURED);
}

/** Words with figures and no more than a date's length, or an element that says it is one. */
function isTimeLike(element: HtmlElement): boolean {
  if (element.name === 'time') return true;
  const [text] = element.children;
  return element.children.length === 1 && text?.type === 'text' && text.data.length < 60 && /\d/.test(text.data);
}

/** Words that a picture shows, or a link that is one. */
function isDescribed({ attribs }: HtmlElement): boolean {
  return (attribs['alt'] ?? attribs['title'] ?? '').length >= HEADLINE;
}

function isBoilerplate(element: HtmlElement): boolean {
  for (let node: HtmlElement | null = element; node !== null; node = toParent(node)) {
    const { class: classes = '', id = '', role } = node.attribs;
    if (node.name === 'body') return false;
    if (BOILERPLATE.test(node.name) || role === 'navigation' || BOILERPLATE_CLASS.test(`${classes} ${id}`)) return true;
  }
  return false;
}

function hasInside(element: HtmlElement, fits: (inner: HtmlElement) => boolean): boolean {
  return element.children.some((child) => isElement(child) && (fits(child) || hasInside(child, fits)));
}

function toShare(elements: readonly HtmlElement[], fits: (element: HtmlElement) => boolean): number {
  return elements.filter(fits).length / elements.length;
}

function toParent({ parent }: HtmlElement): HtmlElement | null {
  return parent.type === 'root' ? null : parent;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.type !== 'text' && node.type !== 'root';
}
