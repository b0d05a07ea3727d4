// One item of RSS or RDF, with the modules that feeds use: an XML element → ParsedItem. It knows of its channel only what `Surroundings` say.

import type { FeedInfo, ParsedItem, ParsedText } from '../../model/feed.ts';
import { findChild, findChildren, readAttribute, readWords } from './element.ts';
import { PICTURES } from './pictures.ts';
import { address, addressIn, findFirst, inEach, inside, markup, persons, words } from './places.ts';
import type { Place, Surroundings } from './places.ts';
import { toAddress, toId, toLine, toWebAddress } from '../terms.ts';
import type { XmlElement } from '../xml/xml.ts';

export const TITLE: readonly Place<ParsedText>[] = inEach(markup, 'title dc:title atom:title media:title itunes:title');

/** The publisher's own address before a counting one, what is meant as the link before what may be one. */
export const LINK: readonly Place<string>[] = [
  address('feedburner:origlink'),
  address('link'),
  addressIn('link', 'href', isAlternate),
  addressIn('atom:link', 'href', isAlternate),
];

export const PUBLISHED: readonly Place<string>[] = inEach(
  words,
  'pubdate dc:date atom:published dcterms:issued dcterms:created dcterms:available atom:issued atom:created published date',
);

const UPDATED: readonly Place<string>[] = inEach(
  words,
  'atom:updated atom:modified dcterms:modified updated modified lastbuilddate',
);

const CONTENT_NAMES = 'content:encoded xhtml:body body fullitem atom:content content';
const CONTENT: readonly Place<ParsedText>[] = inEach(markup, CONTENT_NAMES);

const SUMMARY_NAMES = 'description dc:description atom:summary summary abstract itunes:summary media:description';
const SUMMARY: readonly Place<ParsedText>[] = [
  ...inEach(markup, SUMMARY_NAMES),
  inside('media:group', markup('media:description')),
  markup('itunes:subtitle'),
];

const TEXTS = new Set(`${CONTENT_NAMES} ${SUMMARY_NAMES} title`.split(' '));

/** What is attached comes last: a recording without a page is still reached by its own address. */
const URL_PLACES: readonly Place<string>[] = [
  ...LINK,
  findPermaLink,
  (item) => toWebAddress(readAttribute(item, 'rdf:about')),
  addressIn('enclosure', 'url'),
  addressIn('atom:link', 'href', (link) => readAttribute(link, 'rel') === 'enclosure'),
];

const ID: readonly Place<string>[] = [
  words('guid'),
  words('atom:id'),
  (item) => readAttribute(item, 'rdf:about'),
  words('dc:identifier'),
  words('id'),
];

const AUTHORS: readonly Place<readonly string[]>[] = inEach(
  persons,
  'dc:creator author atom:author dc:author itunes:author googleplay:author dc:contributor',
);

/** An element `item` of any RSS. */
export function parseItem(item: XmlElement, around: Surroundings): ParsedItem {
  return {
    id: toId(findFirst(ID, item, around)),
    url: findFirst(URL_PLACES, item, around),
    title: findFirst(TITLE, item, around),
    summary: findFirst(SUMMARY, item, around),
    content: findFirst(CONTENT, item, around),
    published: findFirst(PUBLISHED, item, around),
    updated: findFirst(UPDATED, item, around),
    authors: findFirst(AUTHORS, item, around) ?? [],
    categories: findCategories(item),
    image: findFirst(PICTURES, item, around),
    language: findLanguage(item, around),
    host: null,
    source: findSource(item, around),
  };
}

function isAlternate(link: XmlElement): boolean {
  return (readAttribute(link, 'rel') ?? 'alternate').toLowerCase() === 'alternate';
}

/** A guid is the item's address unless it says that it is not (RSS 2.0). */
function findPermaLink(item: XmlElement, around: Surroundings): string | null {
  const guid = findChildren(item, 'guid').find(
    (child) => readAttribute(child, 'ispermalink')?.toLowerCase() !== 'false',
  );
  const value = readWords(guid ?? null);
  return value !== null && /^https?:\/\/|^\//i.test(value) ? toAddress(value, item.base ?? around.base) : null;
}

function findCategories(item: XmlElement): string[] {
  const named = ['category', 'dc:subject', 'atom:category'].flatMap((name) => findChildren(item, name));
  const lines = named.map((child) =>
    toLine(readWords(child) ?? readAttribute(child, 'label') ?? readAttribute(child, 'term')),
  );
  return [...new Set(lines.filter((line) => line !== null))];
}

/** What the item says of itself, else the language of its text, else the channel's. */
function findLanguage(item: XmlElement, around: Surroundings): string | null {
  const declared = readWords(findChild(item, 'dc:language')) ?? readWords(findChild(item, 'language'));
  if (declared !== null) return declared;
  const text = item.children.find(
    (child) => typeof child !== 'string' && child.attributes.has('xml:lang') && TEXTS.has(child.name),
  );
  return typeof text === 'object' ? text.language : (item.language ?? around.language);
}

/** RSS 2.0's `source` has the address of the feed and its title, no more. */
function findSource(item: XmlElement, around: Surroundings): FeedInfo | null {
  const source = findChild(item, 'source');
  if (source === null) return null;
  const url = toAddress(readAttribute(source, 'url'), source.base ?? around.base);
  const title = toLine(readWords(source));
  return url === null && title === null ? null : { id: url, title, link: null, updated: null, rights: null };
}
