// Datelines glued to titles: what is one, and what only looks like one.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutDateline } from '../../../src/parse/page/dateline.ts';

describe('a dateline is cut with all that follows it', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'Шинэ гүүр нээгдлээ Улаанбаатар, 2031 оны 1-р сарын 13 /МОНЦАМЭ/. Иргэд гүүрээр зорчив. 5 цаг',
      'Шинэ гүүр нээгдлээ',
    ],
    ['Шинэ гүүр нээгдлээУлаанбаатар, 2031 оны нэгдүгээр сарын 13 /МОНЦАМЭ/.', 'Шинэ гүүр нээгдлээ'],
    ['Шинэ гүүр нээгдлээ — Баян-Өлгий, 2031 оны арван нэгдүгээр сарын 3-ны өдөр. Иргэд баярлав', 'Шинэ гүүр нээгдлээ'],
    ['Шинэ гүүр нээгдлээ Улаанбаатар, 2031 оны 1 сарын 13 5 цаг', 'Шинэ гүүр нээгдлээ'],
    ['Шинэ гүүр нээгдлээ Улаанбаатар /МОНЦАМЭ/. Иргэд', 'Шинэ гүүр нээгдлээ'],
    ['Шинэ гүүр нээгдлээ Хонг Конг, 2031.01.13 /МОНЦАМЭ/', 'Шинэ гүүр нээгдлээ'],
    ['A bridge opens ULAANBAATAR, January 13 (MONTSAME)', 'A bridge opens'],
    ['A bridge opens in the UN zone NEW YORK, Jan. 13 (Xinhua) -- The bridge', 'A bridge opens in the UN zone'],
    ['A bridge opensUlaanbaatar, January 13, 2031 /MONTSAME/. The bridge', 'A bridge opens'],
    ['A bridge opens Ulaanbaatar, 13 January 2031 (MONTSAME) – The bridge', 'A bridge opens'],
    ['Открыт мост Улан-Батор, 13 января /МОНЦАМЭ/. Мост', 'Открыт мост'],
  ];

  test.each(cases)('%s', (title, expected) => {
    expect(cutDateline(title)).toBe(expected);
  });
});

describe('a title stays as it is', () => {
  test.each([
    'Улаанбаатар, 2031 оны төсөв батлагдлаа',
    'Улаанбаатар, 2031 оны төсөв /ВИДЕО/',
    'Сургууль Дархан, 2031 оны 9 сарын 1-нд нээгдэнэ',
    'Улаанбаатар, 2031 оны 1-р сарын 13 /МОНЦАМЭ/. Гүүр нээгдлээ',
    'Сайд У.Бат /МОНЦАМЭ/',
    'Баг түрүүллээ /МОНЦАМЭ/',
    '2031 оны зорилт: 5 цаг',
    'Гүүр нээгдсэнээс 5 цаг',
    'Talks in Ulaanbaatar, January 13 (Monday)',
    'Talks in Ulaanbaatar, January 13 (Xinhua)',
    'Budget (2031) and/or loans',
    '',
  ])('%s', (title) => {
    expect(cutDateline(title)).toBe(title);
  });

  test('or is cut at a place of its own, never to nothing, and cutting again changes nothing', () => {
    const piece = fc.constantFrom(
      'Гүүр ',
      'нээгдлээ ',
      'Улаанбаатар',
      ', ',
      '2031 оны 1-р сарын 13 ',
      '/МОНЦАМЭ/',
      '. ',
      '(Xinhua) -',
      'May 3 ',
      'UB',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const title = pieces.join('').trim();
        const cut = cutDateline(title);
        expect(title.startsWith(cut)).toBe(true);
        expect(cut === '').toBe(title === '');
      }),
    );
  });
});
