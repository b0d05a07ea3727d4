// Choosing among the places where feeds put a field: ordered tables, and the kinds of place that several formats share; it knows no format's own order.

import type { ParsedText } from '../../model/feed.ts';
import { toAddress, toName } from '../terms.ts';
import { findChild, findChildren, readAttribute, readMarkup, readWords } from './element.ts';
import type { XmlElement } from '../xml/xml.ts';

/** What is known of the document while its parts are read. */
export interface Surroundings {
  /** Where the document came from, or says that it lives: for relative addresses where no xml:base is in force. */
  readonly base: string | null;
  /** The document's declared language, for elements that inherit none. */
  readonly language: string | null;
}

/** One place where a field may stand: null where this element has nothing there. */
export type Place<T> = (element: XmlElement, around: Surroundings) => T | null;

/** Parts of a person construct (RFC 4287 section 3.2), the best name first. */
const PERSON = ['name', 'atom:name', 'email', 'atom:email', 'uri', 'atom:uri', 'url'];

/** The first place of an ordered table that has something. */
export function findFirst<T>(places: readonly Place<T>[], element: XmlElement, around: Surroundings): T | null {
  for (const place of places) {
    const found = place(element, around);
    if (found !== null) return found;
  }
  return null;
}

/** One kind of place under several names, in order; the names separated by spaces. */
export function inEach<T>(kind: (name: string) => Place<T>, names: string): readonly Place<T>[] {
  return names.split(' ').map(kind);
}

/** The words of the first such child that is not blank. */
export function words(name: string): Place<string> {
  return (element) => findSome(element, name, readWords);
}

/** The markup of the first such child that is not blank. */
export function markup(name: string): Place<ParsedText> {
  return (element, around) => {
    const found = findSome(element, name, readMarkup);
    return found === null || found.base !== null ? found : { ...found, base: around.base };
  };
}

/** A child's text as an absolute address. */
export function address(name: string): Place<string> {
  return (element, around) =>
    findSome(element, name, (child) => toAddress(readWords(child), child.base ?? around.base));
}

/** An attribute of the first child that has it, as an absolute address, where `accepts` takes the child. */
export function addressIn(
  name: string,
  attribute: string,
  accepts: (child: XmlElement) => boolean = () => true,
): Place<string> {
  return (element, around) =>
    findSome(element, name, (child) =>
      accepts(child) ? toAddress(readAttribute(child, attribute), child.base ?? around.base) : null,
    );
}

/** A place inside a child: `media:group`, `image`. */
export function inside<T>(name: string, place: Place<T>): Place<T> {
  return (element, around) => findSome(element, name, (child) => place(child, around));
}

/** The persons that all such children name; null where they name nobody. */
export function persons(name: string): Place<readonly string[]> {
  return (element) => {
    const names = findChildren(element, name).map((child) => readPerson(child));
    const distinct = [...new Set(names.filter((found) => found !== null))];
    return distinct.length === 0 ? null : distinct;
  };
}

/** Atom's person construct, or the words of an element that is only a name. */
function readPerson(element: XmlElement): string | null {
  const part = PERSON.map((name) => findChild(element, name)).find((child) => readWords(child) !== null);
  return toName(readWords(part ?? element));
}

function findSome<T>(element: XmlElement, name: string, read: (child: XmlElement) => T | null): T | null {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== name) continue;
    const found = read(child);
    if (found !== null) return found;
  }
  return null;
}
