// The shipped lexicon of Mongolian. Lists only.
import { atFirstNeed } from './at-first-need.ts';
import { loadLexicon } from './lexicon.ts';

export const mongolianLexicon = atFirstNeed(() =>
  loadLexicon('mn', { places: 'place', phrases: 'other', abbreviations: 'other' }),
);
