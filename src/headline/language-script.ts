// Which script a text is written in, by its letters. It knows scripts; which language writes in one is decided elsewhere.

export type Script = 'latin' | 'cyrillic' | 'mongolian' | 'hangul' | 'kana' | 'han' | 'other';

export type ScriptCounts = Readonly<Record<Script, number>>;

/** Ranges of code points, in the order of their first one; letters outside of them are `other`. */
const RANGES: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xaa, 0x24f, 'latin'],
  [0x400, 0x52f, 'cyrillic'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1820, 0x18aa, 'mongolian'],
  [0x1e00, 0x1eff, 'latin'],
  [0x3041, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x3400, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
];

const LETTER = /\p{L}/u;

/** Letters of each script in a text; marks, digits and punctuation count for none. */
export function countScripts(text: string): ScriptCounts {
  const counts = { latin: 0, cyrillic: 0, mongolian: 0, hangul: 0, kana: 0, han: 0, other: 0 };
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const script = toScript(code, letter);
    if (script !== null) counts[script] += 1;
  }
  return counts;
}

function toScript(code: number, letter: string): Script | null {
  const range = RANGES.find(([first, last]) => code >= first && code <= last);
  if (code < 0x80) return range?.[2] ?? null;
  return LETTER.test(letter) ? (range?.[2] ?? 'other') : null;
}
