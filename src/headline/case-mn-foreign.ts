// Words in shouted Mongolian titles that no Mongolian word looks like: Latin brands, and abbreviations. It knows shapes, no words.
import { decide, type Draft, toCapital, type Token } from './case-draft.ts';
import { isMongolianEnding } from './endings-mn.ts';

/** Latin words so short are abbreviations rather than brands. */
const LONGEST_LATIN_ABBREVIATION = 3;
const LATIN = /^(?=.*\p{sc=Latin})[\p{sc=Latin}\p{M}\d]+$/u;
const LATIN_VOWEL = /[aeiouyöüåä]/u;

/** Abbreviations with an ending behind their hyphen have so many letters at most; a longer word there is a foreign name. */
const LONGEST_BEFORE_ENDING = 5;
/** Longer words without a legal beginning are loans that are not foreseen here. */
const LONGEST_ABBREVIATION = 7;
const CYRILLIC = /^\p{sc=Cyrillic}{2,}$/u;
const VOWEL = /[аэиоуөүыяеёю]/u;
const UNIT = /^(?:кг|км|см|мм|мг|мл|гр|тн|цн|нм|дм|дл|нь|вт|мкг|хз|стр|др|нд|ст|рт)$/u;
/** Two consonants that a loan may begin with; no native word begins with two. */
const ONSET =
  /^(?:[пбгкдтфвх]р|[пбгкфсшхв]л|с[тпкмнвфхцчр]|ш[втпклмнрч]|[дткгцз]в|д[жз]|пс|пн|гн|кн|зд|зн|чл|вз|ч?[рл]?[ьъ])/u;
/** Vowels that no word has side by side; `үе` and long ones are. */
const STRANGE_VOWELS = /[аоуэиы][өү]|[өү][аоуэиы]|өү|үө/u;
/** How agencies are called: general offices (ерөнхий газар). */
const AGENCY = /^\p{L}{1,4}ег$/u;
const TWO_CONSONANTS = /^[бвгджзйклмнпрстфхцчшщ]{2}/u;

/** `BOEING`, `737 MAX`, `STARLINK-ИЙН`; brands of odd shapes are in the lexicon. */
export function applyLatin(draft: Draft): void {
  for (const [index, { lower }] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || !LATIN.test(lower)) continue;
    const letters = lower.replace(/\d/g, '');
    const isShort =
      letters.length <= LONGEST_LATIN_ABBREVIATION || !LATIN_VOWEL.test(letters) || letters.length < lower.length;
    decide(draft, index, isShort ? lower.toUpperCase() : toCapital(lower), 'other');
  }
}

export function applyAbbreviations(draft: Draft): void {
  for (const [index, token] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || !CYRILLIC.test(token.lower)) continue;
    const beforeEnding = takesEnding(draft.tokens[index + 1]);
    if (isAbbreviation(token, beforeEnding)) decide(draft, index, token.lower.toUpperCase(), 'other');
    else if (beforeEnding && token.gap !== '-') decide(draft, index, toCapital(token.lower), 'other');
  }
}

function isAbbreviation({ lower }: Token, beforeEnding: boolean): boolean {
  if (UNIT.test(lower) || lower.length > LONGEST_ABBREVIATION) return false;
  if (!VOWEL.test(lower) || (beforeEnding && lower.length <= LONGEST_BEFORE_ENDING)) return true;
  if (STRANGE_VOWELS.test(lower) || AGENCY.test(lower)) return true;
  return TWO_CONSONANTS.test(lower) && !ONSET.test(lower);
}

/** Mongolian sets a hyphen before an ending only where the word is no Mongolian one. */
function takesEnding(next: Token | undefined): boolean {
  return next?.gap === '-' && isMongolianEnding(next.lower);
}
