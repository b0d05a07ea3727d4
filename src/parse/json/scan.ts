// JSON text seen from outside: where a value ends, how deep it goes and which of its integers a double cannot hold. It builds nothing.

/** Levels of lists and objects that are read. Real documents have about 30, and a page's React tree 100; every recursive reader has its limit. */
export const DEEPEST = 500;

/** What one pass over a value sees. */
export interface JsonExtent {
  /** Behind its last bracket; null where it is no list or object, or does not end. */
  readonly end: number | null;
  readonly tooDeep: boolean;
  /** Start and end of every integer whose value JSON.parse would change. */
  readonly longIntegers: readonly (readonly [start: number, end: number])[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Digits below which every integer is safe: 2^53 has 16. */
const LONG = 16;

const NUMBER = /[-+.\deE]+/y;

/** From the value that begins at `start`, in time linear in the text. */
export function scanJson(text: string, start: number): JsonExtent {
  const longIntegers: (readonly [number, number])[] = [];
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = findStringEnd(text, at);
    } else if (isOpening(code)) {
      depth += 1;
      if (depth > DEEPEST) return { end: null, tooDeep: true, longIntegers };
    } else if (isClosing(code)) {
      depth -= 1;
      if (depth <= 0) return { end: depth === 0 ? at + 1 : null, tooDeep: false, longIntegers };
    } else if (isNumeric(code)) {
      const end = findNumberEnd(text, at);
      if (isLong(text, at, end)) longIntegers.push([at, end]);
      at = end - 1;
    }
  }
  return { end: null, tooDeep: false, longIntegers };
}

/** The closing quotation mark, or the last character. */
function findStringEnd(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** `[` and `{`, which differ by one bit; so do `]` and `}`. */
function isOpening(code: number): boolean {
  return (code | 0x20) === 0x7b;
}

function isClosing(code: number): boolean {
  return (code | 0x20) === 0x7d;
}

/** A digit or a minus. */
function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}

function findNumberEnd(text: string, start: number): number {
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : start + 1;
}

function isLong(text: string, start: number, end: number): boolean {
  if (end - start < LONG) return false;
  const printed = text.slice(start, end);
  return /^-?\d+$/.test(printed) && !Number.isSafeInteger(Number(printed));
}
