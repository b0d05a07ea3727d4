// Which numbers before English titles are ranks and which belong to the title. It knows the order of entries, and nothing else of them.
import type { TitleSpan } from './entry.ts';

/** The rank at which the ticker's block ends, so that the next one begins at 1. */
const LAST_RANK = 10;

const LEADING_NUMBER = /(\d{1,3})[.)]?\s+/uy;
const ONE_IN_MID_LINE = /\s1[.)]?\s+/u;

/** A number that may be a rank, and where the title begins if it is one. */
interface Candidate {
  readonly rank: number;
  readonly start: number;
  /** Whether capitals stand before it, so that it takes a 2 before the next title to count. */
  readonly midLine: boolean;
}

/** How far the ranks have come: the last one, entries without one since then, and whether a block may begin anew. */
interface Sequence {
  readonly last: number;
  readonly unranked: number;
  readonly restarts: boolean;
}

/**
 * Where each title begins, without its rank, as an offset in the text. A number counts as a rank only where it is the next in sequence:
 * one more than the last rank (entries that show none counted in), 1 where a block begins, or a number that the next entry carries on,
 * by which the ranks behind a missing entry are known. Every other number is the title's own, as in `2 KILLED IN …`.
 */
export function findTitleStarts(text: string, spans: readonly TitleSpan[]): readonly number[] {
  const candidates = spans.map((span) => toCandidates(text, span));
  const following = toFollowing(spans, candidates);
  let sequence: Sequence = { last: 0, unranked: 0, restarts: true };
  return spans.map((span, index) => {
    if (!span.ranked) {
      sequence = { ...sequence, restarts: true };
      return toPlainStart(span);
    }
    const own = candidates[index] ?? [];
    // Where an entry lost its date, its title and the next one's are one span with two ranks in a row: the last title is whole.
    const found = own.findLast((candidate) => isRank(candidate, sequence, own, following[index] ?? []));
    if (found === undefined) {
      sequence = { ...sequence, unranked: sequence.unranked + 1 };
      return toPlainStart(span);
    }
    sequence = { last: found.rank, unranked: 0, restarts: found.rank >= LAST_RANK };
    return found.start;
  });
}

function toCandidates(text: string, span: TitleSpan): readonly Candidate[] {
  if (!span.ranked) return [];
  if (span.cell !== null) return [{ rank: span.cell, start: span.start, midLine: false }];
  const leading = [span.start, ...span.laterStarts].flatMap((start) => toLeadingNumber(text, start, span.end));
  return leading.length === 0 && span.open ? toRankInMidLine(text, span) : leading;
}

function toLeadingNumber(text: string, start: number, end: number): readonly Candidate[] {
  LEADING_NUMBER.lastIndex = start;
  const digits = LEADING_NUMBER.exec(text)?.[1];
  const behind = LEADING_NUMBER.lastIndex;
  return digits === undefined || behind >= end ? [] : [{ rank: Number(digits), start: behind, midLine: false }];
}

/** `Latest news: 1 TITLE …`: titles are all capitals, so that behind lower case a 1 counts as if it stood at the line's start. */
function toRankInMidLine(text: string, span: TitleSpan): readonly Candidate[] {
  const match = ONE_IN_MID_LINE.exec(text.slice(span.start, span.end));
  if (match === null) return [];
  const prose = /\p{Ll}/u.test(match.input.slice(0, match.index));
  return [{ rank: 1, start: span.start + match.index + match[0].length, midLine: !prose }];
}

/** For each span the candidates of the next ranked one. */
function toFollowing(
  spans: readonly TitleSpan[],
  candidates: readonly (readonly Candidate[])[],
): readonly (readonly Candidate[])[] {
  let next: readonly Candidate[] = [];
  return spans
    .map((_, index) => spans.length - 1 - index)
    .map((index) => {
      const behind = next;
      if (spans[index]?.ranked === true) next = candidates[index] ?? [];
      return behind;
    })
    .reverse();
}

function isRank(
  { rank, midLine }: Candidate,
  sequence: Sequence,
  own: readonly Candidate[],
  next: readonly Candidate[],
): boolean {
  if (next.some((after) => after.rank === rank + 1)) return true;
  if (midLine) return false;
  if (rank === 1 && sequence.restarts) return true;
  if (own.some((before) => before.rank === rank - 1)) return true;
  return rank === sequence.last + 1 || rank === sequence.last + 1 + sequence.unranked;
}

/** Behind the last long gap where foreign words may lead the title, else all of it. */
function toPlainStart(span: TitleSpan): number {
  return (span.open ? span.laterStarts.at(-1) : undefined) ?? span.start;
}
