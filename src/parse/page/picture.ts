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

/** What is printed where a script finds the picture, whatever it calls the attribute: `data-lazyload`, `data-bg`. */
const OWN_DATA = /^data-/;
const PICTURE = /^[^\s"'<>]+\.(?:jpe?g|png|webp|avif|gif|bmp|svg)(?:[?#][^\s"'<>]*)?$/i;
const FUNCTION = /^url\(\s*["']?([^"')]*)["']?\s*\)$/i;

/** Longest address in such an attribute, in characters; longer values are data of other kinds. */
const LONGEST_ADDRESS = 2_048;

/** Names of what stands for a picture until a script has run. Of photographs only the bare word counts: `pixel-9.jpg` may show a telephone. */
const SURE = 'placeholder|spacer|1x1';
const STAND_INS = `${SURE}|blank|loading|loader|pixel|lazy(?:-?load)?|transparent`;
const PLACEHOLDERS: readonly RegExp[] = [
  /^data:/i,
  new RegExp(String.raw`[/._-](?:${STAND_INS}|default-)[\w-]{0,100}\.(?:gif|svg)(?:[?#]|$)`, 'i'),
  new RegExp(String.raw`/(?:(?:${SURE})[\w-]{0,100}|(?:${STAND_INS})[-_]?(?:ima?ge?)?)\.\w{3,4}(?:[?#]|$)`, 'i'),
];

/** As printed, the best place first, without what only stands for a picture; other things (`blob:`) may be among them. */
export function listPictures(element: HtmlElement): readonly string[] {
  const usual = PLACES.flatMap(({ attribute, toAddress }) => toAddress(element.attribs[attribute] ?? '') ?? []);
  return [...usual, ...listOwn(element)].filter((printed) => !isPlaceholder(printed));
}

/** What an attribute of that name holds. */
export function toPictureAddress(value: string, attribute: string): string | null {
  if (attribute.endsWith('srcset')) return toFirstCandidate(value);
  return attribute === 'style' ? toBackground(value) : value;
}

function isPlaceholder(printed: string): boolean {
  // A relative address may be the name alone.
  return PLACEHOLDERS.some((placeholder) => placeholder.test(printed) || placeholder.test(`/${printed}`));
}

/** In attributes that the site's own scripts read. */
function listOwn({ attribs }: HtmlElement): string[] {
  return Object.keys(attribs)
    .filter((name) => OWN_DATA.test(name))
    .map((name) => attribs[name]?.trim() ?? '')
    .filter((value) => value.length <= LONGEST_ADDRESS)
    .map((value) => FUNCTION.exec(value)?.[1]?.trim() ?? value)
    .filter((value) => PICTURE.test(value));
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
