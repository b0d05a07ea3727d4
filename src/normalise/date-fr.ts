// French words in dates.

import { NO_WORDS, type DateWords } from './date-words.ts';

export const french: DateWords = {
  ...NO_WORDS,
  locale: 'fr',
  months: { janv: 1 },
  fillers: ['à', 'le', 'de'],
  ordinals: ['er'],
};
