// Where pages put a picture's address: scripts that load late keep it in other attributes and a placeholder in `src`. It resolves nothing.
import type { HtmlElement } from '../html/tree.ts';

interface PicturePlace {
  readonly attribute: string;
  readonly toAddress: (value: string) => string | null;
}

/** The scripts' own attributes first, as `src` may be a grey dot until they have run. */
const PLACES: readonly PicturePlace[] = [
  { attribute: 'data-src', toAddress: asPrinted },
  { attribute: 'data-original', toAddress: asPrinted },
  { attribute: 'data-lazy-src', toAddress: asPrinted },
  { attribute: 'data-lazy', toAddress: asPrinted },
  { attribute: 'data-srcset', toAddress: toFirstCandidate },
  { attribute: 'srcset', toAddress: toFirstCandidate },
  { attribute: 'src', toAddress: asPrinted },
  { attribute: 'style', toAddress: toBackground },
];

/** An address with commas in it is one candidate; they are separated by white space (HTML, 4.8.4.2.1). */
const CANDIDATE = /^[\s,]*([^\s]+)/;
const BACKGROUND = /\bbackground(?:-image)?\s*:[^;]{0,200}?\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"]*))/i;

/** As printed, the best place first; placeholders (`data:`) and other things may be among them. */
export function listPictures(element: HtmlElement): readonly string[] {
  return PLACES.flatMap(({ attribute, toAddress }) => toAddress(element.attribs[attribute] ?? '') ?? []);
}

/** What an attribute of that name holds. */
export function toPictureAddress(value: string, attribute: string): string | null {
  if (attribute.endsWith('srcset')) return toFirstCandidate(value);
  return attribute === 'style' ? toBackground(value) : value;
}

function asPrinted(value: string): string | null {
  return value.trim() || null;
}

function toFirstCandidate(value: string): string | null {
  return CANDIDATE.exec(value)?.[1]?.replace(/,+$/, '') ?? null;
}

function toBackground(style: string): string | null {
  const [, double, single, bare] = BACKGROUND.exec(style) ?? [];
  return (double ?? single ?? bare)?.trim() || null;
}
