// React's Flight stream → its rows by id (ReactFlightClient, processBinaryChunk): `1a:{"title":…}` and texts with their length; code, hints and errors are passed over.
import { parseJsonText } from '../json/text.ts';

export interface FlightRow {
  readonly value: unknown;
  /** Whether it came as a text, in which a dollar is a dollar. */
  readonly isText: boolean;
}

/** Rows of a text or of bytes, which say how long they are and end without a line break. */
const MEASURED = new Set(Array.from('TAOoUSsLlGgMmVb', (tag) => tag.charCodeAt(0)));
const TEXT = 'T'.charCodeAt(0);

/** Other rows that hold no JSON: `I` modules, `H` hints, `E` errors, and streams of values. */
const OTHER = /^[A-Z#rx]/;

const NEWLINE = 0x0a;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Longest id and longest length, in hexadecimal digits. */
const LONGEST_NUMBER = 16;

/** Rows that cannot be read are passed over, up to the end of their line. Takes time linear in the stream. */
export function parseFlightRows(stream: string): ReadonlyMap<string, FlightRow> {
  const bytes = Buffer.from(stream);
  const rows = new Map<string, FlightRow>();
  for (let at = 0; at < bytes.length;) {
    const id = readHex(bytes, at, COLON);
    const start = at + (id === null ? 0 : id.length + 1);
    const length = id !== null && MEASURED.has(bytes[start] ?? 0) ? readHex(bytes, start + 1, COMMA) : null;
    at = length === null ? findLineEnd(bytes, start) + 1 : start + length.length + 2 + Number.parseInt(length, 16);
    if (id === null) continue;
    const row = length === null ? toRow(bytes, start, at - 1) : toTextRow(bytes, start, start + length.length + 2, at);
    if (row !== null) rows.set(id, row);
  }
  return rows;
}

/** Hexadecimal digits up to the mark; null where there is anything else. Rows without an id are hints, and have none. */
function readHex(bytes: Buffer, start: number, mark: number): string | null {
  for (let at = start; at - start <= LONGEST_NUMBER; at += 1) {
    const byte = bytes[at];
    if (byte === mark) return at === start ? null : bytes.toString('latin1', start, at);
    if (byte === undefined || !isHex(byte)) return null;
  }
  return null;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
}

function findLineEnd(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(NEWLINE, start);
  return end === -1 ? bytes.length : end;
}

function toRow(bytes: Buffer, start: number, end: number): FlightRow | null {
  const payload = bytes.toString('utf8', start, end);
  const parsed = OTHER.test(payload) ? null : parseJsonText(payload);
  return parsed !== null && 'value' in parsed ? { value: parsed.value, isText: false } : null;
}

function toTextRow(bytes: Buffer, tag: number, start: number, end: number): FlightRow | null {
  if (bytes[tag] !== TEXT) return null;
  return { value: bytes.toString('utf8', start, end), isText: true };
}
