// German words in dates.

import { NO_WORDS, type DateWords } from './date-words.ts';

export const german: DateWords = { ...NO_WORDS, locale: 'de', months: { mrz: 3 }, fillers: ['um', 'uhr'] };
