// Endings of Mongolian words: what a word may be the case, plural or possessive of. It knows spelling rules, no words.
import { atFirstNeed } from './at-first-need.ts';

type Harmony = 'back' | 'front' | 'any';

/** Endings, with A for the vowel that follows the stem's (а э о ө) and U for its close one (у ү). */
const PLURALS = ['', 'UUд', 'чUUд', 'нUUд'];
const CASES =
  ' ын ийн гийн н ны ний ы ий йн ыг ийг г гийг йг д т Aд Aнд нд инд AAс нAAс гAAс иAс инAAс AAр гAAр иAр нAAр тAй гүй ых ийх ных нийх даа тAа'.split(
    ' ',
  );
const POSSESSIVES = ['', 'AA', 'гAA', 'хAA', 'нхAA'];

const VOWELS: readonly (readonly [open: string, close: string, harmony: Harmony])[] = [
  ['а', 'у', 'back'],
  ['о', 'у', 'back'],
  ['э', 'ү', 'front'],
  ['ө', 'ү', 'front'],
];

/** Each ending and the stems that it may stand behind. */
const endings = atFirstNeed(toEndings);
const longestEnding = atFirstNeed(() => Math.max(...[...endings().keys()].map(({ length }) => length)));
/** Shorter stems are met by chance. */
const SHORTEST_STEM = 3;
/** A vowel that has fallen out is looked for only in stems so long. */
const SHORTEST_WORN_STEM = 4;

const BACK = /[аоуыяё]/u;
const FRONT = /[эөү]/u;

/** The stems that a word in lower case may have, longest first, vowels that fell out put back (`наадмын` → `наадам`, `говийн` → `говь`). */
export function findMongolianStems(word: string): readonly string[] {
  return findMongolianEndings(word, SHORTEST_STEM).flatMap((at) => {
    const stem = word.slice(0, at);
    return [stem, ...findWornStems(stem, word.charAt(at))];
  });
}

/** Where an ending of a word in lower case may begin, behind at least `shortest` letters: the last place first. */
export function findMongolianEndings(word: string, shortest: number): readonly number[] {
  const places: number[] = [];
  const least = Math.max(shortest, word.length - longestEnding());
  for (let length = word.length - 1; length >= least; length -= 1) {
    const harmony = endings().get(word.slice(length));
    if (harmony !== undefined && agrees(word, length, harmony)) places.push(length);
  }
  return places;
}

/** What stands behind a hyphen at an abbreviation, a number or a foreign name. */
export function isMongolianEnding(word: string): boolean {
  return (
    endings().has(word) || /^(?:р|дугаар|дүгээр|дахь|дэх|ууд|үүд|нууд|нүүд|ийнхан|ынхан|ч|аа|ээ|оо|өө)$/u.test(word)
  );
}

function agrees(word: string, end: number, harmony: Harmony): boolean {
  if (harmony === 'any') return true;
  for (let index = end - 1; index >= 0; index -= 1) {
    const letter = word.charAt(index);
    // `президентийн`, but `парламентын`: in words from elsewhere both are heard.
    if (letter === 'е') return true;
    if (BACK.test(letter)) return harmony === 'back';
    if (FRONT.test(letter)) return harmony === 'front';
  }
  return true;
}

/** Before an ending that begins with a vowel a stem loses its last short one, or the one before its last consonant; ь becomes и. */
function findWornStems(stem: string, next: string): readonly string[] {
  if (stem.length < SHORTEST_WORN_STEM - 1) return [];
  if (stem.endsWith('и')) return [`${stem.slice(0, -1)}ь`, `${stem}й`];
  if (!/[ыиаэоөй]/u.test(next) || stem.length < SHORTEST_WORN_STEM) return [];
  const tail = stem.slice(-1);
  const restored = /[бвгджзклмнпрстфхцчшщ]{2}$/u.test(stem)
    ? ['а', 'э', 'о', 'ө', 'и'].map((vowel) => stem.slice(0, -1) + vowel + tail)
    : [];
  return [...['а', 'э', 'о', 'ө'].map((vowel) => stem + vowel), ...restored];
}

function toEndings(): ReadonlyMap<string, Harmony> {
  const made = new Map<string, Harmony>();
  for (const [open, close, harmony] of VOWELS) {
    for (const plural of PLURALS) {
      for (const one of CASES) {
        for (const possessive of POSSESSIVES) {
          const pattern = plural + one + possessive;
          const ending = pattern.replaceAll('A', open).replaceAll('U', close);
          if (ending !== '') addEnding(made, ending, toHarmony(pattern, harmony));
        }
      }
    }
  }
  return made;
}

/** An ending that fits stems of both kinds fits any. */
function addEnding(made: Map<string, Harmony>, ending: string, harmony: Harmony): void {
  const known = made.get(ending);
  made.set(ending, known === undefined || known === harmony ? harmony : 'any');
}

function toHarmony(pattern: string, harmony: Harmony): Harmony {
  if (/[AU]/.test(pattern)) return harmony;
  if (/[ы]/u.test(pattern)) return 'back';
  return pattern.startsWith('ний') ? 'front' : 'any';
}
