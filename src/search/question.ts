import { foldHeadline } from '../headline/fold.ts';
import type { Terms } from '../model/search.ts';
export function parseQuestion(q: string): Terms | null {
  const words = foldHeadline(q)
    .split(' ')
    .filter((w) => /\p{L}|\p{N}/u.test(w));
  return words.length === 0 ? null : { all: words.map((w) => [w]), any: [], none: [], within: 'all' };
}
export function toCanonical(q: string): string {
  return q.trim().replace(/\s+/g, ' ');
}
