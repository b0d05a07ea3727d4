// Which words of a shouted Mongolian title are names, and so keep a capital: its steps in their order. It knows Mongolian, not titles of other languages.
import { decide, type Draft, toCapital } from './case-draft.ts';
import { applyAbbreviations, applyLatin } from './case-mn-foreign.ts';
import {
  applyArtists,
  applyFathers,
  applyForeignNames,
  applyPairs,
  applyPersonalNames,
  applySoums,
} from './case-mn-names.ts';
import { applyCompanies, applyQuotations } from './case-mn-quotes.ts';
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
import { findMongolianStems, isMongolianEnding } from './endings-mn.ts';
import { englishLexicon } from './lexicon-en.ts';
import { mongolianLexicon } from './lexicon-mn.ts';

/** One letter, or two as outlets write them to tell namesakes apart (`Су.Батболд`). */
const INITIAL = /^\p{L}{1,2}$/u;
/** The word for the people and its language is small, the country is not: that is what has a case ending, or one of these behind it. */
const COUNTRY = /^монгол(?!чууд|ч$|чил|жи|жуул)\p{L}+$/u;
const BEHIND_COUNTRY = /^(?:руу|дахь|орон|орны|орноо|оронд|гэсэн|гэж)$/u;

/** What stands before the Naadam of the nation. */
const NATIONAL = /^(?:улсын|монголын|төрийн|жилийн|оны|зуны|баяр|энэ)$/u;

export const mongolianSteps: readonly Step[] = [
  keepPrinted,
  lowerAddresses,
  (draft, knowledge) => applyOwnWords(draft, 'mn', findMongolianStems, knowledge),
  (draft, knowledge) => applyOwnWords(draft, 'en', findNoStems, knowledge),
  applyCompanies,
  applyFestivals,
  (draft, knowledge) => applyLearnt(draft, 'mn', 'neighbour', knowledge),
  (draft) => applyLexicon(draft, mongolianLexicon(), findMongolianStems),
  (draft) => applyLexicon(draft, englishLexicon(), findNoStems),
  applyQuotations,
  applyEndings,
  (draft) => applyInitials(draft, (word) => INITIAL.test(word), isMongolianEnding),
  applyCountry,
  (draft, knowledge) => applyLearnt(draft, 'mn', 'word', knowledge),
  applyLatin,
  applyAbbreviations,
  applyPersonalNames,
  applyFathers,
  applyArtists,
  applyPairs,
  applySoums,
  applyForeignNames,
];

/** The Naadam of the nation is a name; that of a place, a trade or a sport is not, nor one with a name of its own. */
function applyFestivals(draft: Draft): void {
  for (const [index, { lower, gap }] of draft.tokens.entries()) {
    if (!/^наада?м/u.test(lower)) continue;
    const before = draft.tokens[index - 1]?.lower ?? '';
    const isOfOne = /[ыи]й?н$|н[ыи]й?$/u.test(before) && !NATIONAL.test(before);
    if (isOfOne || /^["”»] $/u.test(gap)) decide(draft, index, lower);
  }
}

/** `-ын` behind an abbreviation, a number or a brand; `Moody's`. */
function applyEndings(draft: Draft): void {
  for (const [index, { lower, gap }] of draft.tokens.entries()) {
    if (gap === '-' && index > 0 && isMongolianEnding(lower)) decide(draft, index, lower);
    if (/^['’]$/.test(gap) && lower === 's') decide(draft, index, lower);
  }
}

function applyCountry(draft: Draft): void {
  for (const [index, { lower }] of draft.tokens.entries()) {
    const next = draft.tokens[index + 1];
    const bare =
      lower === 'монгол' && (next?.gap === ', ' || next?.gap === '-' || BEHIND_COUNTRY.test(next?.lower ?? ''));
    if (bare || COUNTRY.test(lower)) decide(draft, index, toCapital(lower), 'place');
  }
}
