// Atom 1.0 (RFC 4287) and 0.3: an XML tree → ParsedFeed.

import type { FeedInfo, ParsedFeed, ParsedItem, ParsedText } from '../../model/feed.ts';
import { readConstruct } from './atom-text.ts';
import { findChild, findChildren, readAttribute, readWords } from './element.ts';
import { findRhythm } from './rhythm.ts';
import { takeItems } from '../limits.ts';
import { PICTURES } from './pictures.ts';
import { address, addressIn, findFirst, inEach, inside, markup, persons, words } from './places.ts';
import type { Place, Surroundings } from './places.ts';
import { toAddress, toId, toLine, toWebAddress } from '../terms.ts';
import type { XmlElement } from '../xml/xml.ts';

const TITLE: readonly Place<ParsedText>[] = [construct('title'), markup('dc:title'), markup('media:title')];

const SUMMARY: readonly Place<ParsedText>[] = [
  construct('summary'),
  markup('dc:description'),
  markup('media:description'),
  inside('media:group', markup('media:description')),
  markup('itunes:summary'),
];

const CONTENT: readonly Place<ParsedText>[] = [construct('content'), markup('content:encoded')];

const SUBTITLE: readonly Place<ParsedText>[] = [
  ...inEach(construct, 'subtitle tagline info'),
  markup('dc:description'),
];

/** Section 4.2.7.2: no `rel` means alternate. HTML before anything else; then whatever leads to the text. */
const LINK: readonly Place<string>[] = [
  address('feedburner:origlink'),
  addressIn('link', 'href', (link) => findRelation(link) === 'alternate' && isPage(link)),
  addressIn('link', 'href', (link) => findRelation(link) === 'alternate'),
];

const ITEM_LINK: readonly Place<string>[] = [
  ...LINK,
  addressIn('content', 'src', (content) => isPage(content)),
  address('link'),
  (entry, around) => findIdAddress(entry, around),
  addressIn('link', 'href', (link) => findRelation(link) === 'self'),
];

const ID: readonly Place<string>[] = inEach(words, 'id dc:identifier guid');

const PUBLISHED: readonly Place<string>[] = inEach(
  words,
  'published issued created dc:date dcterms:issued dcterms:created pubdate',
);

const UPDATED: readonly Place<string>[] = inEach(words, 'updated modified dcterms:modified');

const AUTHORS: readonly Place<readonly string[]>[] = [
  persons('author'),
  persons('dc:creator'),
  inside('source', persons('author')),
  persons('itunes:author'),
  persons('contributor'),
];

/** The document of a root `feed`. */
export function parseAtom(root: XmlElement): ParsedFeed {
  const around = findSurroundings(root);
  return {
    format: findFormat(root),
    ...toInfo(root, around),
    subtitle: findFirst(SUBTITLE, root, around)?.value.trim() ?? null,
    language: around.language,
    authors: findFirst(AUTHORS, root, around) ?? [],
    rhythm: findRhythm(root),
    ...takeItems(findChildren(root, 'entry'), (entry) => toItem(entry, around)),
  };
}

/** 0.3 says its version; 1.0 has none. */
function findFormat(root: XmlElement): string {
  return readAttribute(root, 'version') === '0.3' ? 'atom 0.3' : 'atom 1.0';
}

function findSurroundings(root: XmlElement): Surroundings {
  const known: Surroundings = { base: root.base, language: root.language ?? readWords(findChild(root, 'dc:language')) };
  if (known.base !== null) return known;
  const self = addressIn('link', 'href', (link) => findRelation(link) === 'self')(root, known);
  return { ...known, base: toWebAddress(self) ?? toWebAddress(findFirst(LINK, root, known)) };
}

function toInfo(feed: XmlElement, around: Surroundings): FeedInfo {
  return {
    id: toFeedId(feed, around),
    title: toFeedTitle(findFirst(TITLE, feed, around)),
    link: findFirst([...LINK, address('link')], feed, around),
    updated: findFirst([...UPDATED, ...PUBLISHED], feed, around),
    rights: toLine(
      findFirst([...inEach(construct, 'rights copyright'), markup('dc:rights')], feed, around)?.value ?? null,
    ),
  };
}

/** An id is absolute (4.2.6); where a feed's is a path, its own address is meant. */
function toFeedId(feed: XmlElement, around: Surroundings): string | null {
  const id = toId(readWords(findChild(feed, 'id')));
  return id?.startsWith('/') === true ? toAddress(id, feed.base ?? around.base) : id;
}

function toFeedTitle(title: ParsedText | null): string | null {
  if (title?.type === 'text') return title.value.replace(/\s+/g, ' ').trim();
  return toLine(title?.value ?? null);
}

function toItem(entry: XmlElement, around: Surroundings): ParsedItem {
  return {
    id: toId(findFirst(ID, entry, around)),
    url: findFirst(ITEM_LINK, entry, around),
    title: findFirst(TITLE, entry, around),
    summary: findFirst(SUMMARY, entry, around),
    content: findFirst(CONTENT, entry, around),
    published: findFirst(PUBLISHED, entry, around),
    updated: findFirst(UPDATED, entry, around),
    authors: findFirst(AUTHORS, entry, around) ?? [],
    categories: findCategories(entry),
    image: findFirst(PICTURES, entry, around),
    language: findLanguage(entry, around),
    host: null,
    source: findSource(entry, around),
  };
}

function construct(name: string): Place<ParsedText> {
  return (element, around) => {
    for (const child of findChildren(element, name)) {
      const text = readConstruct(child, around);
      if (text !== null) return text;
    }
    return null;
  };
}

function findRelation(link: XmlElement): string {
  return (readAttribute(link, 'rel') ?? 'alternate')
    .toLowerCase()
    .replace('http://www.iana.org/assignments/relation/', '');
}

function isPage(link: XmlElement): boolean {
  const type = readAttribute(link, 'type');
  return type === null || /html/i.test(type);
}

function findIdAddress(entry: XmlElement, around: Surroundings): string | null {
  return toAddress(toWebAddress(readWords(findChild(entry, 'id'))), entry.base ?? around.base);
}

function findCategories(entry: XmlElement): string[] {
  const named = ['category', 'dc:subject'].flatMap((name) => findChildren(entry, name));
  const lines = named.map((child) =>
    toLine(readAttribute(child, 'label') ?? readAttribute(child, 'term') ?? readWords(child)),
  );
  return [...new Set(lines.filter((line) => line !== null))];
}

/** The language of the text itself: xml:lang may stand on the content alone, and an empty one there takes the feed's away. */
function findLanguage(entry: XmlElement, around: Surroundings): string | null {
  const declared = readWords(findChild(entry, 'dc:language'));
  if (declared !== null) return declared;
  const text = findChild(entry, 'content') ?? findChild(entry, 'summary') ?? entry;
  return text.attributes.has('xml:lang') ? text.language : (text.language ?? around.language);
}

function findSource(entry: XmlElement, around: Surroundings): FeedInfo | null {
  const source = findChild(entry, 'source');
  if (source === null) return null;
  const info = toInfo(source, around);
  return Object.values(info).every((value) => value === null) ? null : info;
}
