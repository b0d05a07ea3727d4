// A text in its folded words. It knows where words end; what a word is folded to is another's.
import { isMongolianEnding } from '../headline/endings-mn.ts';
import { toFoldable } from '../headline/fold.ts';
import { fromFoldable } from './fold.ts';

/** No written language sets more than 30 marks on a letter, and ordering the marks of one letter takes the square of their number (UAX #15). */
const HEAP_OF_MARKS = /(\p{M}{30})\p{M}+/gu;
const WITHOUT_MARKS = /^[\u0000-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2044\u20ac\u2116]*$/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What an abbreviation, a number or a foreign name takes behind a hyphen: `АНУ-ын`, `2026-д`. */
const HYPHENATED = /(?<=[\p{L}\p{N}])[-\u2010\u2011]([\u0400-\u052f]+)(?![\p{L}\p{M}\p{N}-])/gu;

/** The same few thousand words make most of the news; folding one anew takes ten times as long as finding it. About 1 MB. */
const MOST_KNOWN = 8_000;
/** In characters. Of longer pieces V8 makes no copies, so that each of them would keep its whole text in memory. */
const LONGEST_KNOWN = 12;
const folded = new Map<string, string>();

/** The folded words of a plain text, in their order, at most `most`. Linear in the length of the text. */
export function toWords(text: string, most: number): string[] {
  const even = WITHOUT_MARKS.test(text) ? text : text.replace(HEAP_OF_MARKS, '$1');
  const bare = toFoldable(even).replace(HYPHENATED, (whole, ending: string) =>
    isMongolianEnding(ending) ? '' : whole,
  );
  return (bare.match(WORD) ?? []).slice(0, most).map(toKnown);
}

function toKnown(token: string): string {
  const known = folded.get(token);
  if (known !== undefined) return known;
  const word = fromFoldable(token);
  if (token.length <= LONGEST_KNOWN) {
    if (folded.size >= MOST_KNOWN) folded.clear();
    folded.set(token, word);
  }
  return word;
}
