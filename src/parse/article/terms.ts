// Names and terms as pages print them → the same to be kept: distinct, bounded, without addresses; it knows no place where they stand.
import { toLine, toName } from '../terms.ts';

/** Most persons of one article; investigations by many hands name about a dozen. */
export const MOST_AUTHORS = 20;

/** Most categories of one article: what is beyond is written for search engines. */
export const MOST_CATEGORIES = 30;

/** Longest name, in characters: with ranks and titles they reach about 80. */
const LONGEST_NAME = 200;

const ADDRESS = /^(?:https?:)?\/\/|^www\.|^@/i;

/** The name of a person; null for an address, the name of an account, and what is too long to be a name. */
export function toPerson(printed: string | null): string | null {
  const line = toLine(printed);
  return line === null || line.length > LONGEST_NAME || ADDRESS.test(line) ? null : toName(line);
}

/** Terms that stand in one text, separated by commas. */
export function toTerms(printed: string | null): (string | null)[] {
  return printed === null ? [] : printed.split(/[,;，、]/).map(toLine);
}

/** What there is, each once, `most` of them. */
export function toDistinct(values: readonly (string | null)[], most: number): string[] {
  return [...new Set(values.filter((value) => value !== null))].slice(0, most);
}

/** Whether two texts are one to a reader. Null is nobody's name. */
export function isSameName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && toFolded(one) === toFolded(other);
}

function toFolded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
