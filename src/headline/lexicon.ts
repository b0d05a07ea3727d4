// Lexicons: lists of words and phrases as they are printed, made ready for looking up. It knows how lists are written, not what is in them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, NameKind, OwnWords } from '../model/configuration.ts';
import type { Knowledge, Lexicon, LexiconEntry } from '../model/knowledge.ts';
import { type Token, toDraft } from './case-draft.ts';

/** No phrase is longer, in words; what stands behind is not looked at. */
export const LONGEST_PHRASE = 8;

/** Letters by which a word that begins no phrase is told apart before its endings are looked at. */
export const BEGINNING = 3;

/** Themes that are kept in a list of their own, and what the words in them name. */
export type ListedKinds = Readonly<Record<string, NameKind>>;

/**
 * Reads `lexicon/<language>/<theme>.txt`, a list a theme: one word or phrase a line as it is printed inside a sentence, `#` before a comment.
 * Of two shapes of one word the later one stands.
 */
export function loadLexicon(language: string, themes: ListedKinds): Lexicon {
  return toLexicon(Object.entries(themes).map(([theme, kind]) => [kind, loadLines(`${language}/${theme}`)] as const));
}

/** The operator's own words, language by language. */
export function toLexicons(words: Readonly<Record<Language, OwnWords>>): Knowledge['lexicons'] {
  const listsOf = ({ person, place, other }: OwnWords) =>
    toLexicon([
      ['person', person],
      ['place', place],
      ['other', other],
    ]);
  return new Map(Object.entries(words).map(([language, own]) => [language, listsOf(own)]));
}

/** Several lists, each with what it names. */
export function toLexicon(lists: readonly (readonly [kind: NameKind, lines: readonly string[]])[]): Lexicon {
  const entries = new Map<string, LexiconEntry>();
  const longest = new Map<string, number>();
  const beginnings = new Set<string>();
  for (const [kind, lines] of lists) {
    for (const line of lines) {
      const { tokens } = toDraft(line);
      const [first] = tokens;
      if (first === undefined) continue;
      entries.set(toKey(tokens), { shapes: tokens.map((token) => token.printed), kind });
      beginnings.add(first.lower.slice(0, BEGINNING));
      longest.set(first.lower, Math.min(LONGEST_PHRASE, Math.max(longest.get(first.lower) ?? 0, tokens.length)));
    }
  }
  return { entries, longest, beginnings };
}

/** All words of a list, whose lines hold any number of them, in lower case. */
export function loadWords(name: string): ReadonlySet<string> {
  return new Set(loadLines(name).flatMap((line) => line.split(/\s+/u)));
}

export function loadLines(name: string): readonly string[] {
  return toListed(readFileSync(path.join(import.meta.dirname, 'lexicon', `${name}.txt`), 'utf8'));
}

/** The lines of a list, without comments and empty ones. */
export function toListed(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/u, '').trim())
    .filter((line) => line !== '');
}

/** Whether a line can be found in a title. */
export function isPhrase(line: string): boolean {
  const { length } = toDraft(line).tokens;
  return length > 0 && length <= LONGEST_PHRASE;
}

/** The words of a phrase and what stands between them; straight and curly apostrophes and all spaces are one. */
function toKey(tokens: readonly Token[]): string {
  return tokens.map(({ lower, gap }, index) => (index === 0 ? lower : toGap(gap) + lower)).join('');
}

export function toGap(gap: string): string {
  return gap === ' ' || gap === '-' ? gap : gap.replaceAll('’', "'").replaceAll(/\s+/gu, ' ');
}
