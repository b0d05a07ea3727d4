// Truecasing: a title that shouts in the case that it would have inside a text. It knows no language: each has its steps in a file of its own.
import type { Language } from '../model/configuration.ts';
import type { Knowledge } from '../model/knowledge.ts';
import { CASED_LANGUAGES, type CasedLanguage } from './case-language.ts';
import { englishSteps } from './case-en.ts';
import { mongolianSteps } from './case-mn.ts';
import { renderDraft, toDraft } from './case-draft.ts';
import type { Step } from './case-steps.ts';

const STEPS: Readonly<Record<CasedLanguage, readonly Step[]>> = { en: englishSteps, mn: mongolianSteps };

/** Only the case of letters changes; a title in a language without rules stays as it is printed. */
export function restoreCase(title: string, language: Language, knowledge: Knowledge): string {
  const cased = CASED_LANGUAGES.find((one) => one === language);
  if (cased === undefined) return title;
  const draft = toDraft(title);
  for (const step of STEPS[cased]) step(draft, knowledge);
  return renderDraft(draft);
}
