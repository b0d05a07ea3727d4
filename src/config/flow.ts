// Values → YAML in one line, and comments that nothing can break out of. It knows YAML 1.2 and nothing of a configuration's keys.

/** Text, switches, lists and blocks, as far as a configuration has them. */
export type FlowValue = string | boolean | readonly string[] | { readonly [key: string]: FlowValue | undefined };

/** Words, paths and simple addresses, which need no quotation marks anywhere. */
const PLAIN = /^(?:[a-z][\w./-]*|https?:\/\/[a-z\d][\w./-]*)$/i;

/** Words that YAML 1.1 or 1.2 takes for something other than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** What a double-quoted scalar may not hold bare and JSON leaves so (YAML 1.2, 5.1), and marks that turn the reading direction of what follows. */
const UNPRINTABLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** All that ends a line anywhere, controls, and marks that turn the reading direction. */
const UNSAFE_IN_COMMENT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]+/gu;

/** Longest comment, in characters: a title that says enough to be known by. */
const LONGEST_COMMENT = 160;

/** Keys that are undefined are left out. */
export function renderFlow(value: FlowValue): string {
  if (typeof value === 'string') return renderText(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(renderText).join(', ')}]`;
  const pairs = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [`${renderText(key)}: ${renderFlow(one)}`],
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A JSON string is a double-quoted scalar; `$${` is how a configuration writes a `${` that names no variable. */
export function renderText(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  return JSON.stringify(text.replaceAll('${', () => '$${')).replace(UNPRINTABLE, toEscape);
}

/** One line, whatever the text holds. */
export function renderComment(text: string, indent = ''): string {
  const line = text.replace(UNSAFE_IN_COMMENT, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(line.slice(0, LONGEST_COMMENT * 2 + 2));
  const shown =
    characters.length > LONGEST_COMMENT ? `${characters.slice(0, LONGEST_COMMENT - 1).join('')}…` : characters.join('');
  return `${indent}# ${shown}`.trimEnd();
}

function isList(value: FlowValue): value is readonly string[] {
  return Array.isArray(value);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
