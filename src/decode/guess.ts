// What undeclared bytes that are no UTF-8 are likely to be, by the letters that each reading gives; it looks at no declaration.

/** Bytes that are looked at; more would change no answer. */
const SAMPLE = 65_536;

/** What is believed when nothing looks like anything: the web's own default. */
const DEFAULT = 'windows-1252';

/**
 * Readings in order; one is believed when at least `share` of what is not ASCII are such letters. Cyrillic letters come in runs, so that the
 * single é of French is none; the two Cyrillic sets put capitals where the other has small letters, which is what tells them apart.
 */
const READINGS: readonly { readonly label: string; readonly letters: RegExp; readonly share: number }[] = [
  { label: 'windows-1251', letters: /[А-ЯЁЄЇ]?[а-яёєїі]{2,}/g, share: 0.6 },
  { label: 'koi8-r', letters: /[А-ЯЁ]?[а-яё]{2,}/g, share: 0.6 },
  { label: 'euc-jp', letters: /[\u3040-\u30ff]+/g, share: 0.3 },
  { label: 'shift_jis', letters: /[\u3040-\u30ff]+/g, share: 0.3 },
  { label: 'euc-kr', letters: /[가-힣]+/g, share: 0.6 },
  { label: 'gb18030', letters: /[的一是不了在有中大上国为和年月日]+/g, share: 0.05 },
  { label: 'windows-1251', letters: /[А-яЁёЄєЇї]{2,}/g, share: 0.6 },
];

/** A label that TextDecoder knows. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  return READINGS.find((reading) => looksLike(sample, reading))?.label ?? DEFAULT;
}

function looksLike(sample: Uint8Array, reading: (typeof READINGS)[number]): boolean {
  const text = new TextDecoder(reading.label).decode(sample);
  const foreign = text.replace(/[\0-\x7f]+/g, '').length;
  let letters = 0;
  for (const run of text.match(reading.letters) ?? []) letters += run.length;
  return letters >= foreign * reading.share;
}
