// HTML → a tree of plain nodes, shaped like domhandler's, in linear time whatever it holds; it knows no selector and makes nothing safe.
import { readMarkup } from '../../markup.ts';
import { findEnd, findImpliedEnd, isBlock, isVoid } from './nesting.ts';

export interface HtmlRoot {
  readonly type: 'root';
  readonly children: HtmlChild[];
  readonly parent: null;
  readonly prev: null;
  readonly next: null;
}

/** `name` is lower case; the object of attributes has no prototype, so that any name is only a name. */
export interface HtmlElement {
  readonly type: 'tag' | 'script' | 'style';
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: HtmlChild[];
  readonly parent: HtmlElement | HtmlRoot;
  readonly prev: HtmlChild | null;
  next: HtmlChild | null;
}

/** Text with references decoded; no two texts are neighbours, so a script's source is its only child. */
interface HtmlText {
  readonly type: 'text';
  readonly data: string;
  readonly parent: HtmlElement | HtmlRoot;
  readonly prev: HtmlChild | null;
  next: HtmlChild | null;
}

type HtmlChild = HtmlElement | HtmlText;
export type HtmlNode = HtmlRoot | HtmlChild;

/** The tree while it grows. */
interface Growth {
  /** Open elements, the outermost first; the root before them all. */
  readonly nodes: (HtmlRoot | HtmlElement)[];
  /** Their names, without the root's, and how often each is there. */
  readonly names: string[];
  readonly counts: Map<string, number>;
  /** Elements of each name below the deepest level: their end tags are to end nothing else. */
  readonly sunken: Map<string, number>;
  text: string;
}

/** Most elements inside one another, so that whoever walks the tree may do so by recursion; browsers stop at 512, pages at about 60. */
const DEEPEST = 256;

/** Elements that there is one of: a second start tag is passed over. */
const SINGLE = new Set(['html', 'head', 'body']);

/** Elements that hold nothing but text, which is theirs at any depth. */
const TEXT_ONLY = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);

/** Elements whose text nobody reads. */
const SILENT = new Set(
  'script style template noscript svg math textarea select title iframe noembed noframes'.split(' '),
);

/** White space other than one plain space, U+00A0 included. */
const UNFOLDED = /[^\S ]\s*| \s+/g;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

/**
 * Reads as browsers do: end tags that are left out are implied, those that end nothing are passed over, a row without a table body gets one.
 * What nests beyond 256 levels becomes siblings at that level.
 */
export function parseHtml(source: string): HtmlRoot {
  const root: HtmlRoot = { type: 'root', children: [], parent: null, prev: null, next: null };
  const growth: Growth = { nodes: [root], names: [], counts: new Map(), sunken: new Map(), text: '' };
  readMarkup(source, {
    open: (name, attributes) => openElement(name, attributes, growth),
    close: (name) => closeElement(name, growth),
    text: (text) => (growth.text += text),
  });
  addText(growth);
  return root;
}

/** The words that a reader would see, white space folded; of a script or a title itself its text. */
export function toTextContent(node: HtmlNode): string {
  return collectWords(node, '').replace(UNFOLDED, ' ').trim();
}

/** What is inside, written as HTML again. */
export function toInnerHtml(node: HtmlNode): string {
  return node.type === 'text' ? escapeText(node.data) : writeChildren(node, '');
}

function openElement(name: string, attributes: ReadonlyMap<string, string>, growth: Growth): void {
  if (SINGLE.has(name) && growth.counts.has(name)) return;
  addText(growth);
  closeFrom(findImpliedEnd(name, growth), growth);
  if (name === 'tr' && growth.names.at(-1) === 'table') openElement('tbody', new Map(), growth);
  const element = addElement(name, attributes, growth);
  if (isVoid(name)) return;
  if (growth.names.length < DEEPEST || TEXT_ONLY.has(name)) {
    growth.nodes.push(element);
    growth.names.push(name);
    count(name, growth.counts, 1);
  } else count(name, growth.sunken, 1);
}

function closeElement(name: string, growth: Growth): void {
  if ((growth.sunken.get(name) ?? 0) > 0) {
    count(name, growth.sunken, -1);
    return;
  }
  const end = findEnd(name, growth);
  if (end === growth.names.length) return;
  addText(growth);
  closeFrom(end, growth);
}

/** Ends all but the outermost so many. */
function closeFrom(end: number, growth: Growth): void {
  if (end === growth.names.length) return;
  // Below the deepest level only what holds nothing but text is open: its end changes nothing for the others there.
  if (end < DEEPEST) growth.sunken.clear();
  while (growth.names.length > end) {
    count(growth.names.pop() ?? '', growth.counts, -1);
    growth.nodes.pop();
  }
}

function count(name: string, counts: Map<string, number>, step: number): void {
  counts.set(name, (counts.get(name) ?? 0) + step);
}

function addText(growth: Growth): void {
  const parent = growth.nodes.at(-1);
  if (growth.text === '' || parent === undefined) return;
  const text: HtmlText = { type: 'text', data: growth.text, parent, prev: parent.children.at(-1) ?? null, next: null };
  growth.text = '';
  append(text, parent);
}

function addElement(name: string, attributes: ReadonlyMap<string, string>, growth: Growth): HtmlElement {
  const parent = growth.nodes.at(-1) as HtmlElement | HtmlRoot;
  const element: HtmlElement = {
    type: name === 'script' || name === 'style' ? name : 'tag',
    name,
    attribs: toAttribs(attributes),
    children: [],
    parent,
    prev: parent.children.at(-1) ?? null,
    next: null,
  };
  append(element, parent);
  return element;
}

function append(child: HtmlChild, parent: HtmlElement | HtmlRoot): void {
  if (child.prev !== null) child.prev.next = child;
  parent.children.push(child);
}

function toAttribs(attributes: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  if (attributes.size === 0) return NO_ATTRIBUTES;
  const attribs = Object.create(null) as Record<string, string>;
  for (const [name, value] of attributes) attribs[name] = value;
  return attribs;
}

function collectWords(node: HtmlNode, before: string): string {
  if (node.type === 'text') return before + node.data;
  let words = before;
  for (const child of node.children) {
    if (child.type === 'text') words += child.data;
    else if (!isBlock(child.name)) words = collectWords(child, words);
    else if (!SILENT.has(child.name)) words = `${collectWords(child, `${words} `)} `;
  }
  return words;
}

/** Written behind what there is, so that no text is copied at every level. */
function writeChildren(node: HtmlElement | HtmlRoot, before: string): string {
  return node.children.reduce(
    (html, child) => (child.type === 'text' ? html + escapeText(child.data) : writeElement(child, html)),
    before,
  );
}

function writeElement(element: HtmlElement, before: string): string {
  let html = `${before}<${element.name}`;
  for (const [key, value] of Object.entries(element.attribs)) html += ` ${key}="${escapeText(value)}"`;
  html += '>';
  return isVoid(element.name) ? html : `${writeChildren(element, html)}</${element.name}>`;
}

function escapeText(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
