// Any JSON document, as its source's recipe describes it: text → ParsedFeed. It knows no publisher's shape.
import type { FieldPlaces, Recipe } from '../../model/configuration.ts';
import type { ParsedFeed, ParsedItem } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { toJsonItem } from './item.ts';
import { describeDocument, findItems } from './items.ts';
import { withLikely } from './likely.ts';
import { findNoJson, parseJsonText } from './text.ts';
import { uniteItems } from '../repeats.ts';
import { takeItems } from '../limits.ts';
import type { ParseContext } from '../parse.ts';

/** What is asked of a document: where its items stand and where their fields do. */
type JsonRecipe = Pick<Recipe, 'items' | 'fields'>;

/**
 * Items where `recipe.items` leads (a JSONPath or a dotted way; null: the likeliest list), each field from its places (none: the likeliest
 * keys). Failures of stage `parse`: `not-json`, `ill-formed`, and `no-items` where the path leads nowhere or its items say nothing;
 * a list that is there and empty is no failure. Never throws.
 */
export function parseJson(text: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const stranger = findNoJson(text);
  if (stranger !== null) return stranger;
  const parsed = parseJsonText(text);
  return 'value' in parsed ? toJsonFeed(parsed.value, recipe, context, 'json') : parsed;
}

/** The same for a value that was JSON, wherever it was found. */
export function toJsonFeed(
  document: unknown,
  recipe: JsonRecipe,
  context: Pick<ParseContext, 'url'>,
  format: string,
): ParsedFeed | Failure {
  const found = findItems(document, recipe.items);
  if (found === null) return toNoItems(recipe.items, document);
  const fields = withLikely(recipe.fields);
  const taken = takeItems(found, (raw) => toJsonItem(raw, fields, context.url));
  const said = taken.items.filter(isSaying);
  const silent = taken.items.length - said.length;
  if (said.length === 0 && silent > 0) return toSilent(recipe, found);
  const notes = silent === 0 ? [] : [`left out ${silent} items that have neither id nor title nor address`];
  const { complete } = taken;
  return { ...toItemsFeed(uniteItems(said), format), complete, notes: [...taken.notes, ...notes] };
}

/** A whole document of which nothing is known but its items. */
export function toItemsFeed(items: readonly ParsedItem[], format: string): ParsedFeed {
  return {
    format,
    id: null,
    title: null,
    link: null,
    updated: null,
    rights: null,
    subtitle: null,
    language: null,
    authors: [],
    items,
    next: [],
    rhythm: null,
    complete: true,
    notes: [],
  };
}

function isSaying({ id, url, title }: ParsedItem): boolean {
  return id !== null || url !== null || title !== null;
}

function toNoItems(items: string | null, document: unknown): Failure {
  const described = describeDocument(document);
  const detail =
    items === null
      ? `found no list of objects in ${described}; set items to the JSONPath of the list`
      : `items "${items}" finds nothing in ${described}; look whether the outlet changed its data, and mend the path`;
  return { stage: 'parse', code: 'no-items', detail };
}

function toSilent({ items, fields }: JsonRecipe, found: readonly unknown[]): Failure {
  const where = items === null ? 'the likeliest list' : `items "${items}"`;
  const detail =
    `${where} finds ${describeDocument(found)}, and none of these has a title (${nameAll(fields, 'title')}), ` +
    `an address (${nameAll(fields, 'url')}) or an id (${nameAll(fields, 'id')}); mend these fields`;
  return { stage: 'parse', code: 'no-items', detail };
}

function nameAll(fields: FieldPlaces, name: 'title' | 'url' | 'id'): string {
  return fields[name].length === 0 ? 'no place is set' : fields[name].join(', ');
}
