// How likely one language has the letters of a text in the order they stand in, learnt from a list of its words. It knows no rules and no meaning.
import { atFirstNeed } from './at-first-need.ts';
import type { Language } from '../model/configuration.ts';
import { loadWords } from './lexicon.ts';

/** Runs of up to so many letters are counted; longer ones are words, of which the lists have too few. */
const LONGEST_RUN = 3;
/** Share of a run that no listed word has: the same in all languages, so that a short list is no advantage. */
const UNSEEN = 2e-5;
/** Words that are read of a text; more say nothing more. */
const MOST_WORDS = 24;

const CYRILLIC = /^[\u0400-\u04ff]+$/u;

const LANGUAGES: readonly Language[] = ['mn', 'ru', 'ky', 'kk', 'uk', 'bua'];
/** For each run the logarithms of its shares in the languages, beyond that of a run unseen, in their order. */
const letterRuns = atFirstNeed(() => learn(LANGUAGES.map((language) => loadWords(`${language}/words`))));

/** Logarithms of the likelihood of words in lower case in each language, to be compared with one another; other scripts say nothing. */
export function toLikelihoods(words: readonly string[]): ReadonlyMap<Language, number> {
  const sums = LANGUAGES.map(() => 0);
  const told = words.filter((word) => CYRILLIC.test(word)).slice(0, MOST_WORDS);
  const runs = letterRuns();
  for (const run of told.flatMap(toRuns)) {
    runs.get(run)?.forEach((share, index) => (sums[index] = (sums[index] ?? 0) + share));
  }
  return new Map(LANGUAGES.map((language, index) => [language, sums[index] ?? 0]));
}

function learn(lists: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const letters = new Map<string, number[]>();
  for (const [index, words] of lists.entries()) {
    const runs = [...words].flatMap(toRuns);
    for (const [run, count] of countRuns(runs)) {
      const shares = letters.get(run) ?? lists.map(() => 0);
      shares[index] = Math.log1p(count / runs.length / UNSEEN);
      letters.set(run, shares);
    }
  }
  return letters;
}

function countRuns(runs: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  return counts;
}

/** All runs of letters of a word, its beginning and end being letters too. */
function toRuns(word: string): readonly string[] {
  const whole = ` ${word} `;
  const runs: string[] = [];
  for (let start = 0; start < whole.length; start += 1) {
    const longest = Math.min(LONGEST_RUN, whole.length - start);
    for (let length = 1; length <= longest; length += 1) runs.push(whole.slice(start, start + length));
  }
  return runs;
}
