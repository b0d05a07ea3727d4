// Where the items of a JSON document stand: by a path, or where they are likely to. It reads none of them.
import { walkPath } from './path.ts';
import { findLikelyItems } from './likely-list.ts';
import { followWay } from './place.ts';

/** Most keys of a document that a failure names, and the longest of them. */
const MOST_KEYS = 8;
const LONGEST_KEY = 40;

/**
 * The objects that a JSONPath or a dotted way leads to, or those of the lists that it leads to; without a path those of the likeliest list.
 * None where the list is there and empty, or a filter leaves nothing of it; null where the path leads nowhere.
 */
export function findItems(document: unknown, path: string | null): readonly unknown[] | null {
  if (path === null) return toHolders(findLikelyItems(document));
  if (!path.startsWith('$')) return toItems([followWay(path, document)]);
  const { found, reached, filtered } = walkPath(path, document);
  if (found.length > 0) return toItems(found);
  const isEmpty =
    reached.length > 0 && reached.every((value) => Array.isArray(value) && (filtered || value.length === 0));
  return isEmpty ? [] : null;
}

/** What a document looks like from outside: `a JSON document with the keys a, b`. */
export function describeDocument(document: unknown): string {
  if (Array.isArray(document)) {
    const first = document.find(isHolder);
    const rows = `a JSON list of ${document.length}`;
    return first === undefined || Array.isArray(first) ? rows : `${rows}, the first with ${nameKeys(first)}`;
  }
  if (!isHolder(document)) return 'JSON that is neither an object nor a list';
  return `a JSON document with ${nameKeys(document)}`;
}

/** A list of numbers or words is none of items. */
function toHolders(list: readonly unknown[] | null): readonly unknown[] | null {
  const holders = list?.filter(isHolder) ?? [];
  return holders.length === 0 && list?.length !== 0 ? null : holders;
}

/** An element that is a list of objects stands for these; null where nothing was found. */
function toItems(found: readonly unknown[]): readonly unknown[] | null {
  const items = found.flatMap((value) => (isListOfHolders(value) ? value : [value])).filter(isHolder);
  return items.length > 0 || found.some((value) => Array.isArray(value)) ? items : null;
}

function isListOfHolders(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(isHolder);
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function nameKeys(value: object): string {
  const keys = Object.keys(value);
  const named = keys.slice(0, MOST_KEYS).map((key) => key.slice(0, LONGEST_KEY));
  if (named.length === 0) return 'no keys';
  return `the keys ${[...named, ...(keys.length > MOST_KEYS ? ['…'] : [])].join(', ')}`;
}
