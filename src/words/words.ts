// Finds the words for a language; it knows which languages there are, and nothing of what they say.
import type { Language } from '../model/configuration.ts';
import { en } from './en.ts';
import { mn } from './mn.ts';
import type { Words } from './phrases.ts';

const LANGUAGES: ReadonlyMap<Language, Words> = new Map<Language, Words>([
  ['en', en],
  ['mn', mn],
]);

/** The words of a language tag (RFC 4647 lookup: `mn-Mong`, then `mn`); English where we have none. */
export function findWords(language: Language): Words {
  const parts = language.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const words = LANGUAGES.get(parts.slice(0, length).join('-'));
    if (words !== undefined) return words;
  }
  return en;
}

/** Every language's words, for what is said before anybody's language is known. */
export function allWords(): ReadonlyMap<Language, Words> {
  return LANGUAGES;
}
