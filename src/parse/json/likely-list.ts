// Which of the lists in JSON that nobody has described is the one with the news: by how much its objects look like it, whatever its order. It knows no publisher.
import { ADDRESSES, hasAny, LIKELY, TITLES } from './likely.ts';

/** All values that lie at one place of a document, lists within one list and those of all its objects together. */
interface Spot {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** A list of objects, and how much it looks like news. */
interface Candidate {
  readonly list: readonly unknown[];
  readonly score: number;
}

/** Names of lists that may be empty because there is no news. */
const LISTS = /^(?:items|data|list|posts|articles|news|results|rows|entries|stories|datasource|\w+_list)$/i;

/** Names of lists that have titles and addresses and are none of news. */
const MENUS = /menu|nav|header|footer|breadcrumb|social|banner|categor|^tags?$|^links$/i;

/**
 * What objects have that are news, and how much each speaks for it: menus have titles and addresses too, persons a name, a text and a picture;
 * a date and a text are rarely elsewhere.
 */
const SIGNS: readonly (readonly [names: readonly string[], weight: number])[] = [
  [TITLES, 3],
  [LIKELY.title, 3],
  [LIKELY.published, 4],
  [[...LIKELY.summary, ...LIKELY.content], 2],
  [LIKELY.image, 1],
  [[...LIKELY.url, ...ADDRESSES], 1],
];

/** More than a picture, less than a date. */
const NAMED = 2;

/** With a title and one of these an object is news, and what lies within is part of it, as comments and topics are; `content` may be a section's list. */
const TOLD = [...LIKELY.published, ...LIKELY.summary, ...LIKELY.image];

/** Objects of a list that are looked at. */
const SAMPLE = 10;

/**
 * The document itself where it is a list of objects, else of the lists in it that one whose objects look most like news, of equals the longer one, then
 * the less deep one. An empty list counts where its name says that news would be in it. Null where there is none.
 */
export function findLikelyItems(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document) && (document.some(isObject) || !document.some(Array.isArray))) return document;
  let best: Candidate | null = null;
  let empty: readonly unknown[] | null = null;
  for (const [name, list] of walkLists(document)) {
    if (list.length === 0 && LISTS.test(name)) empty ??= list;
    const objects = list.filter(isObject);
    const candidate = { list: objects, score: toScore(name, objects) };
    if (objects.length > 0 && (best === null || isBetter(candidate, best))) best = candidate;
  }
  return best?.list ?? empty ?? (Array.isArray(document) ? document : null);
}

function isBetter(one: Candidate, other: Candidate): boolean {
  return one.score === other.score ? one.list.length > other.list.length : one.score > other.score;
}

/** What at least half of the first objects have. */
function toScore(name: string, objects: readonly object[]): number {
  const sample = objects.slice(0, SAMPLE);
  const isCommon = (names: readonly string[]) =>
    sample.filter((object) => hasAny(object, names)).length * 2 >= sample.length;
  const signs = SIGNS.reduce((sum, [names, weight]) => (isCommon(names) ? sum + weight : sum), 0);
  return signs + (LISTS.test(name) ? NAMED : 0) - (MENUS.test(name) ? NAMED : 0);
}

/** Every list, its lists unfolded, with the name it has; breadth first, in time linear in the document. */
function* walkLists(document: unknown): Generator<readonly [string, readonly unknown[]]> {
  const waiting: Spot[] = [{ name: '', values: [document] }];
  for (const { name, values } of waiting) {
    const lists = values.filter((value): value is readonly unknown[] => Array.isArray(value));
    const elements = lists.flat();
    if (lists.length > 0) yield [name, elements];
    const inner = elements.filter(Array.isArray);
    if (inner.length > 0) waiting.push({ name, values: inner });
    const holders = [...values.filter(isObject), ...elements.filter(isObject).filter((one) => !isTold(one))];
    for (const [key, held] of groupByKey(holders)) waiting.push({ name: key, values: held });
  }
}

function groupByKey(holders: readonly object[]): ReadonlyMap<string, unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const [key, value] of holders.flatMap((holder) => Object.entries(holder) as [string, unknown][])) {
    if (typeof value !== 'object' || value === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function isTold(value: object): boolean {
  return hasAny(value, TITLES) && hasAny(value, TOLD);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
