// Microdata (HTML, 5): the articles that a page's markup itself describes; what they say is as printed, nothing is judged or resolved.
import { MOST_AUTHORS, toDistinct, toPerson } from './terms.ts';
import { isArticleType } from './types.ts';
import { toTextContent, type HtmlElement, type HtmlRoot } from '../html/tree.ts';
import { selectAll } from '../html/select.ts';
import { toLine } from '../terms.ts';

/** An article's properties; addresses are as printed, relative ones too. */
export interface MicrodataArticle {
  readonly url: string | null;
  readonly headline: string | null;
  readonly description: string | null;
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly image: string | null;
}

/** Elements of an item by the property they are, in lower case. */
type Properties = ReadonlyMap<string, readonly HtmlElement[]>;

/** Attributes that hold an address, where an element is one. */
const ADDRESSES = ['content', 'href', 'src', 'itemid'];

/** Most articles of one page: nobody's page is about so many, and a list's items are not read here. */
const MOST_ARTICLES = 50;

/** All articles of the page in document order; those inside another one speak for themselves. */
export function findMicrodata(page: HtmlRoot): readonly MicrodataArticle[] {
  return selectAll('[itemscope][itemtype]', page)
    .filter((item) => (item.attribs['itemtype'] ?? '').split(/\s+/).some(isArticleType))
    .slice(0, MOST_ARTICLES)
    .map(toArticle);
}

function toArticle(item: HtmlElement): MicrodataArticle {
  const properties = collectProperties(item);
  const read = (name: string, readValue: (element: HtmlElement) => string | null) =>
    findValue(properties.get(name) ?? [], readValue);
  return {
    url: read('url', readAddress) ?? read('mainentityofpage', readAddress),
    headline: toLine(read('headline', readWords)),
    description: toLine(read('description', readWords)),
    datePublished: read('datepublished', readDate),
    dateModified: read('datemodified', readDate),
    authors: toDistinct(
      (properties.get('author') ?? properties.get('creator') ?? []).slice(0, MOST_AUTHORS).map(readName),
      MOST_AUTHORS,
    ),
    publisher: read('publisher', readName),
    image: read('image', readAddress) ?? read('thumbnailurl', readAddress),
  };
}

/** What is inside an item of its own says something of that one. */
function collectProperties(item: HtmlElement): Properties {
  const found = new Map<string, HtmlElement[]>();
  collectInto(found, item);
  return found;
}

function collectInto(found: Map<string, HtmlElement[]>, within: HtmlElement): void {
  for (const child of within.children) {
    if (child.type === 'text') continue;
    for (const name of toNames(child)) {
      const elements = found.get(name);
      if (elements === undefined) found.set(name, [child]);
      else elements.push(child);
    }
    if (child.attribs['itemscope'] === undefined) collectInto(found, child);
  }
}

function toNames({ attribs }: HtmlElement): readonly string[] {
  const printed = attribs['itemprop']?.trim().toLowerCase() ?? '';
  return printed === '' ? [] : printed.split(/\s+/);
}

function findValue(
  elements: readonly HtmlElement[],
  readValue: (element: HtmlElement) => string | null,
): string | null {
  for (const element of elements) {
    const value = readValue(element);
    if (value !== null) return value;
  }
  return null;
}

/** `content` on any element is meant as its value, whatever HTML says of it. */
function readWords(element: HtmlElement): string | null {
  return readAttribute(element, 'content') ?? (toTextContent(element) || null);
}

function readDate(element: HtmlElement): string | null {
  return readAttribute(element, 'datetime') ?? readWords(element);
}

/** A link, a picture, or the address of the item that stands there: an ImageObject, a WebPage. */
function readAddress(element: HtmlElement): string | null {
  for (const name of ADDRESSES) {
    const address = readAttribute(element, name);
    if (address !== null && !/^data:/i.test(address)) return address;
  }
  return readInner(element, ['url', 'contenturl'], readAddress);
}

/** A person's or an organisation's; a link to them is not their name. */
function readName(element: HtmlElement): string | null {
  const isItem = element.attribs['itemscope'] !== undefined;
  return toPerson(isItem ? readInner(element, ['name'], readWords) : readWords(element));
}

/** A property of the item that the element is; null where it is none. */
function readInner(
  element: HtmlElement,
  names: readonly string[],
  readValue: (element: HtmlElement) => string | null,
): string | null {
  if (element.attribs['itemscope'] === undefined) return null;
  const properties = collectProperties(element);
  return findValue(
    names.flatMap((name) => properties.get(name) ?? []),
    readValue,
  );
}

function readAttribute(element: HtmlElement, name: string): string | null {
  return element.attribs[name]?.trim() || null;
}
