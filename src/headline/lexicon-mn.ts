// The shipped lexicon of Mongolian. Lists only.
import { loadLexicon } from './lexicon.ts';

export const mongolianLexicon = loadLexicon('mn', { places: 'place', phrases: 'other', abbreviations: 'other' });
