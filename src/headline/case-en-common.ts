// Whether an English word is a common one, with its endings. It knows words, not where they stand.
import { atFirstNeed } from './at-first-need.ts';
import { loadWords } from './lexicon.ts';

const words = atFirstNeed(() => loadWords('en/common'));

/** What no name ends in but by chance, where the word itself is not listed. */
const SHAPES =
  /.{3}(?:tions?|sions?|ments?|ness|nesses|ities|ability|isms?|able|ible|fully?|less|ously?|ological|ologists?|ology|graphy|graphers?|ships?|hood|wide|proof|powered|based|backed|led|wards?|izing|ising|ized|ised|izes|ization|isation|ively?|ically|making|makers?|holders?|keepers?|workers?|works?|ary|onic|etic|istic|atic|ulture|itis|osis|amine|ics)$|.{3}[^jxnpmlyqdt]ings?$|.{4}(?:[^mnre]|[^e]r)ed$|.{4}[^l]ly$/;
/** What is set before a word and leaves it what it is. */
const PREFIXES =
  /^(?:un|re|pre|non|anti|over|under|out|inter|multi|co|mis|dis|sub|super|micro|mini|mega|bio|eco|geo|hydro|agro|cyber|tele|counter|semi|auto|post|para|trans|de|up|mid|fore|self)(?=.{3})/;

/** Endings and what a word had in their place, the longer endings first. */
const ENDINGS: readonly (readonly [ending: RegExp, before: readonly string[]])[] = [
  [/ies$/, ['y', 'ie']],
  [/ied$/, ['y']],
  [/ier$/, ['y']],
  [/iest$/, ['y']],
  [/ily$/, ['y']],
  [/ably$/, ['able']],
  [/ibly$/, ['ible']],
  [/ically$/, ['ic', 'ical']],
  [/iness$/, ['y']],
  [/ingly$/, ['', 'e']],
  [/edly$/, ['', 'e']],
  [/ings?$/, ['', 'e']],
  [/ers?$/, ['', 'e']],
  [/ors?$/, ['', 'e']],
  [/est$/, ['', 'e']],
  [/ves$/, ['f', 'fe', 've']],
  [/ed$/, ['', 'e']],
  [/es$/, ['', 'e']],
  [/ly$/, ['', 'le']],
  [/y$/, ['', 'e']],
  [/al$/, ['', 'e']],
  [/s$/, ['']],
];

/** A word in lower case. Linear in its length. */
export function findCommon(word: string): boolean {
  return isListed(word) || isListed(word.replace(PREFIXES, '')) || SHAPES.test(word);
}

function isListed(word: string): boolean {
  return words().has(word) || ENDINGS.some(([ending, before]) => isInflected(word, ending, before));
}

function isInflected(word: string, ending: RegExp, before: readonly string[]): boolean {
  const stem = word.replace(ending, '');
  if (stem === word || stem.length < 2) return false;
  if (before.some((tail) => words().has(stem + tail))) return true;
  // stopped, planner, biggest
  return /([bdglmnprt])\1$/.test(stem) && words().has(stem.slice(0, -1));
}
