// Spanish words in dates.

import { NO_WORDS, type DateWords } from './date-words.ts';

export const spanish: DateWords = { ...NO_WORDS, locale: 'es', fillers: ['de', 'del'], ordinals: ['º', 'ª'] };
