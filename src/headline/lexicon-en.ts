// The shipped lexicon of English, whose brands and abbreviations stand in Mongolian titles too. Lists only.
import { loadLexicon } from './lexicon.ts';

export const englishLexicon = loadLexicon('en', {
  institutions: 'other',
  events: 'other',
  nations: 'other',
  people: 'person',
  places: 'place',
  abbreviations: 'other',
});
