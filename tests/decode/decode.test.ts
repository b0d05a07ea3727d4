// Bytes in every character set that feeds come in, truly and falsely declared.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/decode/decode.ts';

/** One byte for each character, so that a test can write bytes as they are. */
function bytes(raw: string): Uint8Array {
  return Buffer.from(raw, 'latin1');
}

/** «Сонин шинэ мэдээ» without its last letters, in windows-1251 and KOI8-R. */
const CYRILLIC = 'Сонин мэдээ өдөр'.slice(0, 11);
const WINDOWS_1251 = '\xd1\xee\xed\xe8\xed \xec\xfd\xe4\xfd\xfd';
const KOI8_R = '\xf3\xcf\xce\xc9\xce \xcd\xdc\xc4\xdc\xdc';

const prolog = (label: string): string => `<?xml version="1.0" encoding="${label}"?><t>`;

describe('what is declared', () => {
  test('HTTP counts before the prolog', () => {
    const body = bytes(`${prolog('koi8-r')}${WINDOWS_1251}`);
    expect(decode(body, 'text/xml; charset="windows-1251"')).toContain(CYRILLIC);
  });

  test.each([
    ['windows-1251', `${prolog('windows-1251')}${WINDOWS_1251}`, CYRILLIC],
    ['cp1251 in single quotes', `<?xml version='1.0' encoding='cp1251'?><t>${WINDOWS_1251}`, CYRILLIC],
    ['koi8-r', `${prolog('KOI8-R')}${KOI8_R}`, CYRILLIC],
    ['gb18030', `${prolog('gb18030')}\xd6\xd0\xb9\xfa`, '中国'],
    ['shift_jis', `${prolog('shift_jis')}\x83\x6a\x83\x85`, 'ニュ'],
    ['iso-2022-jp, which is all ASCII', `${prolog('iso-2022-jp')}\x1b$B%K%e\x1b(B`, 'ニュ'],
    ['a meta element', `<html><meta charset=windows-1251><p>${WINDOWS_1251}`, CYRILLIC],
    [
      'the older meta element',
      `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">${KOI8_R}`,
      CYRILLIC,
    ],
  ])('%s', (_, raw, expected) => {
    expect(decode(bytes(raw), null)).toContain(expected);
  });

  test('an unknown label is ignored', () => {
    expect(decode(bytes(`${prolog('klingon-1')}${WINDOWS_1251}`), 'text/xml; charset=none')).toContain(CYRILLIC);
  });
});

describe('byte order marks', () => {
  const text = '<t>Өдөр</t>';

  test.each([
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16le without a mark', Buffer.from(text, 'utf16le')],
    [
      'utf-32be',
      Buffer.from(
        [0xfe_ff, ...Array.from(text, (letter) => letter.codePointAt(0) ?? 0)].flatMap((point) => [
          0,
          0,
          point >> 8,
          point & 255,
        ]),
      ),
    ],
  ])('%s beats what is declared', (_, body) => {
    expect(decode(body, 'text/xml; charset=windows-1251')).toBe(text);
  });
});

describe('what the bytes contradict', () => {
  test('UTF-8 declared as something else is UTF-8', () => {
    expect(decode(Buffer.from(`${prolog('iso-8859-1')}Өдөр`), 'text/xml; charset=iso-8859-1')).toContain('Өдөр');
  });

  test('windows-1251 declared as UTF-8 is recognised', () => {
    expect(decode(bytes(`${prolog('utf-8')}${WINDOWS_1251}`), null)).toContain(CYRILLIC);
  });

  test('undeclared bytes are guessed by their letters', () => {
    expect(decode(bytes(KOI8_R), null)).toBe(CYRILLIC);
    expect(decode(bytes('d\xe9j\xe0 vu, na\xefve'), null)).toBe('déjà vu, naïve');
  });

  test('UTF-8 with a stray byte stays UTF-8', () => {
    const body = Buffer.concat([Buffer.from('Өдөр бүр шинэ мэдээ '), bytes('\xff'), Buffer.from(' гарна')]);
    expect(decode(body, null)).toBe('Өдөр бүр шинэ мэдээ \ufffd гарна');
  });

  test('UTF-8 that ends within a character stays UTF-8', () => {
    expect(decode(Buffer.from('<t>“a').subarray(0, -1), null)).toBe('<t>“');
    expect(decode(Buffer.from('“a” “').subarray(0, -1), null)).toBe('“a” \ufffd');
  });
});

describe('laws', () => {
  test('decoding never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (body, type) => {
        expect(typeof decode(body, type)).toBe('string');
      }),
    );
  });

  test('text written as UTF-8 comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/^[\ufeff\0]|^.?\0/.test(text));
        expect(decode(Buffer.from(`<t>${text}`), null)).toBe(`<t>${text}`);
      }),
    );
  });
});
