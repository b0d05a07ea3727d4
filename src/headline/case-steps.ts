// Steps of deciding case that every language takes: what is printed small, addresses, phrases of a lexicon, initials, what was learnt. Each fills only words that no step before it has decided.
import type { Knowledge, Lexicon, LexiconEntry } from '../model/knowledge.ts';
import type { CasedLanguage } from './case-language.ts';
import { decide, type Draft, toCapital, type Token } from './case-draft.ts';
import { findLearnt } from './learn.ts';
import { BEGINNING, toGap } from './lexicon.ts';

export type Step = (draft: Draft, knowledge: Knowledge) => void;

/** A stem that a word may have, without its ending, as a lexicon would list it. */
export type FindStems = (word: string) => readonly string[];

const ADDRESS = /www\.|:\/\/|@|^[\p{L}\p{N}.-]+\.(?:mn|com|org|net|gov|edu|info|io|ru|cn|kz|kg)(?:\/|$)/iu;

/** A word with small letters in a title that shouts was printed so on purpose (`iPhone-ИЙН`). */
export function keepPrinted(draft: Draft): void {
  for (const [index, { printed }] of draft.tokens.entries()) {
    if (/\p{Ll}/u.test(printed)) decide(draft, index, printed);
  }
}

/** `WWW.D-GOV.MN` holds neither initials nor names. */
export function lowerAddresses(draft: Draft): void {
  if (!/[.@]\S/u.test(draft.title)) return;
  for (const match of draft.title.matchAll(/\S+/gu)) {
    if (!ADDRESS.test(match[0])) continue;
    const end = match.index + match[0].length;
    for (const [index, { start, lower }] of draft.tokens.entries()) {
      if (start >= match.index && start < end) decide(draft, index, lower);
    }
  }
}

/** The longest phrase that stands at a word, its last word with any ending that the language knows. */
export function applyLexicon(draft: Draft, lexicon: Lexicon, findStems: FindStems): void {
  for (let index = 0; index < draft.tokens.length;) {
    index += applyPhrase(draft, index, lexicon, findStems);
  }
}

/** The operator's own words of a language, if there are any. */
export function applyOwnWords(draft: Draft, language: CasedLanguage, findStems: FindStems, knowledge: Knowledge): void {
  const own = knowledge.lexicons.get(language);
  if (own !== undefined) applyLexicon(draft, own, findStems);
}

/** Of a language whose words stand in a title without endings. */
export function findNoStems(): readonly string[] {
  return [];
}

/** How many words were decided, or one that was not. */
function applyPhrase(draft: Draft, index: number, lexicon: Lexicon, findStems: FindStems): number {
  const { lower = '' } = draft.tokens[index] ?? {};
  const most = Math.min(lexicon.longest.get(lower) ?? 1, draft.tokens.length - index);
  for (let length = most; length > 0; length -= 1) {
    const entry = findEntry(draft.tokens, index, length, lexicon, findStems);
    if (entry === null) continue;
    for (let offset = 0; offset < length; offset += 1) {
      const word = draft.tokens[index + offset]?.lower ?? '';
      decide(draft, index + offset, toShape(word, entry.shapes[offset] ?? word), entry.kind);
    }
    return length;
  }
  return 1;
}

function findEntry(
  tokens: readonly Token[],
  index: number,
  length: number,
  lexicon: Lexicon,
  findStems: FindStems,
): LexiconEntry | null {
  const last = tokens[index + length - 1]?.lower ?? '';
  if (length === 1 && !lexicon.beginnings.has(last.slice(0, BEGINNING))) return null;
  const lead = length === 1 ? '' : toLead(tokens, index, index + length - 1);
  const exact = lexicon.entries.get(lead + last);
  if (exact !== undefined) return exact;
  for (const stem of findStems(last)) {
    const entry = lexicon.entries.get(lead + stem);
    // An abbreviation takes its ending behind a hyphen.
    if (entry !== undefined && !/^\p{Lu}+$/u.test(entry.shapes.at(-1) ?? '')) return entry;
  }
  return null;
}

/** The words of a phrase before its last one, and what stands before that. */
function toLead(tokens: readonly Token[], index: number, end: number): string {
  let lead = tokens[index]?.lower ?? '';
  for (let at = index + 1; at <= end; at += 1) {
    lead += toGap(tokens[at]?.gap ?? '') + (at < end ? (tokens[at]?.lower ?? '') : '');
  }
  return lead;
}

/** The shape of a stem laid over a word: its ending is small. */
function toShape(lower: string, shape: string): string {
  if (shape.toLowerCase() === lower) return shape;
  const letters = Array.from(shape);
  return Array.from(lower, (letter, at) => (letters[at] === letter.toUpperCase() ? letters[at] : letter)).join('');
}

/** `Х.НЯМБААТАР`, `СУ.БАТБОЛД`, `С.Г.ЛАВРОВ`: initials of one letter, or of the two that the language writes for one sound; all parts of the name. */
export function applyInitials(
  draft: Draft,
  isInitial: (word: string) => boolean,
  isEnding: (word: string) => boolean,
): void {
  const { tokens } = draft;
  for (const [index, { lower }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next?.gap !== '.' || !isInitial(lower) || !/^\p{L}+$/u.test(next.lower)) continue;
    if (draft.shapes[index] !== null && draft.kinds[index] !== 'person') continue;
    decide(draft, index, toCapital(lower), 'person');
    decide(draft, index + 1, toCapital(next.lower), 'person');
    for (let part = index + 2; tokens[part]?.gap === '-' && !isEnding(tokens[part]?.lower ?? ''); part += 1) {
      decide(draft, part, toCapital(tokens[part]?.lower ?? ''), 'person');
    }
  }
}

/** What titles in mixed case have taught, of words behind their neighbours or of words alone. */
export function applyLearnt(draft: Draft, language: string, by: 'neighbour' | 'word', knowledge: Knowledge): void {
  if (knowledge.learnt.size === 0) return;
  for (const [index, { lower }] of draft.tokens.entries()) {
    const before = by === 'word' ? '' : (draft.tokens[index - 1]?.lower ?? '');
    if (by === 'neighbour' && before === '') continue;
    const shape = findLearnt(knowledge.learnt, language, { word: lower, before });
    if (shape !== null) decide(draft, index, shape, shape === lower ? null : 'other');
  }
}
