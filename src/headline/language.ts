// The language of one entry: what the source declares, checked by the letters and words of the entry. It knows nothing of headlines.
import type { Language } from '../model/configuration.ts';
import { findCommon } from './case-en-common.ts';
import { detectCyrillic } from './language-cyrillic.ts';
import { english, notEnglish } from './language-en.ts';
import { countMarks, toWords } from './language-marks.ts';
import { countScripts, type Script, type ScriptCounts } from './language-script.ts';
import { englishLexicon } from './lexicon-en.ts';
import { toLanguage } from './language-tag.ts';

/** So much of a title and of a summary tells a language as well as the whole, in characters. */
const LONGEST_SAMPLE = 400;
/** Fewer letters than these in a title say little: the summary is read too. */
const SHORT_TITLE = 12;
/** Share of letters from which on a script speaks for the whole text, and the one for Cyrillic where it is declared: brands are Latin. */
const FOREIGN_SHARE = 0.3;
const CYRILLIC_SHARE = 0.1;
/** Points by which the words of a text must speak against what is declared. */
const PLAIN_LEAD = 3;

const PLAIN_LETTERS = /^[\0-\x7f‘’“”–—…«»\s]*$/u;

const CYRILLIC_LANGUAGES: ReadonlySet<Language> = new Set(
  'mn ru kk ky uk be bg sr mk tt ba bua tyv tg uz xal sah'.split(' '),
);

/** Scripts that settle the language, rarest first, and the languages that a source may declare for them. */
const SETTLED: readonly (readonly [script: Script, language: Language, others: readonly Language[]])[] = [
  ['mongolian', 'mn-Mong', []],
  ['hangul', 'ko', []],
  ['kana', 'ja', []],
  ['han', 'zh', ['ja', 'yue', 'wuu']],
];

export interface LanguageInput {
  readonly title: string;
  readonly summary: string | null;
  /** The source's or the item's own word; `auto` and null say nothing. */
  readonly declared: Language | null;
}

/**
 * The language of an entry as a shortest tag: `en`, `mn`, `mn-Mong`, another one, or `und` where nothing can be said.
 * What is declared holds unless script, letters or words speak against it. Takes well under 0.1 ms where letters and words decide.
 */
export function detectLanguage(input: LanguageInput): Language {
  const declared = toLanguage(input.declared);
  const title = toSample(input.title);
  const counts = countScripts(title);
  const language = toTotal(counts) < SHORT_TITLE ? 'und' : detect(title, counts, declared);
  if (language !== 'und') return language;
  const text = input.summary === null ? title : `${title}\n${toSample(input.summary)}`;
  return detect(text, countScripts(text), declared);
}

/** Composed, so that й and ё are letters; cut before, as composing takes more than linear time. */
function toSample(text: string): string {
  return text.slice(0, LONGEST_SAMPLE).normalize('NFC');
}

function toTotal(counts: ScriptCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function detect(text: string, counts: ScriptCounts, declared: Language | null): Language {
  const total = toTotal(counts);
  const settled = SETTLED.find(([script]) => counts[script] > total * FOREIGN_SHARE);
  if (settled !== undefined) {
    const [, language, others] = settled;
    return declared !== null && others.includes(declared) ? declared : language;
  }
  const cyrillic = declared !== null && CYRILLIC_LANGUAGES.has(declared);
  if (counts.cyrillic > total * (cyrillic ? CYRILLIC_SHARE : FOREIGN_SHARE)) {
    return detectCyrillic(text, cyrillic ? declared : null);
  }
  return counts.latin > total * FOREIGN_SHARE ? detectLatin(text, declared) : (declared ?? 'und');
}

function detectLatin(text: string, declared: Language | null): Language {
  const words = toWords(text);
  const lead = countMarks(words, english) - countMarks(words, notEnglish);
  if (declared === 'en') return lead <= -PLAIN_LEAD ? 'und' : 'en';
  if (declared === null)
    return lead > 0 || (lead === 0 && PLAIN_LETTERS.test(text) && (words.length >= 3 || words.some(isEnglish)))
      ? 'en'
      : 'und';
  // "Galaxy S25 Ultra" from a Mongolian outlet is a Mongolian entry; a whole English sentence is not.
  return lead >= PLAIN_LEAD && !isLatin(declared) ? 'en' : declared;
}

/** A common word, or a name that English copy spells so. */
function isEnglish(word: string): boolean {
  return findCommon(word) || englishLexicon().longest.has(word);
}

function isLatin(language: Language): boolean {
  return (
    !CYRILLIC_LANGUAGES.has(language) &&
    !SETTLED.some(([, own, others]) => own === language || others.includes(language))
  );
}
