// Mongolian labels of dates. Months are numbered phrases, which are in date-mn.ts.

import { NO_WORDS, type DateWords } from './date-words.ts';

export const mongolian: DateWords = {
  ...NO_WORDS,
  labels: [
    String.raw`(?:сүүлд\s+|сүүлийн\s+)?(?:нийтэлсэн|нийтлэсэн|нийтлэгдсэн|шинэчилсэн|шинэчлэсэн|шинэчлэгдсэн|шинэчлэлт|оруулсан)(?:\s+(?:огноо|цаг|хугацаа))?`,
    String.raw`огноо|(?:цаг|хугацаа)(?=\s*:)`,
  ],
};
