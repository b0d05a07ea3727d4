// What the labelled sets come to: case by tokens and titles, language by precision and recall, letters by exact titles. It prints nothing.
import { NO_KNOWLEDGE, toHeadline } from '../../src/headline/headline.ts';
import { loadSet, type Row, type Split } from './sets.ts';

export interface CaseScore {
  readonly language: string;
  readonly split: Split;
  readonly titles: number;
  readonly exact: number;
  readonly tokens: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

export interface LanguageScore {
  readonly language: string;
  readonly titles: number;
  readonly found: number;
  readonly right: number;
}

export interface ExactScore {
  readonly name: string;
  readonly split: Split;
  readonly titles: number;
  readonly exact: number;
  readonly wrong: readonly string[];
}

const SPLITS: readonly Split[] = ['train', 'held'];

/** Lines are upper-cased and restored; a token is what spaces part. */
export function scoreCase(language: string): readonly CaseScore[] {
  return toSplits(loadSet(`case-${language}`, 1)).map(([split, rows]) => {
    const pairs = rows.map(({ cells: [truth = ''] }) => [truth, restore(truth, language)] as const);
    const tokens = pairs.flatMap(([truth, restored]) => toTokens(truth, restored));
    const wrong = pairs.filter(([truth, restored]) => truth !== restored);
    return {
      language,
      split,
      titles: rows.length,
      exact: rows.length - wrong.length,
      tokens: tokens.length,
      right: tokens.filter(([truth, restored]) => truth === restored).length,
      wrong: wrong.map(([truth, restored]) => `${truth}\n    → ${restored}`),
    };
  });
}

export function scoreLanguages(split: Split): readonly LanguageScore[] {
  const rows = toLanguages(split);
  const languages = [...new Set(rows.flatMap(({ truth, found }) => [truth, found]))];
  return languages.map((language) => ({
    language,
    titles: rows.filter(({ truth }) => truth === language).length,
    found: rows.filter(({ found }) => found === language).length,
    right: rows.filter(({ truth, found }) => truth === language && found === language).length,
  }));
}

/** Every title of a split with its label and what it was taken for, nothing being declared. */
export function toLanguages(split: Split): readonly { title: string; truth: string; found: string }[] {
  const rows = loadSet('language', 2).filter((row) => row.split === split);
  return rows.map(({ cells: [truth = '', title = ''] }) => ({ title, truth, found: toTitle(title).language }));
}

export function scoreLanguage(): readonly ExactScore[] {
  return SPLITS.map((split) => {
    const rows = toLanguages(split);
    const wrong = rows.filter(({ truth, found }) => truth !== found);
    return {
      name: 'language',
      split,
      titles: rows.length,
      exact: rows.length - wrong.length,
      wrong: wrong.map(({ truth, found, title }) => `${truth}, not ${found}: ${title}`),
    };
  });
}

export function scoreLetters(): readonly ExactScore[] {
  return toSplits(loadSet('letters', 3, true)).map(([split, rows]) => {
    const wrong = rows.filter(({ cells: [, broken = '', right = ''] }) => !isRepaired(broken, right));
    return {
      name: 'letters',
      split,
      titles: rows.length,
      exact: rows.length - wrong.length,
      wrong: wrong.map(({ cells: [, broken = '', right = ''] }) => `${right}\n    → ${toTitle(broken).title}`),
    };
  });
}

/** Where a broken title shouts its case is restored as well: letters alone are compared. */
function isRepaired(broken: string, right: string): boolean {
  const { title, mixedCase } = toTitle(broken);
  return mixedCase ? title === right : title.toUpperCase() === right.toUpperCase();
}

function restore(truth: string, language: string): string {
  return toHeadline({ title: truth.toUpperCase(), summary: null, declared: language }, NO_KNOWLEDGE).title;
}

function toTitle(title: string): ReturnType<typeof toHeadline> {
  return toHeadline({ title, summary: null, declared: null }, NO_KNOWLEDGE);
}

function toTokens(truth: string, restored: string): (readonly [string, string])[] {
  const others = restored.split(' ');
  return truth.split(' ').map((token, index) => [token, others[index] ?? ''] as const);
}

function toSplits(rows: readonly Row[]): readonly (readonly [Split, readonly Row[]])[] {
  return SPLITS.map((split) => [split, rows.filter((row) => row.split === split)] as const);
}
