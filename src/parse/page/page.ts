// Pages whose markup lists items, by the selectors of a configuration: text → ParsedFeed. What data a page holds besides is read elsewhere.
import type { Recipe } from '../../model/configuration.ts';
import type { ParsedFeed, ParsedItem } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { toPageBase } from '../article/address.ts';
import { parseHtml, toTextContent, type HtmlElement, type HtmlRoot } from '../html/tree.ts';
import { takeItems } from '../limits.ts';
import { parsePageData } from './data.ts';
import { parsePagePlaces } from './field.ts';
import { readItem } from './item.ts';
import { uniteItems } from '../repeats.ts';
import { toLine } from './value.ts';
import type { ParseContext } from '../parse.ts';
import { isExhausted, selectAll, selectFirst } from '../html/select.ts';

/** Most items inside one another that are read: `[class*="card"]` matches a card, its body and its title. It bounds how often a text is read. */
const MOST_NESTED = 8;

/** What a selector that grows with the square of the page leaves. */
const CUT =
  'the selectors take too long on this page, and what they would find late in it is missing; write simpler ones';

/**
 * Items in the order of the page, repeated cards once; addresses are of the web and absolute, else null. Failures of stage `parse`: `no-recipe`
 * where the configuration sets no items, `no-items`, saying which selector finds nothing. Never throws on any text; on a selector or place that the configuration should have refused it does.
 */
export function parsePage(text: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  if (recipe.data !== null) return parsePageData(text, recipe, context);
  if (recipe.items === null) return { stage: 'parse', code: 'no-recipe', detail: 'no `items` are set' };
  const page = parseHtml(text);
  const elements = selectAll(recipe.items, page);
  const feed = readFeed(page, elements, recipe, context);
  if (feed.items.length > 0) return feed;
  return toFailure(isExhausted(page) ? CUT : describeSilence(elements.length, recipe, page));
}

function readFeed(
  page: HtmlRoot,
  elements: readonly HtmlElement[],
  { fields }: Recipe,
  { url }: ParseContext,
): ParsedFeed {
  const base = toPageBase(selectFirst('base[href]', page)?.attribs['href'] ?? null, url);
  const places = parsePagePlaces(fields);
  const taken = takeItems(dropDeep(elements), (element) => readItem(element, places, base));
  const isCut = isExhausted(page);
  return {
    format: 'page',
    id: null,
    title: findTitle(page),
    link: url,
    updated: null,
    rights: null,
    subtitle: null,
    language: toLine(selectFirst('html', page)?.attribs['lang'] ?? ''),
    authors: [],
    rhythm: null,
    ...taken,
    items: uniteItems(taken.items.filter(isItem)),
    complete: taken.complete && !isCut,
    notes: isCut ? [CUT, ...taken.notes] : taken.notes,
  };
}

function isItem({ url, title }: ParsedItem): boolean {
  return url !== null || title !== null;
}

/** Without those that stand in too many others. */
function dropDeep(elements: readonly HtmlElement[]): HtmlElement[] {
  const depths = new Map<HtmlElement, number>();
  for (const element of elements) {
    let { parent } = element;
    while (parent.type !== 'root' && !depths.has(parent)) ({ parent } = parent);
    depths.set(element, parent.type === 'root' ? 0 : (depths.get(parent) ?? 0) + 1);
  }
  return elements.filter((element) => (depths.get(element) ?? 0) < MOST_NESTED);
}

/** A drawing may have a title too. */
function findTitle(page: HtmlRoot): string | null {
  const title = selectFirst('title:not(svg title)', page);
  return title === null ? null : toLine(toTextContent(title));
}

function describeSilence(found: number, { items, fields }: Recipe, page: HtmlRoot): string {
  const title = findTitle(page);
  const named = `the page ${title === null ? 'without a title' : `“${title}”`} (${selectAll('*', page).length} elements)`;
  if (found === 0) return `items "${items}" finds nothing in ${named}; look at the page and mend the selector`;
  const [url, words] = [toWords('url', fields.url), toWords('title', fields.title)];
  return `neither ${url} nor ${words} finds anything in any of the ${found} that items "${items}" finds in ${named}; look at the page and mend the selectors`;
}

function toWords(name: string, places: readonly string[]): string {
  return places.length === 0 ? name : `${name} ${places.map((place) => `"${place}"`).join(', ')}`;
}

function toFailure(detail: string): Failure {
  return { stage: 'parse', code: 'no-items', detail };
}
