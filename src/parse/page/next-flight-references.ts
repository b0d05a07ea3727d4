// References in React's Flight stream (ReactFlightClient, parseModelString) → what they stand for, or null: none is ever text. It knows neither bytes nor items.
import type { FlightRow } from './next-flight-rows.ts';
import { DEEPEST } from '../json/scan.ts';
import { getOwn } from '../json/value.ts';

type Rows = ReadonlyMap<string, FlightRow>;

/** What resolving has come to. */
interface Resolution {
  readonly rows: Rows;
  /** Lists and objects around the value that is being resolved: a reference to one of them would have no end. */
  readonly open: Set<object>;
  /** References within references that are being followed. */
  following: number;
  /** Characters and values that references may still stand for. */
  left: number;
}

/** `$1a` a row, `$1a:0:src` a part of it, `$L1a` and `$@1a` a row that may come later. */
const REFERENCE = /^\$[L@]?([\da-f]{1,16})(?::(.*))?$/s;

/** The mark that a list is an element: `["$", type, key, props]`. */
const ELEMENT = '$';

/** Where a list that is an element has what paths name. */
const ELEMENT_PARTS: ReadonlyMap<string, string> = new Map([
  ['type', '1'],
  ['key', '2'],
  ['props', '3'],
]);

/**
 * The values of all rows in their order, with what references in them and in what these name stand for: at most `most` characters and values
 * are added, so that a row named ten thousand times is not read as often. What leads nowhere, in a circle or too deep, is null.
 */
export function resolveRows(rows: Rows, most: number): readonly unknown[] {
  const resolution: Resolution = { rows, open: new Set(), following: 0, left: most };
  return Array.from(rows.values(), ({ value, isText }) => (isText ? value : toResolved(value, resolution)));
}

/** What has nothing to resolve in it is not copied. */
function toResolved(value: unknown, resolution: Resolution): unknown {
  if (!pay(value, resolution)) return null;
  if (typeof value === 'string') return value.startsWith('$') ? toMeant(value, resolution) : value;
  if (typeof value !== 'object' || value === null) return value;
  const { open } = resolution;
  if (open.has(value) || open.size >= DEEPEST) return null;
  open.add(value);
  const resolved = Array.isArray(value) ? toResolvedList(value, resolution) : toResolvedObject(value, resolution);
  open.delete(value);
  return resolved;
}

function toResolvedList(list: readonly unknown[], resolution: Resolution): readonly unknown[] {
  const resolved = list.map((one) => toResolved(one, resolution));
  return resolved.every((one, at) => one === list[at]) ? list : resolved;
}

function toResolvedObject(object: object, resolution: Resolution): object {
  const entries = Object.entries(object);
  const resolved = entries.map(([key, one]) => [key, toResolved(one, resolution)] as const);
  return resolved.every(([, one], at) => one === entries[at]?.[1]) ? object : Object.fromEntries(resolved);
}

/** `$$` is a dollar, `$D` a date, `$n` a long integer; symbols, actions, maps and the like say nothing. */
function toMeant(text: string, resolution: Resolution): unknown {
  const mark = text[1];
  if (mark === '$') return text.slice(1);
  if (mark === 'D' || mark === 'n') return text.slice(2);
  return text === ELEMENT ? text : followReference(text, resolution, toTarget);
}

function toTarget(row: FlightRow, resolution: Resolution): unknown {
  if (!row.isText) return toResolved(row.value, resolution);
  return pay(row.value, resolution) ? row.value : null;
}

/** What `read` makes of the row, or the part of one, that a reference names; null where there is none. */
function followReference(
  reference: string,
  resolution: Resolution,
  read: (row: FlightRow, resolution: Resolution) => unknown,
): unknown {
  const [, id = '', path] = REFERENCE.exec(reference) ?? [];
  const row = resolution.rows.get(id);
  if (row === undefined || resolution.following >= DEEPEST) return null;
  resolution.following += 1;
  const target = path === undefined ? row : { ...row, value: followPath(row, path, resolution), isText: false };
  const found = target.value === undefined ? null : read(target, resolution);
  resolution.following -= 1;
  return found;
}

/** By own keys only; what stands on the way may be a reference itself. Undefined where the way ends. */
function followPath({ value, isText }: FlightRow, path: string, resolution: Resolution): unknown {
  let reached: unknown = isText ? undefined : value;
  for (const key of path.split(':')) {
    if (!pay(key, resolution)) return undefined;
    const holder = typeof reached === 'string' ? followReference(reached, resolution, toRaw) : reached;
    reached = getOwn(holder, toKey(holder, key));
    if (reached === undefined) return undefined;
  }
  return reached;
}

function toRaw({ value, isText }: FlightRow, resolution: Resolution): unknown {
  if (!pay(value, resolution)) return null;
  return typeof value === 'string' && !isText ? followReference(value, resolution, toRaw) : value;
}

function toKey(holder: unknown, key: string): string {
  const isElement = Array.isArray(holder) && holder[0] === ELEMENT;
  return (isElement ? ELEMENT_PARTS.get(key) : undefined) ?? key;
}

/** What stands in a row itself costs nothing, as it is there once. */
function pay(value: unknown, resolution: Resolution): boolean {
  if (resolution.following === 0) return true;
  const price = typeof value === 'string' ? value.length + 1 : 1;
  if (price > resolution.left) return false;
  resolution.left -= price;
  return true;
}
