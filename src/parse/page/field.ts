// The fields of an item on a page: what each makes of an element or an attribute, and of its places the first that says something; it makes no item.
import type { FieldName, FieldPlaces } from '../../model/configuration.ts';
import type { HtmlElement } from '../html/tree.ts';
import { toPictureAddress } from './picture.ts';
import { findElements, parsePagePlace, type PagePlace } from './place.ts';
import {
  readDate,
  readLanguage,
  readLine,
  readMarkup,
  readPicture,
  readTarget,
  readText,
  toLine,
  toTarget,
  toText,
} from './value.ts';

/** For each field its places, the best first. */
export type PagePlaces = ReadonlyMap<FieldName, readonly PagePlace[]>;

/** How a field is read from an element, and from an attribute that a place names. `base`: what relative addresses are resolved against. */
interface Field {
  readonly read: (element: HtmlElement, base: string | null) => string | null;
  readonly convert: (value: string, base: string | null, attribute: string) => string | null;
}

const LINE: Field = { read: readLine, convert: toLine };
const DATE: Field = { read: readDate, convert: toLine };

const FIELDS: Readonly<Record<FieldName, Field>> = {
  id: LINE,
  url: { read: readTarget, convert: toTarget },
  title: LINE,
  summary: { read: readText, convert: toText },
  content: { read: readMarkup, convert: toText },
  published: DATE,
  updated: DATE,
  authors: LINE,
  categories: LINE,
  image: { read: readPicture, convert: (value, base, name) => toTarget(toPictureAddress(value, name) ?? '', base) },
  language: { read: readLanguage, convert: toLine },
};

/** Where a field is looked for when the configuration names no place; a title is sought by its own rules. */
const USUAL: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  url: [':scope'],
  published: ['time'],
  image: [':scope', '[data-bg], [data-background], [data-background-image]'],
};

const NAMES = Object.keys(FIELDS) as FieldName[];

/** Read once for all the items of a page. */
export function parsePagePlaces(fields: FieldPlaces): PagePlaces {
  return new Map(
    NAMES.map((name) => {
      const places = fields[name].length === 0 ? (USUAL[name] ?? []) : fields[name];
      return [name, places.map((place) => parsePagePlace(place))];
    }),
  );
}

/** What the first place says that says something. */
export function findFirst(name: FieldName, item: HtmlElement, places: PagePlaces, base: string | null): string | null {
  for (const place of places.get(name) ?? []) {
    for (const element of findElements(place, item)) {
      const value = readPlace(name, element, place, base);
      if (value !== null) return value;
    }
  }
  return null;
}

/** Everything, each once, that the first place says which says something. */
export function findEvery(name: FieldName, item: HtmlElement, places: PagePlaces, base: string | null): string[] {
  for (const place of places.get(name) ?? []) {
    const values = findElements(place, item).map((element) => readPlace(name, element, place, base));
    const said = values.filter((value) => value !== null);
    if (said.length > 0) return [...new Set(said)];
  }
  return [];
}

function readPlace(
  name: FieldName,
  element: HtmlElement,
  { attribute }: PagePlace,
  base: string | null,
): string | null {
  const { read, convert } = FIELDS[name];
  return attribute === null ? read(element, base) : convert(element.attribs[attribute] ?? '', base, attribute);
}
