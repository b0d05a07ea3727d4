import { foldHeadline } from '../headline/fold.ts';
import type { Topic } from '../model/configuration.ts';
import type { Terms } from '../model/search.ts';
export function toTopicTerms({ words, except }: Topic): Terms {
  const f = (w: string) => foldHeadline(w).split(' ');
  return { all: [], any: words.map(f), none: except.map(f), within: 'head' };
}
