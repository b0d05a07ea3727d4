// Bytes → text: which character set a document is written in, and its text; it does not know what kind of document it is.

import { isAscii, isUtf8 } from 'node:buffer';
import { guessEncoding } from './guess.ts';

/** Characters at the beginning of a document among which a prolog or a meta element is looked for; HTML says 1,024, real pages need more. */
const DECLARATION_REACH = 4_096;

/** Good UTF-8 sequences for each bad one above which a document is UTF-8 with a fault and not something else. */
const GOOD_FOR_EACH_BAD = 10;

const MARKS: readonly { readonly bytes: readonly number[]; readonly label: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], label: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], label: 'utf-32be' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
  // Without a mark, by what `<?` or `<r` must look like (XML 1.0, appendix F).
  { bytes: [0x3c, 0, 0, 0], label: 'utf-32le' },
  { bytes: [0, 0, 0, 0x3c], label: 'utf-32be' },
  { bytes: [0x3c, 0], label: 'utf-16le' },
  { bytes: [0, 0x3c], label: 'utf-16be' },
];

/** Encodings that write everything in seven bits, so that "it is ASCII" says nothing. */
const SEVEN_BIT = new Set(['iso-2022-jp']);

const HTTP_CHARSET = /;\s*charset\s*=\s*["']?\s*([^\s"';]+)/i;

const DECLARATIONS: readonly RegExp[] = [
  /<\?xml\b[^>]*?\bencoding\s*=\s*["']?\s*([^\s"'?>]+)/i,
  /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i,
];

/**
 * The text of a document. Order: byte order mark, the charset of HTTP (RFC 7303 section 3), the document's own declaration;
 * but bytes that are UTF-8 and no ASCII are UTF-8 whatever is declared, and a declaration that the bytes contradict does not count.
 * Unknown labels are ignored. Never throws: what cannot be decoded becomes U+FFFD.
 */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  const mark = findMark(bytes);
  if (mark !== null) return decodeAs(bytes, mark);
  if (isAscii(bytes)) return decodeAscii(bytes, contentType);
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const lenient = decodeAs(bytes, 'utf-8');
  if (isSound(lenient)) return lenient;
  const declared = findDeclared(bytes, contentType).find((label) => label !== 'utf-8' && !contradicts(bytes, label));
  return decodeAs(bytes, declared ?? guessEncoding(bytes));
}

function findMark(bytes: Uint8Array): string | null {
  return MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.label ?? null;
}

function decodeAscii(bytes: Uint8Array, contentType: string | null): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.includes('\u001b')) return text;
  const shifted = findDeclared(bytes, contentType).find((label) => SEVEN_BIT.has(label));
  return shifted === undefined ? text : decodeAs(bytes, shifted);
}

/** Labels as declared, in order of trust, in TextDecoder's own names; those it does not know are left out. */
function findDeclared(bytes: Uint8Array, contentType: string | null): string[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARATION_REACH)).toString(
    'latin1',
  );
  const http = toKnownLabel(HTTP_CHARSET.exec(contentType ?? '')?.[1] ?? '');
  const own = DECLARATIONS.map((pattern) => toKnownLabel(pattern.exec(head)?.[1] ?? ''));
  // US-ASCII and ISO-8859-1, which both mean windows-1252, are what servers say that were told nothing: the document knows better.
  const labels = http === 'windows-1252' ? [...own, http] : [http, ...own];
  return labels.filter((label) => label !== null);
}

function toKnownLabel(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Whether one fault in ten characters or more says that the label is not true. UTF-16 that reached this point would have shown itself by its zeros. */
function contradicts(bytes: Uint8Array, label: string): boolean {
  if (label.startsWith('utf-16')) return true;
  return !isSound(decodeAs(bytes, label));
}

/** Text with few faults for its size. A character cut off by the end of the document is none. */
function isSound(text: string): boolean {
  const bad = countBad(text.endsWith('\ufffd') ? text.slice(0, -1) : text);
  return bad === 0 || countBeyondAscii(text) >= bad * GOOD_FOR_EACH_BAD;
}

function countBad(text: string): number {
  return text.split('\ufffd').length - 1;
}

/** Letter by letter, since a pattern that runs over ten million of them may leave the engine no stack. */
function countBeyondAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) count += 1;
  return count;
}

function decodeAs(bytes: Uint8Array, label: string): string {
  if (label.startsWith('utf-32')) return decodeUtf32(bytes, label === 'utf-32le');
  return new TextDecoder(label).decode(bytes);
}

/** UTF-32, which TextDecoder does not know. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    const legal = point <= 0x10_ffff && !(point >= 0xd800 && point <= 0xdfff);
    if (point !== 0xfeff || at > 0) parts.push(legal ? String.fromCodePoint(point) : '\ufffd');
  }
  return parts.join('');
}
