// What is made of a printed title: its letters, its case, and the folded form. All headlines are of our own making.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldHeadline } from '../../src/headline/fold.ts';
import { toHeadline } from '../../src/headline/headline.ts';
import { repairLetters } from '../../src/headline/letters.ts';
import { loadSet } from '../evaluation/sets.ts';

function toTitle(title: string, declared: string | null = null): string {
  return toHeadline({ title, summary: null, declared }).title;
}

test.each([
  ['ICE ON THE LAKE', false],
  ['ЕРӨНХИЙ САЙД ХАРИУЛНА', false],
  ['ICE ON THE Lake IS THICK', false],
  ['Ice on the lake', true],
  ['УИХ-ын гишүүд', true],
  ['2026', true],
  ['新闻', true],
])('"%s" tells about case: %s', (title, mixedCase) => {
  expect(toHeadline({ title, summary: null, declared: null }).mixedCase).toBe(mixedCase);
});

describe('a title', () => {
  test('that shouts is shown in mixed case, and kept as it was printed', () => {
    expect(toHeadline({ title: 'ЕРӨНХИЙ САЙД  МАРГААШ ХАРИУЛНА', summary: null, declared: 'mn' })).toEqual({
      title: 'Ерөнхий сайд маргааш хариулна',
      originalTitle: 'ЕРӨНХИЙ САЙД  МАРГААШ ХАРИУЛНА',
      language: 'mn',
      mixedCase: false,
    });
  });

  test('that does not shout keeps its capitals', () => {
    expect(toTitle('Camels Walk Home over Thin Ice', 'en')).toBe('Camels Walk Home over Thin Ice');
  });

  test.each(['MIAT', 'БНАСАУ', 'УИХ'])('of one abbreviation stays: %s', (title) => {
    expect(toTitle(title)).toBe(title);
  });

  test('in a language without rules stays as it is printed', () => {
    expect(toTitle('ВЕРБЛЮДЫ ИДУТ ДОМОЙ ПО ТОНКОМУ ЛЬДУ', 'ru')).toBe('ВЕРБЛЮДЫ ИДУТ ДОМОЙ ПО ТОНКОМУ ЛЬДУ');
  });

  test('is repaired before its language is told', () => {
    expect(toHeadline({ title: 'ТЭМЭЭНИЙ ЇНЭ ЄСЛЄЄ', summary: null, declared: null })).toMatchObject({
      title: 'Тэмээний үнэ өслөө',
      language: 'mn',
    });
  });
});

describe('making a headline of a headline', () => {
  const printed = [
    ...loadSet('case-en', 1).map(({ cells: [title = ''] }) => title),
    ...loadSet('case-mn', 1).map(({ cells: [title = ''] }) => title),
    ...loadSet('letters', 3, true).map(({ cells: [, title = ''] }) => title),
  ];

  test.each(['en', 'mn', null])('changes nothing, declared %j', (declared) => {
    const changed = printed
      .flatMap((title) => [title, title.toUpperCase()])
      .map((title) => toTitle(title, declared))
      .filter((title) => toTitle(title, declared) !== title);
    expect(changed).toEqual([]);
  });

  test('changes nothing, whatever words, marks and broken letters are put together', () => {
    const words = printed.flatMap((title) => title.split(' '));
    const pieces = fc.constantFrom(
      ...words,
      ...Array.from('"“”«»:?.-'),
      '&quot;',
      '&amp;',
      '\u00ad',
      '\u200b',
      'Vнэ',
      'ЄДЄР',
      'КHAAN',
      '55"',
      'ХХI',
    );
    const title = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '));
    const glued = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(title, glued), fc.boolean(), fc.constantFrom('en', 'mn', null), (text, shouts, declared) => {
        const once = toTitle(shouts ? text.toUpperCase() : text, declared);
        expect(toTitle(once, declared)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const once = toTitle(text);
        expect(toTitle(once)).toBe(once);
        expect(repairLetters(repairLetters(text))).toBe(repairLetters(text));
      }),
    );
  });
});

test('only letters change their case, and nothing else', () => {
  for (const declared of ['en', 'mn']) {
    for (const { cells } of loadSet(`case-${declared}`, 1)) {
      const printed = (cells[0] ?? '').toUpperCase();
      expect(toTitle(printed, declared).toUpperCase()).toBe(printed);
    }
  }
});

test('endless titles take no endless time', () => {
  const start = performance.now();
  for (const part of ['"', '“', '& ', '&amp;', 'А', 'AА', 'A-', 'V.', 'ЄЄ ', '1', ' ', 'А\u0301', 'WWW.']) {
    toTitle(part.repeat(100_000 / part.length), 'mn');
    toTitle(part.repeat(100_000 / part.length), 'en');
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each([
  ['the case of letters', 'МОНГОЛ УЛС', 'Монгол Улс'],
  ['quotation marks and other punctuation', '“Эрдэнэс” ХК: хувьцаа', 'Эрдэнэс ХК - хувьцаа'],
  ['spaces of every kind', 'A\u00a0bridge  opens', 'A bridge opens'],
  ['letters of two scripts that look alike', 'CHINGGIS КHAAN', 'Chinggis Khaan'],
  ['old letters for ө and ү', 'ЄНДЄР ЇНЭ', 'Өндөр үнэ'],
  ['soft hyphens and zero-width characters', 'Улаан\u00adбаатар\u200b', 'Улаанбаатар'],
  ['possessives', "MONGOLIA'S COAL", 'Mongolia’s coal'],
  ['ways of composing', 'й', 'й'],
])('two headlines are the same whatever %s', (_difference, one, other) => {
  expect(foldHeadline(one)).toBe(foldHeadline(other));
});

test('a broken title and the repaired one are the same headline', () => {
  for (const { cells } of loadSet('letters', 3, true)) {
    const [, broken = '', right = ''] = cells;
    expect(foldHeadline(broken)).toBe(foldHeadline(right));
  }
});

test('headlines that say different things are not the same', () => {
  expect(foldHeadline('4.5 га')).not.toBe(foldHeadline('4.6 га'));
  expect(foldHeadline('үнэ өслөө')).not.toBe(foldHeadline('унэ ослоо'));
});
