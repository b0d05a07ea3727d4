// How English entries of a ticker end. Data only.
import type { EndWords } from './end-words.ts';

export const english: EndWords = {
  language: 'en',
  published: 'PUBLISHED',
  article: String.raw`\s+DATE`,
  ranked: true,
};
