import { foldHeadline } from '../headline/fold.ts';
import type { EntryFields } from '../model/entry.ts';
import type { EntryWords } from '../model/search.ts';
export const WORDS_VERSION = 1;
export function toEntryWords(
  f: Pick<EntryFields, 'title' | 'summary' | 'content' | 'categories' | 'authors'>,
): EntryWords {
  return {
    head: foldHeadline([f.title, f.summary ?? '', ...f.categories].join(' ')),
    body: foldHeadline((f.content ?? '').replace(/<[^>]*>/g, ' ')),
  };
}
