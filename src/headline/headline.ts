// What turns a title into one that can be read: letters, then language, then case. It knows titles only: neither entries nor where they are kept.
import type { Language } from '../model/configuration.ts';
import type { Knowledge } from '../model/knowledge.ts';
import { restoreCase } from './case.ts';
import { isShouting, isSentence } from './shouting.ts';
import { detectLanguage, type LanguageInput } from './language.ts';
import { repairLetters } from './letters.ts';

/** A title as it is shown, as it was printed, its language, and whether its capitals are the outlet's own. */
export interface Headline {
  readonly title: string;
  readonly originalTitle: string;
  readonly language: Language;
  readonly mixedCase: boolean;
}

/** The shipped lexicon alone: an operator has added and the store has learnt nothing. */
export const NO_KNOWLEDGE: Knowledge = { lexicons: new Map(), learnt: new Map() };

/**
 * Takes the plain text of a title, with what tells its language beside it. Case is restored where the title shouts and its language has rules
 * for it; making a headline of the shown title again changes nothing.
 */
export function toHeadline(input: LanguageInput, knowledge: Knowledge = NO_KNOWLEDGE): Headline {
  const repaired = repairLetters(input.title);
  const language = detectLanguage({ ...input, title: repaired });
  const shouting = isShouting(repaired);
  const title = shouting && isSentence(repaired) ? restoreCase(repaired, language, knowledge) : repaired;
  return { title, originalTitle: input.title, language, mixedCase: !shouting };
}
