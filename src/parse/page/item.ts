// One element of a page → an item, and the title that it has where nobody says where it stands; it knows no other element.
import type { FieldName } from '../../model/configuration.ts';
import type { ParsedItem, ParsedText } from '../../model/feed.ts';
import { toTextContent, type HtmlElement } from '../html/tree.ts';
import { cutDateline } from './dateline.ts';
import { findEvery, findFirst, type PagePlaces } from './field.ts';
import { readTarget, toLine } from './value.ts';
import { selectAll } from '../html/select.ts';
import { toId, toName } from '../terms.ts';

const HEADING = /^h[1-6]$/;
const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** What a link says of where it leads, the best first. */
const LINK_WORDS: readonly ((link: HtmlElement) => string)[] = [({ attribs }) => attribs['title'] ?? '', toTextContent];

/** `base` is what relative addresses are resolved against. */
export function readItem(item: HtmlElement, places: PagePlaces, base: string | null): ParsedItem {
  const find = (name: FieldName) => findFirst(name, item, places, base);
  const url = find('url');
  const title = places.get('title')?.length === 0 ? findTitle(item, url, base) : find('title');
  return {
    id: toId(find('id')),
    url,
    title: toParsedText('text', title === null ? null : cutDateline(title), base),
    summary: toParsedText('text', find('summary'), base),
    content: toParsedText('html', find('content'), base),
    published: find('published'),
    updated: find('updated'),
    authors: findEvery('authors', item, places, base).flatMap((author) => toName(author) ?? []),
    categories: findEvery('categories', item, places, base),
    image: find('image'),
    language: find('language'),
    host: null,
    source: null,
  };
}

/** The first heading, else what a link to the item's address says: of a picture's link and a title's the latter. */
function findTitle(item: HtmlElement, url: string | null, base: string | null): string | null {
  const headings = HEADING.test(item.name) ? [item] : selectAll(HEADINGS, item);
  for (const heading of headings) {
    const title = toLine(toTextContent(heading));
    if (title !== null) return title;
  }
  const links = [item, ...selectAll('a[href]', item)].filter((link) => isLinkTo(url, link, base));
  for (const toWords of LINK_WORDS) {
    const words = links.map((link) => toLine(toWords(link))).find((line) => line !== null);
    if (words !== undefined) return words;
  }
  return null;
}

function isLinkTo(url: string | null, link: HtmlElement, base: string | null): boolean {
  return url !== null && link.name === 'a' && link.attribs['href'] !== undefined && readTarget(link, base) === url;
}

function toParsedText(type: ParsedText['type'], value: string | null, base: string | null): ParsedText | null {
  return value === null ? null : { type, value, base };
}
