// The data of a page by Next.js's newer router: what its scripts push onto `self.__next_f`, which is a stream of React's. It knows neither rows nor items.
import { parseFlightRows, type FlightRow } from './next-flight-rows.ts';
import { scanJson } from '../json/scan.ts';
import { findScripts } from '../json/script.ts';

type Rows = ReadonlyMap<string, FlightRow>;

const PUSH = '__next_f.push(';

/** What kind of thing is pushed: 1 is a piece of the stream, as text. */
const TEXT_PIECE = 1;

const REFERENCE = /^\$[L@]?([\da-f]{1,16})$/;

/** So many times its own length may a stream grow by the rows that references stand for; a row may be named thousands of times. */
const MOST_GROWTH = 2;

/**
 * The values of all rows, in the order of the stream; a reference to a row (`$1a`) is replaced by what that row says, one level deep, so that there
 * are no cycles. Null where a page pushes nothing. Never throws, and takes time linear in the page.
 */
export function parseNextFlight(page: string): readonly unknown[] | null {
  if (!page.includes(PUSH)) return null;
  const pieces = findScripts(page).flatMap(({ source }) => findPieces(source));
  if (pieces.length === 0) return null;
  const stream = pieces.join('');
  const rows = parseFlightRows(stream);
  const purse = { left: MOST_GROWTH * stream.length };
  return Array.from(rows.values(), ({ value, isText }) => (isText ? value : toResolved(value, rows, purse)));
}

/** A push that does not end ends the script: what follows it is part of it. */
function findPieces(script: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = script.indexOf(PUSH); at !== -1;) {
    const start = at + PUSH.length;
    const { end } = scanJson(script, start);
    if (end === null) break;
    const [kind, piece] = parseArguments(script.slice(start, end));
    if (kind === TEXT_PIECE && typeof piece === 'string') pieces.push(piece);
    at = script.indexOf(PUSH, end);
  }
  return pieces;
}

function parseArguments(source: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(source);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** What has nothing to resolve in it is not copied. */
function toResolved(value: unknown, rows: Rows, purse: { left: number }): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? toMeant(value, rows, purse) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const resolved = value.map((one) => toResolved(one, rows, purse));
    return resolved.every((one, at) => one === value[at]) ? value : resolved;
  }
  const entries = Object.entries(value);
  const resolved = entries.map(([key, one]) => [key, toResolved(one, rows, purse)] as const);
  return resolved.every(([, one], at) => one === entries[at]?.[1]) ? value : Object.fromEntries(resolved);
}

/** React's escapes (ReactFlightClient, parseModelString): `$$` is a dollar, `$D` a date, `$n` a long integer. */
function toMeant(text: string, rows: Rows, purse: { left: number }): unknown {
  if (text === '$undefined') return null;
  const mark = text[1];
  if (mark === '$') return text.slice(1);
  if (mark === 'D' || mark === 'n') return text.slice(2);
  const row = rows.get(REFERENCE.exec(text)?.[1] ?? '');
  if (row === undefined || row.size > purse.left) return text;
  purse.left -= row.size;
  return row.value;
}
