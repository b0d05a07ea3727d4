// The text of a JSON-LD script → its value, mended where templates commonly break it; it knows no meaning of what it reads.
import { decodeReferences } from '../xml/entities.ts';
import { parseJsonText } from '../json/text.ts';

/** What may stand before the data: a comment or CDATA that hides it from browsers of 1998. A bracket of CDATA is none of the data's. */
const HIDING = /^[^{]*?<!\[CDATA\[/;

/** Between values: where a string begins, commas before a closing bracket, and characters that are no white space of JSON (RFC 8259, section 2). */
const BETWEEN = /"|,(?=\s*[\]}])|[^\S \t\r\n]|[\0-\x08\x0e-\x1f\ufeff]/g;

/** In a string: quotation marks, escapes, and characters that must be escaped (RFC 8259, section 7). */
const WITHIN = /"|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})?|[\0-\x1f]/g;

/** What follows a string that ends; a quotation mark before anything else was left unescaped by a template. */
const AFTER_STRING = /\s*(?:[:,\]}]|$)/y;

/** The value in a list of one, as it may be null itself; an empty list where the text is no JSON even when it is mended. */
export function parseJsonLdText(text: string): readonly unknown[] {
  const asIs = read(text);
  return asIs.length > 0 ? asIs : read(mend(unwrap(text)));
}

function read(text: string): readonly unknown[] {
  const parsed = parseJsonText(text);
  return 'stage' in parsed ? [] : [parsed.value];
}

/** From the first bracket to the last of its kind: without comments and CDATA around, semicolons behind. */
function unwrap(text: string): string {
  const body = (text.includes('"') ? text : decodeReferences(text)).replace(HIDING, '');
  const start = Math.max(0, body.search(/[{[]/));
  const hidden = body.lastIndexOf(']]>');
  const reach = hidden > start ? hidden - 1 : body.length;
  return body.slice(start, body.lastIndexOf(body[start] === '[' ? ']' : '}', reach) + 1);
}

/** One pass over the marks that matter; everything between two of them is copied. */
function mend(text: string): string {
  let mended = '';
  let kept = 0;
  let inString = false;
  for (let mark = findMark(text, 0, inString); mark !== null; mark = findMark(text, kept, inString)) {
    mended += text.slice(kept, mark.index) + (inString ? mendWithin(text, mark) : mendBetween(mark[0]));
    kept = mark.index + mark[0].length;
    if (mark[0] === '"') inString = !inString || !endsString(text, kept);
  }
  return mended + text.slice(kept);
}

function findMark(text: string, from: number, inString: boolean): RegExpExecArray | null {
  const marks = inString ? WITHIN : BETWEEN;
  marks.lastIndex = from;
  return marks.exec(text);
}

function mendBetween(mark: string): string {
  if (mark === '"') return mark;
  return mark === ',' ? '' : ' ';
}

function mendWithin(text: string, mark: RegExpExecArray): string {
  if (mark[0] === '"') return endsString(text, mark.index + 1) ? '"' : '\\"';
  if (mark[0] === '\\') return '';
  return mark[0].length === 1 ? ' ' : mark[0];
}

function endsString(text: string, from: number): boolean {
  AFTER_STRING.lastIndex = from;
  return AFTER_STRING.test(text);
}
