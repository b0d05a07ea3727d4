// What an article can be read from in its page, gathered once, and the kinds of place that several fields share; it prefers none to another.
import type { ParsedItem } from '../../model/feed.ts';
import { findOwn, type OwnTerms } from './claims.ts';
import { readArticleMarkup, type ArticleMarkup } from './markup.ts';
import { findSite, type Site } from './site.ts';
import { parseHtml, type HtmlRoot } from '../html/tree.ts';
import {
  findAddresses,
  findPublisher,
  isArticle,
  toJsonLdItem,
  toJsonLdPage,
  type JsonLdPage,
} from './json-ld-article.ts';
import { isNode, readWords, type JsonLdNode } from './json-ld-node.ts';
import { findJsonLd } from './json-ld.ts';
import { findMetaText } from './meta.ts';
import { findMicrodata, type MicrodataArticle } from './microdata.ts';
import { toAddress, toLine } from '../terms.ts';

export interface ArticlePage extends ArticleMarkup {
  /** Of the articles that the page describes the one that it is. */
  readonly jsonLd: ParsedItem | null;
  /** Every address that it is given there. */
  readonly addresses: readonly string[];
  readonly microdata: MicrodataArticle | null;
  readonly site: Site;
}

/** One place where a field may stand: null where this page has nothing there. */
export type Place<T> = (page: ArticlePage) => T | null;

export function readArticlePage(text: string, url: string | null): ArticlePage {
  const root = parseHtml(text);
  const markup = readArticleMarkup(root, url);
  const own = findOwnTerms(markup);
  const nodes = findJsonLd(root).filter(isNode);
  const data = toJsonLdPage(nodes, markup.base);
  const node = findOwnNode(nodes, data, own);
  const microdata = findOwnMicrodata(root, own, markup.base);
  const publishers = [node === null ? null : findPublisher(node, data), microdata?.publisher ?? null];
  const names = [findMetaText(markup.meta, ['og:site_name', 'application-name']), ...publishers];
  const jsonLd = node === null ? null : toJsonLdItem(node, data);
  const addresses = node === null ? [] : findAddresses(node, data);
  return { ...markup, jsonLd, addresses, microdata, site: findSite(nodes, names.map(toLine), url) };
}

/** What the first place of an ordered table says of which `to` makes something. */
export function findFirst<T, U>(places: readonly Place<T>[], page: ArticlePage, to: (found: T) => U | null): U | null {
  for (const place of places) {
    const found = place(page);
    const value = found === null ? null : to(found);
    if (value !== null) return value;
  }
  return null;
}

/** The first content of the first of the names, separated by spaces. */
export function fromMeta(names: string): Place<string> {
  const list = names.split(' ');
  return ({ meta }) => findMetaText(meta, list);
}

function findOwnTerms({ url, base, canonicals, headings, meta }: ArticleMarkup): OwnTerms {
  return {
    addresses: [url, ...canonicals].flatMap((address) => toAddress(address, base) ?? []),
    headlines: [toLine(findMetaText(meta, ['og:title'])), ...headings],
  };
}

function findOwnNode(nodes: readonly JsonLdNode[], data: JsonLdPage, own: OwnTerms): JsonLdNode | null {
  const claims = nodes.filter(isArticle).map((node) => ({
    told: node,
    addresses: findAddresses(node, data),
    headline: toLine(readWords(node, 'headline')),
  }));
  return findOwn(claims, own);
}

function findOwnMicrodata(root: HtmlRoot, own: OwnTerms, base: string | null): MicrodataArticle | null {
  const claims = findMicrodata(root).map((article) => ({
    told: article,
    addresses: [toAddress(article.url, base) ?? ''],
    headline: article.headline,
  }));
  return findOwn(claims, own);
}
