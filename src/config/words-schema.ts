// The blocks of the operator's own words, by language and kind: what they may hold and what it is for. What is in the files that they name is not known here.
import { anyText, block, either, filledText, list } from './shapes.ts';
import type { CasedLanguage } from '../headline/case-language.ts';

const LISTED =
  'a list of texts, each a word or a phrase as it is printed inside a sentence, or a file that has one a line';
const LISTED_BY_KIND = `${LISTED}; or one of these for each of \`person\`, \`place\` and \`other\``;

const listed = either(
  filledText(LISTED).describe('A file, relative to this one, with one word or phrase a line; `#` begins a comment.'),
  list(anyText(), LISTED).describe('Words and phrases, each as it is printed inside a sentence.'),
  LISTED,
);

const byKind = block({
  person: listed.describe('Names of persons: an office right before one is printed with capitals.'),
  place: listed.describe(
    'Names of places: the word for its kind right behind one is printed with a capital in English.',
  ),
  other: listed.describe('All other words.'),
}).partial();

export const words = block({
  en: either(listed, byKind, LISTED_BY_KIND).describe('Words of English titles, and of English in Mongolian ones.'),
  mn: either(listed, byKind, LISTED_BY_KIND).describe('Words of Mongolian titles, without endings, which are known.'),
} satisfies Record<CasedLanguage, unknown>).partial();
