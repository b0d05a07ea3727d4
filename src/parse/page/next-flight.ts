// The data of a page by Next.js's newer router: what its scripts push onto `self.__next_f`, which is a stream of React's. It knows neither rows nor items.
import { resolveRows } from './next-flight-references.ts';
import { parseFlightRows } from './next-flight-rows.ts';
import { scanJson } from '../json/scan.ts';
import { findScripts } from '../json/script.ts';

const PUSH = '__next_f.push(';

/** What kind of thing is pushed: 1 is a piece of the stream, as text. */
const TEXT_PIECE = 1;

/** So many times its own length may a stream grow by the rows that references stand for; a row may be named thousands of times. */
const MOST_GROWTH = 2;

/**
 * The values of all rows, in the order of the stream; references to rows and their parts (`$1a`, `$1a:0:src`) are replaced by what these say,
 * and by null where they lead nowhere. Null where a page pushes nothing. Never throws, and takes time linear in the page.
 */
export function parseNextFlight(page: string): readonly unknown[] | null {
  if (!page.includes(PUSH)) return null;
  const pieces = findScripts(page).flatMap(({ source }) => findPieces(source));
  if (pieces.length === 0) return null;
  const stream = pieces.join('');
  return resolveRows(parseFlightRows(stream), MOST_GROWTH * stream.length);
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
