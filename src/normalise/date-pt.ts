// Portuguese words in dates.

import { NO_WORDS, type DateWords } from './date-words.ts';

export const portuguese: DateWords = { ...NO_WORDS, locale: 'pt', fillers: ['de', 'o'], ordinals: ['º', 'ª'] };
