// Moments told from now, in any language that gives its words: how long ago, which day and its clock, just now; it knows no language.

import { cutClock, WHOLE_DAY } from './date-clock.ts';
import type { Age, DayAgo } from './date-reading.ts';

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** The words of one language, in lower case. Months and years are no units: how long they are is too vague for a date. */
export interface PhraseWords {
  readonly units: ReadonlyMap<string, Unit>;
  /** Names of units that mean one where no number stands before them. */
  readonly ones: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** What says "ago", after the amounts. */
  readonly ago: ReadonlySet<string>;
  /** Which amounts are ages without such a word: all of them (`3 цаг`), the units' letters and what counts hours or longer (`3h`, `4 hours`), or none. */
  readonly unmarked: 'all' | 'long' | 'none';
  /** Words that change nothing: "about", "at", "and". */
  readonly silent: ReadonlySet<string>;
  /** Words for days, by how many days ago they were. */
  readonly days: ReadonlyMap<string, number>;
  /** Whole texts that mean this minute. */
  readonly now: ReadonlySet<string>;
  /** As for `cutClock`. */
  readonly clocks: readonly RegExp[];
}

/** The form that reads a language's phrases. */
export type FindPhrase = (text: string) => Age | DayAgo | null;

const LENGTHS: Readonly<Record<Unit, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

/** Units in which it is told how long a text takes to read. */
const SHORT: ReadonlySet<Unit> = new Set(['second', 'minute']);

/** Longer numbers are no ages that anybody prints, and would leave the calendar. */
const NUMBER = /^\d{1,3}$/;

/** A form from a language's words. Every word of a text must be understood, or it is none. */
export function toPhraseForm(words: PhraseWords): FindPhrase {
  return (text) => findPhrase(text, words);
}

/** What units are called, the names of each with spaces between them. */
export function toUnits(names: readonly (readonly [Unit, string])[]): ReadonlyMap<string, Unit> {
  return new Map(names.flatMap(([unit, list]) => list.split(' ').map((name) => [name, unit] as const)));
}

function findPhrase(text: string, words: PhraseWords): Age | DayAgo | null {
  if (words.now.has(text.toLowerCase())) return { kind: 'age', span: 0, precision: 'minute' };
  return findDay(text, words) ?? findAge(text, words);
}

/** After a word for a day, hours and minutes are those of a clock: `Өчигдөр 14 цаг 5 мин` is yesterday at 14:05. */
function findDay(text: string, words: PhraseWords): DayAgo | null {
  const clock = cutClock(text, words.clocks);
  const tokens = clock === null ? null : toTokens(clock.rest, words);
  const days = tokens?.length === 1 ? words.days.get(tokens[0] ?? '') : undefined;
  return clock === null || days === undefined ? null : { kind: 'day', days, ...clock.time };
}

function findAge(text: string, words: PhraseWords): Age | DayAgo | null {
  const tokens = toTokens(text, words);
  if (tokens === null || tokens.length === 0) return null;
  const marked = words.ago.has(tokens.at(-1) ?? '');
  if (!marked && !isUnmarkedAge(tokens, words)) return null;
  return toMoment(toAmounts(marked ? tokens.slice(0, -1) : tokens, words));
}

function isUnmarkedAge(tokens: readonly string[], words: PhraseWords): boolean {
  if (words.unmarked !== 'long') return words.unmarked === 'all';
  if (tokens.every((token) => /^\d+$|^.$/.test(token))) return true;
  return tokens.every((token) => !SHORT.has(words.units.get(token) ?? 'day'));
}

interface Amount {
  readonly span: number;
  readonly unit: Unit;
}

/** Pairs of a number and its unit, each unit smaller than the one before; null where anything else stands among them. */
function toAmounts(tokens: readonly string[], words: PhraseWords): Amount[] | null {
  const amounts: Amount[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const count = toCount(tokens[index] ?? '', words);
    if (count !== null) index += 1;
    const name = tokens[index] ?? '';
    const unit = words.units.get(name);
    const before = amounts.at(-1);
    if (unit === undefined || (count === null && !words.ones.has(name))) return null;
    if (before !== undefined && LENGTHS[before.unit] <= LENGTHS[unit]) return null;
    amounts.push({ span: (count ?? 1) * LENGTHS[unit], unit });
  }
  return amounts;
}

function toCount(token: string, words: PhraseWords): number | null {
  return NUMBER.test(token) ? Number(token) : (words.numbers.get(token) ?? null);
}

/** As exact as the smallest unit that was printed. */
function toMoment(amounts: readonly Amount[] | null): Age | DayAgo | null {
  const unit = amounts?.at(-1)?.unit;
  if (amounts === null || unit === undefined) return null;
  const span = amounts.reduce((sum, amount) => sum + amount.span, 0);
  if (unit === 'day' || unit === 'week') return { kind: 'day', days: span / LENGTHS.day, ...WHOLE_DAY };
  return { kind: 'age', span, precision: unit };
}

/** Numbers and words without the silent ones; null where signs stand among them that could mean something: `10-15`, `2.5`. A letter alone keeps its case: `5M` are millions. */
function toTokens(text: string, words: PhraseWords): string[] | null {
  if (/[^\p{L}\p{M}\d\s.,]|\d[.,]\d/u.test(text)) return null;
  const tokens = text.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
  return tokens
    .map((token) => (token.length === 1 ? token : token.toLowerCase()))
    .filter((token) => !words.silent.has(token));
}
