// JSON as it is found on the Web → a value: what servers put around it is passed over, and no depth or number can surprise who reads the value. It knows no shape.
import type { Failure } from '../../model/visit.ts';
import { DEEPEST, scanJson, type JsonExtent } from './scan.ts';
import { describeStranger } from '../stranger.ts';

/** A byte order mark, the lines that keep scripts of other sites from running a document, and the name that JSONP calls. */
const PREFIX =
  /^\ufeff?\s*(?:(?:\)\]\}'?,?|while ?\(1\);|for ?\(;;\);)\s*)?(?:\/\*\*\/\s*)?(?:[A-Za-z_$][\w$.]{0,99}\s*\(\s*)?/;
const SUFFIX = /^\s*\)?\s*;?\s*$/;

/** Longest rest behind a value that is taken for its suffix, in characters. */
const LONGEST_SUFFIX = 100;

/** What JSON forbids within its strings, and a server that writes them by hand does not escape. */
const CONTROLS = /[\0-\x1f\x7f]+/g;

/** What the other kinds read. */
const XML = /^\ufeff?\s*<(?:\?xml(?![^>]*>\s*<(?:!doctype )?html)|rss|feed|rdf|urlset|sitemapindex)\b/i;

/** Longest failure, in characters: the engine quotes the document. */
const LONGEST_DETAIL = 300;

/**
 * Any JSON value, nested no deeper than DEEPEST. Integers beyond 2^53, which a double would round to another's id, come as text.
 * What is no JSON is a failure `ill-formed` of stage `parse`. Never throws, and takes time linear in the text.
 */
export function parseJsonText(text: string): { readonly value: unknown } | Failure {
  const start = PREFIX.exec(text)?.[0].length ?? 0;
  const extent = scanJson(text, start);
  if (extent.tooDeep) return toFailure(`it is nested deeper than ${DEEPEST} levels; use another address`);
  const end = extent.end !== null && isSuffix(text, extent.end) ? extent.end : text.length;
  const body = quoteLong(text, start, end, extent);
  try {
    return { value: JSON.parse(body) as unknown };
  } catch (error) {
    return parseUnescaped(body) ?? toFailure(`${toMessage(error)}; if it was cut off, try again`);
  }
}

/** A failure `not-json` for a document that does not even begin like JSON; null where it does. */
export function findNoJson(text: string): Failure | null {
  const start = PREFIX.exec(text)?.[0].length ?? 0;
  if (text[start] === '{' || text[start] === '[') return null;
  const found = XML.test(text) ? 'XML; use kind: feed, or kind: sitemap' : describeStranger(text, 'json');
  return { stage: 'parse', code: 'not-json', detail: `expected JSON and found ${found}` };
}

function isSuffix(text: string, end: number): boolean {
  return text.length - end <= LONGEST_SUFFIX ? SUFFIX.test(text.slice(end)) : text.slice(end).trim() === '';
}

function quoteLong(text: string, start: number, end: number, { longIntegers }: JsonExtent): string {
  if (longIntegers.length === 0) return text.slice(start, end);
  const parts: string[] = [];
  let from = start;
  for (const [first, last] of longIntegers) {
    parts.push(text.slice(from, first), '"', text.slice(first, last), '"');
    from = last;
  }
  return parts.join('') + text.slice(from, end);
}

function parseUnescaped(body: string): { readonly value: unknown } | null {
  const mended = body.replace(CONTROLS, ' ');
  if (mended === body) return null;
  try {
    return { value: JSON.parse(mended) as unknown };
  } catch {
    return null;
  }
}

function toFailure(why: string): Failure {
  const detail = `the document begins like JSON but is none: ${why}`;
  return { stage: 'parse', code: 'ill-formed', detail: detail.slice(0, LONGEST_DETAIL) };
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
