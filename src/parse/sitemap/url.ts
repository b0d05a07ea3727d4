// One `<url>` of a sitemap, with Google's news and image extensions: an XML element → ParsedItem. What else stands in it
// (`changefreq`, `priority`, `xhtml:link`, `video:video`) says nothing of an article.
import type { ParsedItem } from '../../model/feed.ts';
import { address, findFirst, inside, markup, words, type Place, type Surroundings } from '../feed/places.ts';
import { toLine } from '../terms.ts';
import type { XmlElement } from '../xml/xml.ts';

const NOTHING: ParsedItem = {
  id: null,
  url: null,
  title: null,
  summary: null,
  content: null,
  published: null,
  updated: null,
  authors: [],
  categories: [],
  image: null,
  language: null,
  host: null,
  source: null,
};

const NOWHERE: Surroundings = { base: null, language: null };

const URL_PLACE = address('loc');
const IMAGE = inside('image:image', address('image:loc'));
const TITLE = inNews(markup('news:title'));
const PUBLISHED = inNews(words('news:publication_date'));
const KEYWORDS = inNews(words('news:keywords'));

/** Where Google has them, and where some put them instead. */
const LANGUAGES: readonly Place<string>[] = [
  inNews(inside('news:publication', words('news:language'))),
  inNews(words('news:language')),
];

/** `lastmod` is a date of change and is kept as one. */
export function toItem(url: XmlElement | null, around: Surroundings): ParsedItem {
  if (url === null) return NOTHING;
  return {
    ...NOTHING,
    url: URL_PLACE(url, around),
    title: TITLE(url, around),
    published: PUBLISHED(url, around),
    updated: words('lastmod')(url, around),
    categories: toKeywords(KEYWORDS(url, around)),
    image: IMAGE(url, around),
    language: findFirst(LANGUAGES, url, around),
  };
}

/** A line of a sitemap in plain text. */
export function toPlainItem(url: string): ParsedItem {
  return { ...NOTHING, url };
}

/** The name of the publication that a `<url>` says it belongs to. */
export function findPublication(url: XmlElement | null): string | null {
  const place = inNews(inside('news:publication', words('news:name')));
  return url === null ? null : toLine(place(url, NOWHERE));
}

function inNews<T>(place: Place<T>): Place<T> {
  return inside('news:news', place);
}

function toKeywords(printed: string | null): string[] {
  const keywords = (printed ?? '').split(',').map(toLine);
  return [...new Set(keywords.filter((keyword) => keyword !== null))];
}
