// What a reader types into a search, as terms. It knows no store and no address, only words, quotation marks and the minus sign.
import type { Phrase, Terms } from '../model/search.ts';
import { toWords } from './split.ts';

/** What is longer is no question: the rest is not read. In characters, and in words of all phrases together. */
const LONGEST_QUESTION = 200;
const MOST_WORDS = 16;

const QUOTATION_MARK = /[“”„‟«»″]/gu;
const APOSTROPHE = /[‘’‚‛ʼ′`]/gu;
/** A phrase whose second mark is missing goes to the end; a mark ends a word. */
const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;
/** Control characters can stand in no document. */
const SEPARATED = /[\s\p{Cc}]+/gu;

/**
 * The terms of a question: each word is wanted, in whatever case and with whatever ending; `"words in quotes"` stand side by side, and so
 * do the words of `Ulaanbaatar-based`; `-word` and `-"a phrase"` are not said. Looked for in everything that is kept of an entry.
 * Null where nothing is left that is wanted. Never throws; bounded by the limits above.
 */
export function parseQuestion(question: string): Terms | null {
  const all: Phrase[] = [];
  const none: Phrase[] = [];
  let left = MOST_WORDS;
  for (const [, minus, quoted, word] of toCanonical(question).matchAll(PART)) {
    const phrase = toWords(quoted ?? word ?? '', left);
    const among = minus === '-' ? none : all;
    if (phrase.length === 0 || among.some((one) => one.join(' ') === phrase.join(' '))) continue;
    among.push(phrase);
    left -= phrase.length;
  }
  return all.length === 0 ? null : { all, any: [], none, within: 'all' };
}

/** The one spelling of a question, under which equal ones share an address: composed letters, straight quotation marks, single spaces, cut. */
export function toCanonical(question: string): string {
  return toBounded(toBounded(question).normalize('NFC').replace(QUOTATION_MARK, '"').replace(APOSTROPHE, "'"));
}

/** Half a character, as cutting leaves it, cannot stand in an address. */
function toBounded(text: string): string {
  return text.slice(0, LONGEST_QUESTION).replace(SEPARATED, ' ').toWellFormed().trim();
}
