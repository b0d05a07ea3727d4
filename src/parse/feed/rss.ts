// RSS 0.9x to 2.0 and RDF (RSS 1.0): an XML tree → ParsedFeed. What an item is made of stands in a file of its own.

import type { FeedInfo, ParsedFeed, ParsedText } from '../../model/feed.ts';
import { findChild, findChildren, readAttribute, readWords } from './element.ts';
import { takeItems } from '../limits.ts';
import { addressIn, findFirst, inEach, inside, markup, persons, words } from './places.ts';
import type { Place, Surroundings } from './places.ts';
import { findRhythm } from './rhythm.ts';
import { LINK, parseItem, PUBLISHED, TITLE } from './rss-item.ts';
import { toId, toLine, toWebAddress } from '../terms.ts';
import type { XmlElement } from '../xml/xml.ts';

const SUBTITLE: readonly Place<ParsedText>[] = inEach(
  markup,
  'description dc:description atom:subtitle atom:tagline itunes:summary itunes:subtitle',
);

const UPDATED: readonly Place<string>[] = [
  words('lastbuilddate'),
  ...PUBLISHED,
  ...inEach(words, 'atom:updated atom:modified dcterms:modified'),
];

const AUTHORS: readonly Place<readonly string[]>[] = [
  ...inEach(persons, 'dc:creator managingeditor atom:author author itunes:author googleplay:author'),
  inside('itunes:owner', persons('itunes:name')),
  persons('webmaster'),
];

const LANGUAGE: readonly Place<string>[] = [words('language'), words('dc:language'), (channel) => channel.language];

const RIGHTS: readonly Place<string>[] = inEach(words, 'copyright dc:rights atom:rights dcterms:rights');

/** The document of a root `rss`, `rdf:rdf` or `channel`. Items of RDF and of RSS 0.90 stand beside the channel, others in it; both are read. */
export function parseRss(root: XmlElement): ParsedFeed {
  const channel = findChild(root, 'channel') ?? root;
  const around = findSurroundings(channel);
  const items = [...findChildren(channel, 'item'), ...(channel === root ? [] : findChildren(root, 'item'))];
  return {
    format: findFormat(root),
    ...toInfo(channel, around),
    subtitle: findFirst(SUBTITLE, channel, around)?.value.trim() ?? null,
    language: around.language,
    authors: findFirst(AUTHORS, channel, around) ?? [],
    rhythm: findRhythm(channel),
    ...takeItems(items, (item) => parseItem(item, around)),
  };
}

function findFormat(root: XmlElement): string {
  if (root.name.endsWith('rdf')) return 'rdf';
  const version = readAttribute(root, 'version');
  return version === null ? 'rss' : `rss ${version}`;
}

/** Without an address of its own, a document lies where it says that it does, or else where its site is. */
function findSurroundings(channel: XmlElement): Surroundings {
  const known: Surroundings = {
    base: channel.base,
    language: findFirst(LANGUAGE, channel, { base: null, language: null }),
  };
  if (known.base !== null) return known;
  const self = addressIn('atom:link', 'href', (link) => readAttribute(link, 'rel') === 'self')(channel, known);
  return { ...known, base: toWebAddress(self) ?? toWebAddress(findFirst(LINK, channel, known)) };
}

function toInfo(channel: XmlElement, around: Surroundings): FeedInfo {
  return {
    id: toId(readWords(findChild(channel, 'atom:id')) ?? readAttribute(channel, 'rdf:about')),
    title: toLine(findFirst(TITLE, channel, around)?.value ?? null),
    link: findFirst(LINK, channel, around),
    updated: findFirst(UPDATED, channel, around),
    rights: toLine(findFirst(RIGHTS, channel, around)),
  };
}
