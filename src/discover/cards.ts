// The repeated cards of a page: elements that each lead to one article, grouped by the selector that tells them from the rest. It knows no fields.
import type { DateContext } from '../normalise/date.ts';
import type { HtmlElement, HtmlNode } from '../parse/html/tree.ts';
import { findArticleLinks } from './article-links.ts';
import { toWorth } from './card-worth.ts';
import { groupByPlace } from './child-position.ts';
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

/** Share of what a selector names that must be cards. */
const LEAST_PRECISION = 0.6;

/** What outlets call a card; it decides between wrappings of the same cards. */
const CARD_NAME = /news|card|item|post|article|story|entry|teaser/i;
const CARD_NAME_BONUS = 1.05;

/** A place moves with everything that is put before it: taken only where no name is as good. */
const PLACED = 0.9;

/** What an element leads to: one article, several (null), or none at all (not in the map). */
type Leads = ReadonlyMap<HtmlElement, string | null>;

/** What a selector leads to, and how much it can be relied on. */
interface Named {
  readonly selector: string;
  readonly elements: readonly HtmlElement[];
  readonly factor: number;
}

/** Named elements, and where those have no names what stands in one place; most like a list of articles first. */
export function findCardGroups(page: Page, dates: DateContext): CardGroup[] {
  const leads = findLeads(page);
  const outermost = findOutermost(leads);
  const wanted = new Set(outermost.flatMap((card) => findChain(card, leads).flatMap(toSelectors)));
  const named: readonly Named[] = [
    ...Array.from(groupBySelector(page, wanted), ([selector, elements]) => ({ selector, elements, factor: 1 })),
    ...groupByPlace(outermost.filter(isNameless)).map((placed) => ({ ...placed, factor: PLACED })),
  ];
  // Of two that come to the same, the shorter is the more stable.
  const groups = named
    .flatMap((one) => judge(one, leads, dates))
    .toSorted(
      (a, b) =>
        Number(a.isMarginal) - Number(b.isMarginal) || b.score - a.score || a.selector.length - b.selector.length,
    );
  return groups.map(({ selector, cards }) => ({ selector, cards }));
}

function isNameless(element: HtmlElement): boolean {
  return toSelectors(element).length === 0;
}

function judge({ selector, elements, factor }: Named, leads: Leads, dates: DateContext) {
  const cards = elements.flatMap((element) => toCard(element, leads));
  const precision = cards.length / elements.length;
  if (precision < LEAST_PRECISION) return [];
  const { score, isMarginal } = toWorth(cards, dates);
  const bonus = CARD_NAME.test(selector) ? CARD_NAME_BONUS : 1;
  return score === 0 ? [] : [{ selector, cards, isMarginal, score: score * precision * factor * bonus }];
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

function toParent({ parent }: HtmlElement): HtmlElement | null {
  return parent.type === 'root' ? null : parent;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.type !== 'text' && node.type !== 'root';
}
