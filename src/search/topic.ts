// An operator's topic as terms. It knows no entry and no feed.
import type { Topic } from '../model/configuration.ts';
import type { Phrase, Terms } from '../model/search.ts';
import { toWords } from './split.ts';

/** Most words of one phrase: no name is longer. */
const LONGEST_PHRASE = 16;

/** What an entry of the topic says in title, summary or categories: one of its words, and none that it excepts. */
export function toTopicTerms(topic: Topic): Terms {
  return { all: [], any: topic.words.map(toPhrase), none: topic.except.map(toPhrase), within: 'head' };
}

/** What is wrong with a word of a topic, in words that follow its place in the configuration; null when it is fine. */
export function toTopicWordError(word: string): string | null {
  return toPhrase(word).length === 0 ? `"${word}" holds no letter or digit; expected a word or a phrase` : null;
}

function toPhrase(words: string): Phrase {
  return toWords(words, LONGEST_PHRASE);
}
