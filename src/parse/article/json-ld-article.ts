// An article as linked data tells of it (schema.org): node → ParsedItem; it knows nothing of the page around it.
import type { ParsedItem, ParsedText } from '../../model/feed.ts';
import { get, isNode, readTypes, readValues, readWords, resolve, toGraph, toWords } from './json-ld-node.ts';
import type { JsonLdGraph, JsonLdNode } from './json-ld-node.ts';
import { MOST_AUTHORS, MOST_CATEGORIES, isSameName, toDistinct, toPerson, toTerms } from './terms.ts';
import { isArticleType } from './types.ts';
import { toAddress, toLine } from '../terms.ts';

/** What is known of the page while its nodes are read. */
export interface JsonLdPage {
  readonly graph: JsonLdGraph;
  /** Names as they were read: a list page points at one person from each of its articles. */
  readonly names: Map<JsonLdNode, string | null>;
  /** The address that relative ones are resolved against; null where there is none. */
  readonly base: string | null;
}

type Place<T> = (node: JsonLdNode, page: JsonLdPage) => T | null;

/** An `@id` comes last: most are anchors in the page, and only say by accident where it is. */
const URL_PLACES: readonly Place<string>[] = [reference('url'), reference('mainEntityOfPage'), findOwnId];

const TITLE: readonly Place<ParsedText>[] = [line('headline'), line('name')];
const SUMMARY: readonly Place<ParsedText>[] = [line('description'), line('abstract')];

const IMAGE: readonly Place<string>[] = [picture('image'), picture('thumbnailUrl')];

export function toJsonLdPage(nodes: readonly unknown[], base: string | null): JsonLdPage {
  return { graph: toGraph(nodes), names: new Map(), base };
}

export function isArticle(node: JsonLdNode): boolean {
  return readTypes(node).some(isArticleType);
}

/** Ids are none: `@id` is an anchor within the page. */
export function toJsonLdItem(node: JsonLdNode, page: JsonLdPage): ParsedItem {
  return {
    id: null,
    url: findFirst(URL_PLACES, node, page),
    title: findFirst(TITLE, node, page),
    summary: findFirst(SUMMARY, node, page),
    content: null,
    // Not dateCreated and uploadDate: they are no publication.
    published: readWords(node, 'datePublished'),
    updated: readWords(node, 'dateModified'),
    authors: findAuthors(node, page),
    categories: findCategories(node),
    image: findFirst(IMAGE, node, page),
    language: findLanguage(node, page),
    host: null,
    source: null,
  };
}

/** Every address that the node gives itself. */
export function findAddresses(node: JsonLdNode, page: JsonLdPage): readonly string[] {
  return URL_PLACES.flatMap((place) => place(node, page) ?? []);
}

/** The name of who published it; null where it names nobody. */
export function findPublisher(node: JsonLdNode, page: JsonLdPage): string | null {
  return findName(readValues(node, 'publisher')[0], page);
}

function findFirst<T>(places: readonly Place<T>[], node: JsonLdNode, page: JsonLdPage): T | null {
  for (const place of places) {
    const found = place(node, page);
    if (found !== null) return found;
  }
  return null;
}

/** Templates put markup and references into what JSON needs neither for. */
function line(key: string): Place<ParsedText> {
  return (node, { base }) => {
    const value = toLine(readWords(node, key));
    return value === null ? null : { type: 'text', value, base };
  };
}

/** An address, or the address of a node: `mainEntityOfPage` is a WebPage. */
function reference(key: string): Place<string> {
  return (node, { graph, base }) => {
    const value = resolve(readValues(node, key)[0], graph);
    const printed = isNode(value) ? (readWords(value, 'url') ?? readWords(value, '@id')) : toWords(value);
    return toAddress(printed, base);
  };
}

/** An address, or an ImageObject's; its `@id` is the name of a node and no picture. */
function picture(key: string): Place<string> {
  return (node, { graph, base }) => {
    const value = resolve(readValues(node, key)[0], graph);
    const printed = isNode(value) ? (readWords(value, 'url') ?? readWords(value, 'contentUrl')) : null;
    return toAddress(printed ?? toWords(value), base);
  };
}

function findOwnId(node: JsonLdNode): string | null {
  const id = readWords(node, '@id');
  return id !== null && /^https?:\/\/[^#]+$/i.test(id) ? toAddress(id, null) : null;
}

/** An organisation that is the publisher too is no person. */
function findAuthors(node: JsonLdNode, page: JsonLdPage): string[] {
  const publisher = findPublisher(node, page);
  const named = ['author', 'creator'].map((key) =>
    readValues(node, key)
      .slice(0, MOST_AUTHORS)
      .map((value) => findName(value, page)),
  );
  const authors = named.find((names) => names.some((name) => name !== null)) ?? [];
  return toDistinct(authors, MOST_AUTHORS).filter((name) => !isSameName(name, publisher));
}

/** Of a text, a node, or the node that is pointed at. */
function findName(value: unknown, { graph, names }: JsonLdPage): string | null {
  const node = resolve(value, graph);
  if (!isNode(node)) return toPerson(toWords(node));
  const known = names.get(node);
  if (known !== undefined) return known;
  const name = toPerson(readWords(node, 'name') ?? toWords(node));
  names.set(node, name);
  return name;
}

/** Keywords are one text with commas, a list, or DefinedTerms. */
function findCategories(node: JsonLdNode): string[] {
  const sections = readValues(node, 'articleSection').map((value) => toWords(value));
  const keywords = readValues(node, 'keywords').flatMap((value) =>
    toTerms(isNode(value) ? (readWords(value, 'name') ?? toWords(value)) : toWords(value)),
  );
  return toDistinct([...sections.map(toLine), ...keywords], MOST_CATEGORIES);
}

/** A tag, or a Language whose `alternateName` is the tag (schema.org/inLanguage). */
function findLanguage(node: JsonLdNode, { graph }: JsonLdPage): string | null {
  const value = resolve(readValues(node, 'inLanguage')[0], graph);
  if (!isNode(value) || get(value, '@value') !== undefined) return toWords(value);
  return readWords(value, 'alternateName') ?? readWords(value, 'name');
}
