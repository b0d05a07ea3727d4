// How Mongolian entries of a ticker end. Data only.
import type { EndWords } from './end-words.ts';

export const mongolian: EndWords = {
  language: 'mn',
  // Й is also met as И and a breve: composing all of an untrusted text would take more than linear time.
  published: String.raw`НИ(?:Й|И\u0306)ТЭЛСЭН`,
  article: null,
  ranked: false,
};
