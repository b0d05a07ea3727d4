// A publisher's single values → the same in a form that can be kept: addresses, names of persons, lines of text; no markup survives, nothing is judged.

import { decodeReferences } from './xml/entities.ts';

/** Longest address, id and name that are believed; browsers stop at about 2,000. */
const LONGEST_VALUE = 2_048;

/** Longest title or subtitle of a document, in characters. */
const LONGEST_LINE = 1_000;
const LONGEST_SOURCE = 10 * LONGEST_LINE;

const MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z][^<>]*>/gi;

const WEB = /^https?:\/\//i;

/** From the beginning of a word on, so that no word is read more than once. */
const EMAIL = /(?<![^\s<>()@",:])[^\s<>()@",:]+@[^\s<>()@",:]+/;

/** An absolute web address; as printed where it cannot be resolved; null where there is none, one of another scheme, or one longer than any address. */
export function toAddress(printed: string | null, base: string | null): string | null {
  const value = printed?.trim() ?? '';
  if (value === '' || value.length > LONGEST_VALUE) return null;
  if (WEB.test(value)) return value.replace(/\s*[\t\r\n]\s*/g, '');
  const url = URL.parse(value, base ?? undefined);
  if (url === null) return value;
  return WEB.test(url.href) ? url.href : null;
}

/** An address of the web, as given; null for anything else that identifies. */
export function toWebAddress(value: string | null): string | null {
  return value !== null && WEB.test(value) ? value : null;
}

/** An id as given: opaque, so only its length is looked at. */
export function toId(printed: string | null): string | null {
  const value = printed?.trim() ?? '';
  return value === '' || value.length > LONGEST_VALUE ? null : value;
}

/** `mail@host (Name)` and `Name <mail@host>` → Name; a bare e-mail address stays, for want of a name. */
export function toName(printed: string | null): string | null {
  const line = toLine(printed);
  if (line === null) return null;
  const mail = EMAIL.exec(line);
  if (mail === null) return line;
  const name = line
    .replace(mail[0], ' ')
    .replace(/mailto:/i, ' ')
    .replace(/[<>()"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, '');
  return name === '' ? mail[0] : name;
}

/** One line of text: tags and references gone, white space folded. For what is a name or a title and never has markup worth keeping. */
export function toLine(printed: string | null): string | null {
  const value = (printed ?? '').slice(0, LONGEST_SOURCE);
  const bare = value.includes('<') || value.includes('&') ? decodeReferences(value.replace(MARKUP, '')) : value;
  const line = bare.replace(/\s+/g, ' ').trim();
  return line === '' ? null : line.slice(0, LONGEST_LINE);
}
