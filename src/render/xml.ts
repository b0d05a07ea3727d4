// Writes XML 1.0 that is well-formed whatever the text holds; it knows no vocabulary.
import { cleanText } from './text.ts';

/** Attributes in the order they are written; those that are null are left out. */
export type Attributes = Readonly<Record<string, string | null>>;

const SPECIAL = /[&<>"\t\n\r]/;
const IN_TEXT = /[&<>\r]/g;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/g;

/** Line ends and tabs are written as references where a parser would otherwise normalise them away (XML 1.0, 2.11 and 3.3.3). */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** One element with markup inside; children are written one below the other. */
export function renderElement(name: string, attributes: Attributes, children: readonly string[]): string {
  const start = `<${name}${renderAttributes(attributes)}`;
  return children.length === 0 ? `${start}/>` : `${start}>\n${children.join('\n')}\n</${name}>`;
}

/** One element with text inside. */
export function renderTextElement(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${renderAttributes(attributes)}>${escapeText(text)}</${name}>`;
}

function renderAttributes(attributes: Attributes): string {
  let rendered = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) rendered += ` ${name}="${escape(value, IN_ATTRIBUTE)}"`;
  }
  return rendered;
}

function escapeText(text: string): string {
  return escape(text, IN_TEXT);
}

function escape(text: string, characters: RegExp): string {
  const clean = cleanText(text);
  return SPECIAL.test(clean) ? clean.replace(characters, (found) => REFERENCES[found] ?? '') : clean;
}
