// Atom's text and content constructs → text with its type, for Atom 1.0 (RFC 4287 sections 3.1 and 4.1.3) and 0.3 (`mode`); it knows no other element.

import type { ParsedText } from '../../model/feed.ts';
import { findChild, hasElements, readAttribute, readMarkup, readMixed, readWords, readXhtml } from './element.ts';
import type { Surroundings } from './places.ts';
import type { XmlElement } from '../xml/xml.ts';

type Kind = 'text' | 'html' | 'xhtml' | 'base64' | 'foreign';

/** By `type` as printed, in lower case; the first that fits. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^$|^text$|^text\/plain$|^plain$/, 'text'],
  [/^html$|^text\/html$/, 'html'],
  [/^xhtml$|^application\/xhtml\+xml$/, 'xhtml'],
  [/^text\/xml$|^application\/xml$/, 'xhtml'],
  [/[+/]xml$/, 'foreign'],
  [/^text\//, 'text'],
  [/^(?:image|audio|video)\//, 'foreign'],
  [/\//, 'base64'],
];

/** The construct's text; null where it is absent, blank, elsewhere (`src`), or something that is no text. */
export function readConstruct(element: XmlElement | null, around: Surroundings): ParsedText | null {
  if (element === null) return null;
  const text = readByKind(element, findKind(element));
  return text === null || text.base !== null ? text : { ...text, base: around.base };
}

function findKind(element: XmlElement): Kind {
  const type = (readAttribute(element, 'type') ?? '').toLowerCase().replace(/;.*/, '').trim();
  const mode = readAttribute(element, 'mode')?.toLowerCase();
  if (mode === 'base64') return 'base64';
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';
  // Atom 0.3 says how markup is written apart from what it is, and `escaped` with nothing else means HTML.
  return mode === 'escaped' && (kind === 'xhtml' || type === '') ? 'html' : kind;
}

function readByKind(element: XmlElement, kind: Kind): ParsedText | null {
  if (kind === 'foreign') return null;
  if (kind === 'base64') return toText('html', fromBase64(readWords(element)), element);
  if (kind === 'xhtml') return readXhtml(findWrapper(element));
  if (kind === 'html') return hasElements(element) ? readMixed(element) : readMarkup(element);
  if (hasElements(element)) return readXhtml(element);
  return toText('text', readWords(element), element);
}

function toText(type: ParsedText['type'], value: string | null, element: XmlElement): ParsedText | null {
  return value === null || value.trim() === '' ? null : { type, value, base: element.base };
}

/** RFC 4287 section 3.1.1.3: the div that encloses XHTML is no part of it. */
function findWrapper(element: XmlElement): XmlElement {
  const inner = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const only = inner.length === 1 ? inner[0] : undefined;
  if (only === undefined || typeof only === 'string') return element;
  const div = findChild(element, 'xhtml:div') ?? findChild(element, 'div');
  return div ?? element;
}

/** Text in base64 is UTF-8 by then; what is no base64 is what it is. */
function fromBase64(text: string | null): string | null {
  const bare = text?.replace(/\s+/g, '') ?? '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return text;
  return Buffer.from(bare, 'base64')
    .toString('utf8')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');
}
