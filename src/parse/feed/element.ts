// Reading one element of an XML tree: its children, its words, its markup; it knows no names but those it is asked for.

import type { ParsedText } from '../../model/feed.ts';
import type { XmlElement } from '../xml/xml.ts';

/** Attributes of XHTML that hold an address, for those parts of it that have an xml:base of their own. */
const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);

/** HTML's elements without content: `<br></br>` would be two line breaks. */
const EMPTY = new Set(['br', 'hr', 'img', 'wbr', 'input', 'embed', 'area', 'col', 'source', 'track']);

export function findChild(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return null;
}

export function findChildren(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) found.push(child);
  return found;
}

/** All text within, trimmed; null where there is none. */
export function readWords(element: XmlElement | null): string | null {
  return element === null ? null : joinText(element).trim() || null;
}

/** An attribute, trimmed; null where it is absent or blank. */
export function readAttribute(element: XmlElement, name: string): string | null {
  return element.attributes.get(name)?.trim() || null;
}

/** What is inside as HTML source: escaped markup as it was meant, or else real elements written out. Null where there is nothing. */
export function readMarkup(element: XmlElement): ParsedText | null {
  return hasElements(element) ? readXhtml(element) : toHtml(joinText(element), element.base);
}

/** Real elements written out, in which `&lt;` means the character. */
export function readXhtml(element: XmlElement): ParsedText | null {
  return toHtml(writeChildren(element, element.base, escapeText), element.base);
}

/** Escaped markup inside real elements: what is declared to be HTML and holds both. */
export function readMixed(element: XmlElement): ParsedText | null {
  return toHtml(
    writeChildren(element, element.base, (text) => text),
    element.base,
  );
}

export function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string');
}

function toHtml(value: string, base: string | null): ParsedText | null {
  return value.trim() === '' ? null : { type: 'html', value, base };
}

function joinText(element: XmlElement): string {
  const only = element.children[0];
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children.map((child) => (typeof child === 'string' ? child : joinText(child))).join('');
}

function writeChildren(element: XmlElement, base: string | null, write: (text: string) => string): string {
  return element.children
    .map((child) => (typeof child === 'string' ? write(child) : writeElement(child, base, write)))
    .join('');
}

function writeElement(element: XmlElement, base: string | null, write: (text: string) => string): string {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  let attributes = '';
  for (const [key, value] of element.attributes) {
    if (key.startsWith('xmlns') || key.startsWith('xml:')) continue;
    attributes += ` ${key}="${escapeText(rebase(key, value, element.base, base)).replaceAll('"', '&quot;')}"`;
  }
  if (EMPTY.has(name) && element.children.length === 0) return `<${name}${attributes}>`;
  return `<${name}${attributes}>${writeChildren(element, base, write)}</${name}>`;
}

function rebase(name: string, value: string, inner: string | null, outer: string | null): string {
  if (inner === null || inner === outer || !ADDRESSES.has(name)) return value;
  return URL.parse(value.trim(), inner)?.href ?? value;
}

function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}
