// WordPress's REST interface (/wp-json/wp/v2/posts): text → ParsedFeed. Where a post has its fields stands here; how places are read does not.
import type { FieldPlaces, Recipe } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Failure } from '../model/visit.ts';
import { decodeReferences } from './xml/entities.ts';
import { withLikely } from './json/likely.ts';
import { describeDocument, findItems } from './json/items.ts';
import { findNoJson, parseJsonText } from './json/text.ts';
import { getOwn, toTexts } from './json/value.ts';
import { toJsonFeed } from './json/json.ts';
import type { ParseContext } from './parse.ts';
import { toLine } from './terms.ts';

/** developer.wordpress.org/rest-api/reference/posts, with what `_embed`, Jetpack and Yoast add. A post's guid is that of the site's feed. */
const FIELDS: FieldPlaces = {
  id: ['guid', 'id'],
  url: ['link', './?p={id}'],
  title: ['title'],
  summary: ['excerpt'],
  content: ['content'],
  published: ['date_gmt', 'date'],
  updated: ['modified_gmt', 'modified'],
  authors: ['_embedded.author', 'yoast_head_json.author'],
  categories: ['_embedded.wp:term'],
  image: [
    '_embedded.wp:featuredmedia.source_url',
    'jetpack_featured_media_url',
    'yoast_head_json.og_image.url',
    'featured_image_url',
    'featured_image_src',
  ],
  language: ['lang', 'yoast_head_json.og_locale'],
};

/** Longest failure, in characters: it quotes the document. */
const LONGEST_DETAIL = 300;

/** What a post is known by. */
const POST_KEYS = ['title', 'link', 'guid', 'date_gmt', 'date'];

/** WordPress prints `0000-00-00T00:00:00` and `-001-11-30T00:00:00` for no date. */
const DATE = /^[12]\d{3}-(?!00)\d\d-(?!00)\d\d/;
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** Where the interface begins, beneath the address of its site: `/wp-json/`, or a parameter where addresses are plain. */
const INTERFACE = /\/wp-json\/.*$|\/(?:index\.php)?\?.*$/s;

/**
 * A list of posts, or one; `recipe.fields` goes before our own places, field by field, and `recipe.items` finds posts that lie elsewhere.
 * `date_gmt` is UTC without a Z, and `date` has no zone. Failures of stage `parse`: `not-wordpress` with WordPress's own message or what
 * the document looks like, `not-json`, `ill-formed`, `no-items`. Never throws.
 */
export function parseWordpress(text: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const stranger = findNoJson(text);
  if (stranger !== null) return stranger;
  const parsed = parseJsonText(text);
  if (!('value' in parsed)) return parsed;
  const site = { url: context.url?.replace(INTERFACE, '/') ?? null };
  const fields = withLikely(recipe.fields, FIELDS);
  const posts = recipe.items === null ? findPosts(parsed.value) : findItems(parsed.value, recipe.items);
  if (posts !== null) return toJsonFeed(posts.map(toPost), { items: '$', fields }, site, 'wordpress');
  return recipe.items === null ? toFailure(parsed.value) : toJsonFeed(parsed.value, recipe, site, 'wordpress');
}

function findPosts(document: unknown): readonly unknown[] | null {
  if (!Array.isArray(document)) return isPost(document) ? [document] : null;
  const posts = document.filter(isPost);
  return posts.length === 0 && document.length > 0 ? null : posts;
}

function isPost(value: unknown): boolean {
  return POST_KEYS.some((key) => getOwn(value, key) !== undefined);
}

/** The post as its site means it: dates with their zone or none, the guid as in its feed, no words of the form that asks for a password. */
function toPost(raw: unknown): unknown {
  const date = (key: string, zone: string) => toDate(getOwn(raw, key), zone);
  return {
    ...(raw as object),
    date_gmt: date('date_gmt', 'Z'),
    modified_gmt: date('modified_gmt', 'Z'),
    date: date('date', ''),
    modified: date('modified', ''),
    guid: { rendered: toTexts(getOwn(raw, 'guid'), 'text').map(decodeReferences) },
    excerpt: toOpen(getOwn(raw, 'excerpt')),
    content: toOpen(getOwn(raw, 'content')),
  };
}

function toDate(value: unknown, zone: string): unknown {
  if (typeof value !== 'string') return value;
  if (!DATE.test(value)) return null;
  return ZONE.test(value) ? value : `${value}${zone}`;
}

function toOpen(text: unknown): unknown {
  return getOwn(text, 'protected') === true ? null : text;
}

function toFailure(document: unknown): Failure {
  const [message, code] = ['message', 'code'].map((key) => toLine(toTexts(getOwn(document, key), 'text')[0] ?? null));
  const detail =
    message === null || code === null
      ? `expected a list of WordPress posts and found ${describeDocument(document)}; look at the address, or use kind: json`
      : `WordPress says “${message}” (${code}); look whether its interface is open to everybody, or read the site's feed instead`;
  return { stage: 'parse', code: 'not-wordpress', detail: detail.slice(0, LONGEST_DETAIL) };
}
