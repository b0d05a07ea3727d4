// What an element of a page says when it is asked for an address, a picture, a date, words or markup; it knows no item and no selector of anybody's.
import { toInnerHtml, toTextContent, type HtmlElement } from '../html/tree.ts';
import { listPictures } from './picture.ts';
import { selectAll } from '../html/select.ts';
import { toAddress, toWebAddress } from '../terms.ts';

/** Longest text of a title or date, in characters: where the selector meant the title it is far less. */
const LONGEST_LINE = 1_000;

/** Longest summary and content, in characters; the longest articles have about 100,000. */
const LONGEST_TEXT = 500_000;

/** Characters that XML forbids; a page has them by reference too (`&#1;`). */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g;

/** Where dates stand that are not for the eye: HTML's own attribute, then that of `meta`. */
const DATE_ATTRIBUTES = ['datetime', 'content'];

/** Elements inside that may have a picture, the best first; those of a video are none. */
const PICTURES = ['img', 'picture > source', '[style*="url("]'];

/** An absolute address of the web; null for what leads nowhere else: scripts, fragments, mail. */
export function toTarget(printed: string, base: string | null): string | null {
  const value = printed.trim();
  const address = value.startsWith('#') ? null : toWebAddress(toAddress(value, base));
  return address !== null && URL.canParse(address) ? address : null;
}

/** Where the element leads: itself, else the first link inside that leads anywhere, else the link around it. */
export function readTarget(element: HtmlElement, base: string | null): string | null {
  const own = toOwnTarget(element, base);
  if (own !== null) return own;
  for (const link of selectAll('a[href]', element)) {
    const target = toOwnTarget(link, base);
    if (target !== null) return target;
  }
  let { parent } = element;
  while (parent.type !== 'root' && parent.name !== 'a') ({ parent } = parent);
  return parent.type === 'root' ? null : toOwnTarget(parent, base);
}

function toOwnTarget({ attribs }: HtmlElement, base: string | null): string | null {
  return toTarget(attribs['href'] ?? '', base);
}

/** The element's own picture, else that of the first inside which has one. */
export function readPicture(element: HtmlElement, base: string | null): string | null {
  const own = findPicture([element], base);
  if (own !== null) return own;
  for (const selector of PICTURES) {
    const inner = findPicture(selectAll(selector, element), base);
    if (inner !== null) return inner;
  }
  return null;
}

function findPicture(holders: readonly HtmlElement[], base: string | null): string | null {
  for (const holder of holders) {
    for (const printed of listPictures(holder)) {
      const picture = toTarget(printed, base);
      if (picture !== null) return picture;
    }
  }
  return null;
}

/** A date for machines, of it or of a `time` inside; else what is printed. */
export function readDate(element: HtmlElement): string | null {
  for (const holder of [element, ...selectAll('time', element)]) {
    for (const attribute of DATE_ATTRIBUTES) {
      const date = toLine(holder.attribs[attribute] ?? '');
      if (date !== null) return date;
    }
  }
  return readLine(element);
}

/** One line of words. */
export function readLine(element: HtmlElement): string | null {
  return toLine(toTextContent(element));
}

export function readText(element: HtmlElement): string | null {
  return toText(toTextContent(element));
}

/** What is inside, as HTML that nobody has made safe yet; null where it has neither words nor pictures. */
export function readMarkup(element: HtmlElement): string | null {
  const isBlank = toTextContent(element) === '' && selectAll('img, video, audio, iframe', element).length === 0;
  return isBlank ? null : toText(toInnerHtml(element));
}

export function readLanguage(element: HtmlElement): string | null {
  return toLine(element.attribs['lang'] ?? '') ?? readLine(element);
}

/** White space folded; null for what is blank. */
export function toLine(value: string): string | null {
  const line = toText(value)?.replace(/\s+/g, ' ') ?? null;
  return line === null ? null : cut(line, LONGEST_LINE);
}

/** As it stands; null for what is blank. */
export function toText(value: string): string | null {
  const text = cut(value, LONGEST_TEXT);
  return text.replace(FORBIDDEN, '').trim() || null;
}

/** Half a character, of the page's or of ours, is none. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}
