// The shipped lexicon of English, whose brands and abbreviations stand in Mongolian titles too. Lists only.
import { atFirstNeed } from './at-first-need.ts';
import { loadLexicon } from './lexicon.ts';

export const englishLexicon = atFirstNeed(() =>
  loadLexicon('en', {
    institutions: 'other',
    events: 'other',
    nations: 'other',
    people: 'person',
    places: 'place',
    abbreviations: 'other',
  }),
);
