// Data of any shape → the lists of objects in it. It knows nothing of what their members mean.
import type { Step } from './json-path-text.ts';

/** An object of a list with its scalar members as text; those of objects within it under `outer.inner`. */
export type Row = ReadonlyMap<string, string>;

export interface DataList {
  /** The way to its rows, which ends with any item. */
  readonly steps: readonly Step[];
  readonly rows: readonly Row[];
}

/** Fewer rows are no list of articles but a menu or a highlight. */
const FEWEST_ROWS = 3;

/** Most values that are looked at; a payload of 2.5 MB has about 100,000. */
const MOST_VALUES = 500_000;

/** Most rows of one list that are looked at: what holds for these holds for the rest. */
const MOST_ROWS = 200;

/** Deepest nesting that is followed; pages' data has some thirty levels. */
const DEEPEST = 60;

/** Most members of one object, counting those of objects within it. */
const MOST_MEMBERS = 100;

type Unchecked = Readonly<Record<string, unknown>>;

interface Visit {
  readonly value: unknown;
  readonly steps: readonly Step[];
}

/** A list while it grows, its rows by what they say: one post may stand in several lists at the same way. */
interface Growing {
  readonly steps: readonly Step[];
  readonly rows: Map<string, Row>;
}

/** Objects at the same way are one list, whichever list within a list they stand in; equal ones are one row. In the order of the data. */
export function findDataLists(data: unknown): DataList[] {
  const lists = new Map<string, Growing>();
  // Its own stack, since data may be nested deeper than calls may be.
  const open: Visit[] = [{ value: data, steps: [] }];
  for (let seen = 0; seen < MOST_VALUES; seen += 1) {
    const visit = open.pop();
    if (visit === undefined) break;
    if (isObject(visit.value) && visit.steps.at(-1) === null) addRow(visit.value, visit.steps, lists);
    for (const inner of toInner(visit)) open.push(inner);
  }
  const found = Array.from(lists.values(), ({ steps, rows }) => ({ steps, rows: [...rows.values()] }));
  return found.filter(({ rows }) => rows.length >= FEWEST_ROWS);
}

function addRow(value: Unchecked, steps: readonly Step[], lists: Map<string, Growing>): void {
  const way = JSON.stringify(steps);
  const { rows } = lists.get(way) ?? { rows: new Map<string, Row>() };
  lists.set(way, { steps, rows });
  if (rows.size >= MOST_ROWS) return;
  const row = toRow(value);
  rows.set(JSON.stringify([...row]), row);
}

/** Last first, as they are taken from the end. Text that holds data is not opened. */
function toInner({ value, steps }: Visit): Visit[] {
  if (steps.length > DEEPEST || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const inner = [...steps, null];
    return value.map((item: unknown) => ({ value: item, steps: inner })).toReversed();
  }
  return Object.entries(value)
    .map(([key, member]: [string, unknown]) => ({ value: member, steps: [...steps, key] }))
    .toReversed();
}

function toRow(value: Unchecked): Row {
  const members = Object.entries(value).flatMap(([key, member]) =>
    isObject(member)
      ? Object.entries(member).map(([inner, one]) => [`${key}.${inner}`, one] as const)
      : [[key, member] as const],
  );
  return new Map(
    members.slice(0, MOST_MEMBERS).flatMap(([key, member]) => {
      const text = toText(member);
      return text === null ? [] : [[key, text] as const];
    }),
  );
}

function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
