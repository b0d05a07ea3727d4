// A ticker page as text: tags become boundaries and links become spans. It knows HTML and plain text, and nothing of what they say.
import { readMarkup } from '../../markup.ts';

/** A stretch of the text that one `<a href>` encloses, as offsets; `href` is as printed. */
export interface LinkSpan {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

export interface TickerText {
  /** Words and spaces as printed, with the three boundaries below, all of which `\s` matches and no printed text can hold. */
  readonly text: string;
  /** In order, none inside another. */
  readonly links: readonly LinkSpan[];
  /** `<title>`, and the first `<base href>`; null in plain text. */
  readonly title: string | null;
  readonly base: string | null;
}

/** Between blocks (table cells too), and for a blank line of plain text: no sentence goes on behind it. */
export const BLOCK = '\f';
/** `<br>`, and a line break of plain text: a sentence may go on behind it. */
export const LINE = '\n';
/** Between inline elements with no space between them: `<b>1</b><i>TITLE</i>` is two words to the eye and one in the bytes. */
export const EDGE = '\v';

type Boundary = '' | typeof EDGE | typeof LINE | typeof BLOCK;

/** A closing tag, or one that needs none: `<now>` in a text is a word in brackets. */
const MARKUP = /<(?:!doctype\s|!--|\/[a-z]|(?:br|html|li|p|td)[\s/>])/iu;

/** What is not listed separates, as unknown elements do no harm as a boundary and much as none. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i img ins kbd mark nobr q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/** Elements whose text nobody reads on the page. */
const SILENT = new Set(
  'script style noscript template title textarea iframe noembed noframes xmp object svg math'.split(' '),
);

const HTML_SPACE = /[ \t\r\n\f\v]+/g;
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]+/g;

/** Reads HTML where the text holds tags, else plain text. Linear in the text's length, whatever it holds. */
export function readTickerText(source: string): TickerText {
  return MARKUP.test(source) ? readHtml(source) : { text: readPlain(source), links: [], title: null, base: null };
}

function readPlain(source: string): string {
  return source
    .replace(CONTROL, '')
    .replace(/\r\n?|[\f\v\u2028\u2029]/g, LINE)
    .replace(/\n\s*\n/g, BLOCK);
}

/** What the tokenizer has brought so far. */
interface Page {
  readonly pieces: string[];
  readonly links: LinkSpan[];
  length: number;
  /** The boundary to set before the next text, and whether the last text ended in a space that swallows the next. */
  pending: Boundary;
  spaced: boolean;
  link: { readonly start: number; readonly href: string } | null;
  /** The silent element being skipped, and how often it is open in itself. */
  silent: string;
  depth: number;
  title: string | null;
  base: string | null;
}

function readHtml(source: string): TickerText {
  const page: Page = {
    pieces: [],
    links: [],
    length: 0,
    pending: '',
    spaced: true,
    link: null,
    silent: '',
    depth: 0,
    title: null,
    base: null,
  };
  readMarkup(source, {
    open: (tag, attributes) => open(page, tag, attributes.get('href') ?? null),
    close: (tag) => close(page, tag),
    text: (data) => addText(page, data),
  });
  closeLink(page);
  return { text: page.pieces.join(''), links: page.links, title: page.title, base: page.base };
}

function open(page: Page, tag: string, href: string | null): void {
  if (page.silent !== '') {
    if (tag === page.silent) page.depth += 1;
    return;
  }
  if (SILENT.has(tag)) {
    page.silent = tag;
    page.depth = 1;
    return;
  }
  separate(page, tag);
  if (tag === 'base') page.base ??= href;
  if (tag !== 'a') return;
  closeLink(page);
  if (href !== null) page.link = { start: page.length, href };
}

function close(page: Page, tag: string): void {
  if (page.silent !== '') {
    if (tag === page.silent) page.depth -= 1;
    if (page.depth === 0) page.silent = '';
    return;
  }
  separate(page, tag);
  if (tag === 'a') closeLink(page);
}

function closeLink(page: Page): void {
  if (page.link !== null && page.length > page.link.start) page.links.push({ ...page.link, end: page.length });
  page.link = null;
}

/** The stronger boundary stays: a block's edge is not weakened by a `<span>` at its start. */
function separate(page: Page, tag: string): void {
  if (tag === 'wbr') return;
  if (tag !== 'br' && !INLINE.has(tag)) page.pending = BLOCK;
  else if (tag === 'br' && page.pending !== BLOCK) page.pending = LINE;
  else if (page.pending === '') page.pending = EDGE;
}

/** No-break spaces stay, as the gaps between entries are made of them; other spaces run together as a browser shows them. */
function addText(page: Page, data: string): void {
  if (page.silent !== '') {
    if (page.silent === 'title') page.title = (page.title ?? '') + data;
    return;
  }
  const breaks = page.pending === BLOCK || page.pending === LINE;
  const shown = data.replace(CONTROL, '').replace(HTML_SPACE, ' ');
  const text = shown.startsWith(' ') && (breaks || page.spaced) ? shown.slice(1) : shown;
  if (text === '') return;
  const glued = page.pending === EDGE && (/^\s/u.test(text) || /\s$/u.test(page.pieces.at(-1) ?? ' '));
  const piece = glued ? text : page.pending + text;
  page.pieces.push(piece);
  page.length += piece.length;
  page.pending = '';
  page.spaced = text.endsWith(' ');
}
