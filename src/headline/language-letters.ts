// How likely one language has the words of a text, spelt as they are, learnt from a list of its words. It knows no rules and no meaning.
import { atFirstNeed } from './at-first-need.ts';
import type { Language } from '../model/configuration.ts';
import { loadWords } from './lexicon.ts';

/** A letter is expected from so many before it at most: behind more of them stand words, of which the lists have too few. */
const LONGEST_CONTEXT = 3;
/** Chance of a letter of which nothing is known: the alphabets have 33 to 42 letters and the end of a word. */
const ANY_LETTER = 1 / 50;
/** Share of the words of a headline that are on the list of its language as they stand there; the others are spelt letter by letter. */
const LISTED = 0.5;
/** Words that are read of a text; more say nothing more. */
const MOST_WORDS = 24;
/** Runs of letters and words whose chances are kept once reckoned, so that strangers' titles do not fill the memory. */
const MOST_KEPT = 50_000;

const CYRILLIC = /^[\u0400-\u04ff]+$/u;

const LANGUAGES: readonly Language[] = ['mn', 'ru', 'ky', 'kk', 'uk', 'bua'];

/** A number for each of the languages, in their order. */
type Each = readonly number[];

/** How often letters stood behind a context, and how many different ones did. */
interface Context {
  readonly letters: Each;
  readonly kinds: Each;
}

interface Spelling {
  readonly lists: readonly ReadonlySet<string>[];
  readonly runs: ReadonlyMap<string, Each>;
  readonly alphabet: readonly string[];
  readonly contexts: Map<string, Context>;
  readonly chances: Map<string, Each>;
  readonly words: Map<string, Each>;
}

const spelling = atFirstNeed(() => learn(LANGUAGES.map((language) => loadWords(`${language}/words`))));

/** Logarithms of the likelihood of words in lower case in each language, to be compared with one another; other scripts say nothing. */
export function toLikelihoods(words: readonly string[]): ReadonlyMap<Language, number> {
  const known = spelling();
  const told = words.filter((word) => CYRILLIC.test(word)).slice(0, MOST_WORDS);
  const each = told.map((word) => toWordChances(word, known));
  return new Map(
    LANGUAGES.map((language, index) => [language, each.reduce((sum, chances) => sum + (chances[index] ?? 0), 0)]),
  );
}

function learn(lists: readonly ReadonlySet<string>[]): Spelling {
  const runs = new Map<string, number[]>();
  for (const [index, words] of lists.entries()) {
    for (const word of words) countRuns(` ${word} `, index, runs);
  }
  const alphabet = [...runs.keys()].filter((run) => run.length === 1);
  return { lists, runs, alphabet, contexts: new Map(), chances: new Map(), words: new Map() };
}

/** Counts in place, as there are half a million to count before the first title. */
function countRuns(whole: string, index: number, runs: Map<string, number[]>): void {
  for (let end = 2; end <= whole.length; end += 1) {
    for (let start = Math.max(0, end - 1 - LONGEST_CONTEXT); start < end; start += 1) {
      const run = whole.slice(start, end);
      const counts = runs.get(run) ?? LANGUAGES.map(() => 0);
      counts[index] = (counts[index] ?? 0) + 1;
      if (counts[index] === 1) runs.set(run, counts);
    }
  }
}

/** Each letter of a word and its end, with the letters before it; the beginning is a letter too. */
function toSteps(word: string): readonly string[] {
  const whole = ` ${word} `;
  return Array.from(whole.slice(1), (_, index) => whole.slice(Math.max(0, index + 1 - LONGEST_CONTEXT), index + 2));
}

/** Logarithms of the chance that a word of each language is this one: as one of its list, or spelt. */
function toWordChances(word: string, known: Spelling): Each {
  return keep(known.words, word, () => {
    const spelt = toSteps(word).map((run) => toLetterChances(run, known));
    return known.lists.map((list, index) => {
      const chance = spelt.reduce((product, chances) => product * (chances[index] ?? 0), 1 - LISTED);
      return Math.log(chance + (list.has(word) ? LISTED / list.size : 0) + Number.MIN_VALUE);
    });
  });
}

/** The chance of the last letter of a run behind those before it, smoothed by shorter runs after Witten and Bell (1991). */
function toLetterChances(run: string, known: Spelling): Each {
  if (run === '') return LANGUAGES.map(() => ANY_LETTER);
  return keep(known.chances, run, () => {
    const shorter = toLetterChances(run.slice(1), known);
    const context = toContext(run.slice(0, -1), known);
    const counts = known.runs.get(run);
    return shorter.map((chance, index) => {
      const kinds = context.kinds[index] ?? 0;
      const letters = context.letters[index] ?? 0;
      return letters === 0 ? chance : ((counts?.[index] ?? 0) + kinds * chance) / (letters + kinds);
    });
  });
}

function toContext(before: string, known: Spelling): Context {
  return keep(known.contexts, before, () => {
    const behind = known.alphabet.flatMap((letter) => {
      const counts = known.runs.get(before + letter);
      return counts === undefined ? [] : [counts];
    });
    return {
      letters: LANGUAGES.map((_, index) => behind.reduce((sum, counts) => sum + (counts[index] ?? 0), 0)),
      kinds: LANGUAGES.map((_, index) => behind.filter((counts) => counts[index] !== 0).length),
    };
  });
}

function keep<T>(kept: Map<string, T>, key: string, reckon: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reckoned = reckon();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, reckoned);
  return reckoned;
}
