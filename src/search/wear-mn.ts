// What Mongolian words lose before endings: signs and vowels at their end, a hidden н, a short vowel. It knows sounds, no words.

const VOWELS = new Set('аэоөуүияеёюы');
const SIGNS = new Set('ьъ');
const OPEN = new Set([...VOWELS, ...SIGNS, 'й']);
const SHORT = new Set('аэоөи');

/** A word as it stands before an ending that begins with a vowel: `говь` and `гов-ийн`, `ажил` and `ажл-ын`, `оюутан` and `оюут-ныг`. */
export function wear(word: string): string {
  return wearShortVowel(wearHiddenN(wearOpenEnd(word)));
}

/** `ажил`, `ажлын`: a short vowel before the last consonant falls out, but for that of the first syllable. */
export function wearShortVowel(word: string): string {
  const at = word.length - 2;
  if (OPEN.has(word.charAt(at + 1)) || !SHORT.has(word.charAt(at)) || !isClosedAt(word, at - 1)) return word;
  return hasVowelBefore(word, at - 1) ? word.slice(0, at) + word.charAt(at + 1) : word;
}

/** `говь`, `дарга`, `уурхай`: a sign or one vowel, and the й behind it. */
function wearOpenEnd(word: string): string {
  const last = word.endsWith('й') ? word.length - 2 : word.length - 1;
  const letter = word.charAt(last);
  const goes = VOWELS.has(letter) || (SIGNS.has(letter) && last === word.length - 1);
  return goes && last > 1 && isClosedAt(word, last - 1) ? word.slice(0, last) : word;
}

/** `алтан`, `алтны`; of those that do something also behind и: `малчин`, `малчид`. */
function wearHiddenN(word: string): string {
  const at = word.length - 2;
  if (!word.endsWith('н') || !SHORT.has(word.charAt(at)) || !isClosedAt(word, at - 1)) return word;
  if (word.charAt(at) === 'и' && word.charAt(at - 1) !== 'ч') return word;
  return hasVowelBefore(word, at - 1) ? word.slice(0, at) : word;
}

function isClosedAt(word: string, at: number): boolean {
  return at >= 0 && !OPEN.has(word.charAt(at));
}

function hasVowelBefore(word: string, end: number): boolean {
  for (let at = 0; at < end; at += 1) if (VOWELS.has(word.charAt(at))) return true;
  return false;
}
