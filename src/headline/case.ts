// Truecasing: a title that shouts in the case that it would have inside a text. It knows no language: each has its steps in a file of its own.
import type { Language } from '../model/configuration.ts';
import type { Knowledge } from '../model/knowledge.ts';
import { englishSteps } from './case-en.ts';
import { mongolianSteps } from './case-mn.ts';
import { renderDraft, toDraft } from './case-draft.ts';
import type { Step } from './case-steps.ts';

const STEPS: ReadonlyMap<Language, readonly Step[]> = new Map([
  ['en', englishSteps],
  ['mn', mongolianSteps],
]);

/** Only the case of letters changes; a title in a language without rules stays as it is printed. */
export function restoreCase(title: string, language: Language, knowledge: Knowledge): string {
  const steps = STEPS.get(language);
  if (steps === undefined) return title;
  const draft = toDraft(title);
  for (const step of steps) step(draft, knowledge);
  return renderDraft(draft);
}
