// Where JSON that nobody has described is likely to have its items and fields: names that publishers use, the likeliest first. It knows no publisher.
import type { FieldName, FieldPlaces } from '../../model/configuration.ts';
import { getOwn } from './value.ts';

/** For each field; separated by spaces. */
const NAMES: Readonly<Record<FieldName, string>> = {
  id: 'id ID Id _id guid uuid',
  url:
    'url link href permalink URL Url Link web_url webUrl canonical_url canonicalUrl publishUrl full_url fullUrl ' +
    'share_url shareUrl article_url articleUrl external_url',
  title: 'title headline head_line headLine name showTitle Title TITLE',
  summary: 'summary description excerpt lead teaser abstract intro short_description Summary Description',
  content: 'content content_html body html articleBody full_text fullText text content_text Content',
  published:
    'published_at publish_date published date_published datePublished publishedAt publishDate publishTime publish_time ' +
    'published_date publishedDate pubDate pubdate pub_date date Date datetime created_at createdAt created time timestamp',
  updated:
    'updated_at updated date_modified dateModified updatedAt update_date updateTime modified_at modifiedAt modified ' +
    'lastModified last_modified',
  authors: 'authors author byline creator author_name authorName Author',
  categories: 'categories category tags keywords section topics Category',
  image:
    'image image_url imageUrl images thumbnail thumbnail_url thumbnailUrl thumb cover cover_image coverImage picture ' +
    'photo featured_image featuredImage img media banner_image Image',
  language: 'language lang locale inLanguage',
};

/** What calls nothing but a piece of writing so; a `name` may be a person's. */
export const TITLES = ['title', 'headline', 'head_line'];
export const ADDRESSES = ['url', 'link', 'href', 'permalink', 'slug'];

/** What only the properties of an element of a page have: its title is a tooltip. */
const ELEMENT = ['children', 'className'];

const FIELD_NAMES = Object.keys(NAMES) as readonly FieldName[];

/** For each field its likely keys, the likeliest first. */
export const LIKELY = toPlaces((name) => NAMES[name].split(' '));

/** The places that are configured, and the likely ones of every field that has none. */
export function withLikely(fields: FieldPlaces, likely: FieldPlaces = LIKELY): FieldPlaces {
  return toPlaces((name) => (fields[name].length > 0 ? fields[name] : likely[name]));
}

/** Objects, wherever they lie, that have a title and an address or what makes one; what lies within such an object is part of it. */
export function findLikelyPosts(document: unknown): readonly unknown[] {
  const posts: unknown[] = [];
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (isPost(next)) {
      posts.push(next);
      continue;
    }
    const children: unknown[] = Array.isArray(next) ? next : Object.values(next);
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at]);
  }
  return posts;
}

function toPlaces(find: (name: FieldName) => readonly string[]): FieldPlaces {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, find(name)])) as Record<FieldName, readonly string[]>;
}

function isPost(value: object): boolean {
  return hasAny(value, TITLES) && hasAny(value, ADDRESSES) && !ELEMENT.some((name) => Object.hasOwn(value, name));
}

/** Whether one of these is there and says something. */
export function hasAny(value: unknown, names: readonly string[]): boolean {
  return names.some((name) => Boolean(getOwn(value, name)));
}
