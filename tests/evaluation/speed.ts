// What a title costs. It knows nothing of whether it comes out right.
import { NO_KNOWLEDGE, toHeadline } from '../../src/headline/headline.ts';
import { loadSet } from './sets.ts';

const ROUNDS = 20;

/** Shouted titles in both languages, which cost the most: milliseconds for one in the quickest round, as others share the machine. */
export function measureTitle(): number {
  const titles = ['en', 'mn'].flatMap((language) =>
    loadSet(`case-${language}`, 1).map(({ cells: [title = ''] }) => ({
      title: title.toUpperCase(),
      summary: null,
      declared: language,
    })),
  );
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const title of titles) toHeadline(title, NO_KNOWLEDGE);
    return performance.now() - start;
  });
  return Math.min(...rounds) / titles.length;
}
