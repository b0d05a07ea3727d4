// One item of JSON, by the places of its fields → ParsedItem. It knows neither where items stand nor what a field is likely to be called.
import type { FieldPlaces } from '../../model/configuration.ts';
import type { ParsedItem, ParsedText } from '../../model/feed.ts';
import { findAt } from './place.ts';
import { toAddress, toId, toLine, toName } from '../terms.ts';

/** A tag, a comment or a reference to a character: what nobody writes who means text. */
const HTML = /<\/?[a-z][^<>]*>|<!--|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** .NET's old form of a date: milliseconds since 1970. */
const DOTNET_DATE = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,4}$/i;

/** What it says in the places of each field; relative addresses are resolved against `base`, dates stay as printed. Never throws. */
export function toJsonItem(raw: unknown, fields: FieldPlaces, base: string | null): ParsedItem {
  const text = (places: readonly string[]) => findAt(raw, places, 'text', ([first = '']) => toParsedText(first, base));
  const address = (places: readonly string[]) => findAt(raw, places, 'address', (texts) => findAddress(texts, base));
  const date = (places: readonly string[]) => findAt(raw, places, 'date', ([first = '']) => toDateText(first));
  return {
    id: findAt(raw, fields.id, 'text', ([first = '']) => toId(first)),
    url: address(fields.url),
    title: text(fields.title),
    summary: text(fields.summary),
    content: text(fields.content),
    published: date(fields.published),
    updated: date(fields.updated),
    authors: findAt(raw, fields.authors, 'name', (texts) => toDistinct(texts, toPerson)) ?? [],
    categories: findAt(raw, fields.categories, 'name', (texts) => toDistinct(texts, toLine)) ?? [],
    image: address(fields.image),
    language: findAt(raw, fields.language, 'text', ([first = '']) => toLanguage(first)),
    host: null,
    source: null,
  };
}

function toParsedText(value: string, base: string | null): ParsedText {
  return { type: HTML.test(value) ? 'html' : 'text', value, base };
}

/** A fragment alone leads nowhere but to the list itself. */
function findAddress(texts: readonly string[], base: string | null): string | null {
  for (const text of texts) {
    const address = text.startsWith('#') ? null : toAddress(text, base);
    if (address !== null) return address;
  }
  return null;
}

function toDateText(text: string): string {
  return DOTNET_DATE.exec(text)?.[1] ?? text;
}

/** An address is no name: OpenGraph and JSON-LD have profiles for authors. */
function toPerson(text: string): string | null {
  return /^https?:\/\//i.test(text) ? null : toName(text);
}

function toDistinct(texts: readonly string[], to: (text: string) => string | null): readonly string[] | null {
  const lines = texts.map((text) => to(text)).filter((line) => line !== null);
  return lines.length === 0 ? null : [...new Set(lines)];
}

function toLanguage(text: string): string | null {
  return LANGUAGE.test(text) ? text.replaceAll('_', '-') : null;
}
