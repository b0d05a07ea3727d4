// What a title in mixed case teaches about the case of its words, and what counted lessons say of a word. It keeps nothing: counting is the store's.
import type { Language } from '../model/configuration.ts';
import type { CountedLesson, Knowledge, Lesson, Lookup } from '../model/knowledge.ts';
import { type Token, toDraft } from './case-draft.ts';
import { isShouting } from './shouting.ts';

/** Fewer titles than these are a chance, not a custom. */
const FEWEST_TITLES = 3;
/** The share of titles that one shape must have of a word: outlets disagree, and a word may be a name and none. */
const MAJORITY = 0.8;
/** A title that begins so large a share of its other words with capitals is set in title case, and teaches nothing. */
const TITLE_CASE = 0.6;

/** What a title teaches: each word that is not first in its sentence or quotation, once by itself and once behind its neighbour. */
export function learn(title: string, language: Language): readonly Lesson[] {
  if (isShouting(title)) return [];
  const { tokens } = toDraft(title);
  const inner = tokens.filter(({ first, quoted, lower }) => !first && !quoted && /\p{L}/u.test(lower));
  if (language === 'en' && isTitleCase(inner)) return [];
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1]?.lower;
    if (before === undefined || !inner.includes(token)) return [];
    const { lower: word, printed: shape } = token;
    return [
      { word, before: '', shape },
      { word, before, shape },
    ];
  });
}

/** What a title that shouts asks of the store: each of its words alone and behind its neighbour. */
export function toLookups(title: string): readonly Lookup[] {
  const { tokens } = toDraft(title);
  return tokens.flatMap(({ lower: word }, index) => {
    const before = tokens[index - 1]?.lower;
    return before === undefined
      ? [{ word, before: '' }]
      : [
          { word, before: '' },
          { word, before },
        ];
  });
}

/** The store's answer, ready for looking up. */
export function toLearnt(lessons: readonly CountedLesson[]): Knowledge['learnt'] {
  const learnt = new Map<string, Map<string, number>>();
  for (const { language, shape, count, ...lookup } of lessons) {
    const key = toKey(language, lookup);
    const shapes = learnt.get(key) ?? new Map<string, number>();
    learnt.set(key, shapes.set(shape, (shapes.get(shape) ?? 0) + count));
  }
  return learnt;
}

/** The shape that a clear majority of titles gives a word; null where there is none. */
export function findLearnt(learnt: Knowledge['learnt'], language: Language, lookup: Lookup): string | null {
  const shapes = learnt.get(toKey(language, lookup));
  if (shapes === undefined) return null;
  const total = [...shapes.values()].reduce((sum, count) => sum + count, 0);
  if (total < FEWEST_TITLES) return null;
  return [...shapes].find(([, count]) => count >= total * MAJORITY)?.[0] ?? null;
}

function toKey(language: Language, { word, before }: Lookup): string {
  return `${language}\n${word}\n${before}`;
}

/** Short words stay small in title case: those of four letters and more tell. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ lower }) => lower.length > 3);
  return long.length > 2 && long.filter(({ printed, lower }) => printed !== lower).length > long.length * TITLE_CASE;
}
