// Which words of a shouted English title are names, and so keep a capital: its steps in their order. It knows English, not titles of other languages.
import { decide, type Draft, toCapital, type Token } from './case-draft.ts';
import { findCommon } from './case-en-common.ts';
import { applyContexts } from './case-en-context.ts';
import { applyFrames } from './case-en-frames.ts';
import {
  applyInitials,
  applyLearnt,
  applyLexicon,
  applyOwnWords,
  findNoStems,
  keepPrinted,
  lowerAddresses,
  type Step,
} from './case-steps.ts';
import { englishLexicon } from './lexicon-en.ts';

/** Initials that stand for one Cyrillic letter, besides single ones. */
const INITIALS = /^(?:\p{L}|ts|kh|sh|ch|dz|yu|ya|yo|zh|dj)$/u;
const AFTER_APOSTROPHE = /^(?:s|t|re|ve|ll|d|m)$/;
const ROMAN = /^(?=[ivx]{2,5}$)x{0,3}(?:ix|iv|v?i{0,3})$/;
const MEASURE = /^\d+(?:st|nd|rd|th|s|k|km|kg|m|cm|mm|bn|mln|bln|pct|ha|hr|hrs|min|x\d*|am|pm|g|t|l|ft|yr|yo)$/;
/** Names that begin so after an apostrophe or a small particle keep a second capital (`O'Brien`). */
const PARTICLE = /^[odl]$/;

export const englishSteps: readonly Step[] = [
  keepPrinted,
  lowerAddresses,
  (draft, knowledge) => applyOwnWords(draft, 'en', findNoStems, knowledge),
  applyContexts,
  (draft) => applyInitials(draft, (word) => INITIALS.test(word), isSmallPart),
  (draft, knowledge) => applyLearnt(draft, 'en', 'neighbour', knowledge),
  (draft) => applyLexicon(draft, englishLexicon(), findEnglishStems),
  (draft, knowledge) => applyLearnt(draft, 'en', 'word', knowledge),
  applyApostrophes,
  applyNumerals,
  applyStrangers,
  applyFrames,
];

/** Plurals of peoples and feasts; possessives are words of their own. */
function findEnglishStems(word: string): readonly string[] {
  return word.length > 4 && word.endsWith('s') ? [word.slice(0, -1)] : [];
}

function isSmallPart(word: string): boolean {
  return findCommon(word);
}

function applyApostrophes(draft: Draft): void {
  for (const [index, { lower, gap }] of draft.tokens.entries()) {
    if (!/^['’]$/.test(gap) || index === 0) continue;
    const before = draft.tokens[index - 1]?.lower ?? '';
    if (AFTER_APOSTROPHE.test(lower) && !PARTICLE.test(before)) decide(draft, index, lower);
    else if (PARTICLE.test(before)) decide(draft, index, toCapital(lower), 'person');
  }
}

/** `Charles III`, `phase II`, `5G`, `U20`, `10km`, `1990s`; not "mix", which no numeral looks like, and not Xi. */
function applyNumerals(draft: Draft): void {
  for (const [index, { lower }] of draft.tokens.entries()) {
    if (ROMAN.test(lower)) decide(draft, index, lower.toUpperCase(), 'other');
    else if (MEASURE.test(lower)) decide(draft, index, lower);
    else if (/\d/.test(lower) && /\p{L}/u.test(lower)) decide(draft, index, lower.toUpperCase(), 'other');
  }
}

/** A word that is no common one is taken for a name; without vowels or of one letter, for an abbreviation. */
function applyStrangers(draft: Draft): void {
  for (const [index, token] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || !/\p{L}/u.test(token.lower)) continue;
    if (isAbbreviation(token, draft.tokens[index + 1])) decide(draft, index, token.lower.toUpperCase(), 'other');
    else if (!findCommon(token.lower)) decide(draft, index, toCapital(token.lower), 'person');
  }
}

function isAbbreviation({ lower }: Token, next: Token | undefined): boolean {
  if (lower.length === 1) return lower !== 'a' && !(lower === 'e' && next?.gap === '-');
  return (
    lower.length < 6 && !/[aeiouyöüåäáéíóú]/u.test(lower) && !/^(?:pct|hrs?|vs|st|nd|rd|th|km|kg|cm|mm)$/.test(lower)
  );
}
