// What stands around a date on a page and says nothing of when: labels, pictograms, separators; it reads no dates and knows no language.

import { DATE_LANGUAGES } from './date-languages.ts';

/** Marks of direction, joiners, soft hyphens, and what chooses a pictogram's colour. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Pictograms, letters of icon fonts (which lie in the private area), and what stands between a date and its neighbours. */
const SIGNS = /[\p{So}\p{Co}\p{Extended_Pictographic}|•·∙⋅‧・«»‹›]+/gu;

const HYPHENS = /[‐‑‒–—−]/g;

const LABEL = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${toLabels(true)})(?![\p{L}\p{M}])\s*:?`, 'giu');
const UNSPACED_LABEL = new RegExp(String.raw`(?:${toLabels(false)})\s*:?`, 'g');

const EDGE = /^[\s,;:./()[\]"'-]+|[\s,;:./()[\]"'-]+$/g;

/** Wide figures and signs as ASCII, one space between words, nothing around: `Огноо： ２０２６.06.27 | 14:05` is `2026.06.27 14:05`. */
export function cutSurroundings(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(SIGNS, ' ')
    .replace(HYPHENS, '-')
    .replace(LABEL, ' ')
    .replace(UNSPACED_LABEL, ' ')
    .replace(/\s+/g, ' ')
    .replace(EDGE, '');
}

function toLabels(isSpaced: boolean): string {
  return DATE_LANGUAGES.filter((language) => language.isSpaced === isSpaced)
    .flatMap(({ labels }) => labels)
    .join('|');
}
