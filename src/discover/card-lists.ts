// The lists of a page: groups of cards of other articles apart, the wrappings of the same ones together. It looks at no card.
import type { DateContext } from '../normalise/date.ts';
import { findCardGroups, type CardGroup } from './cards.ts';
import type { Page } from './page.ts';

/** A list by its articles, which are those of its best group. */
interface CardList {
  readonly articles: ReadonlySet<string>;
  readonly groups: CardGroup[];
}

/** Lists worth a look: beyond them stand sections of the page with a handful each. */
const MOST_LISTS = 4;

/** Groups of one list worth a look at their fields. */
const MOST_GROUPS = 3;

/** Share of the smaller one's articles in which two groups are the same list. */
const SAME = 0.5;

/** Best first, in each the best group first. */
export function findCardLists(page: Page, dates: DateContext): (readonly CardGroup[])[] {
  const lists: CardList[] = [];
  for (const group of findCardGroups(page, dates)) {
    const articles = new Set(group.cards.map(({ address }) => address));
    const list = lists.find((known) => isSame(known.articles, articles));
    if (list === undefined && lists.length < MOST_LISTS) lists.push({ articles, groups: [group] });
    else if (list !== undefined && list.groups.length < MOST_GROUPS) list.groups.push(group);
  }
  return lists.map(({ groups }) => groups);
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  return [...smaller].filter((article) => larger.has(article)).length >= smaller.size * SAME;
}
