// What of an entry is looked through, as folded words. It knows which fields count and how much of them, not how a word is folded.
import type { EntryFields } from '../model/entry.ts';
import type { EntryWords } from '../model/search.ts';
import { toWords } from './split.ts';
import { toPlainText } from './text.ts';

/** Most characters of one field: what an article is about it has said by then, and what it costs stays below 5 ms. */
const LONGEST_TEXT = 20_000;
/** Most words of head and of body, so that none of them alone makes the index grow. */
const MOST_WORDS = 4_000;

type Fields = Pick<EntryFields, 'title' | 'originalTitle' | 'summary' | 'content' | 'categories' | 'authors'>;

/** The folded words of an entry; `content` is HTML, the rest plain text. Never throws; linear in what is looked at, which is bounded. */
export function toEntryWords(fields: Fields): EntryWords {
  const title = join([fields.title]);
  const original = fields.originalTitle === fields.title ? title : join([fields.originalTitle]);
  const rest = join([fields.summary ?? '', ...fields.categories]);
  return {
    // What an outlet printed in capitals folds to the same words.
    head: [title, original === title ? '' : original, rest].filter((words) => words !== '').join(' '),
    body: join([toPlainText(fields.content ?? '', LONGEST_TEXT), ...fields.authors]),
  };
}

function join(texts: readonly string[]): string {
  return toWords(cut(texts), MOST_WORDS).join(' ');
}

/** One line a text: a hyphen at the end of one is none before the next. */
function cut(texts: readonly string[]): string {
  return texts
    .map((text) => text.slice(0, LONGEST_TEXT))
    .join('\n')
    .slice(0, LONGEST_TEXT);
}
