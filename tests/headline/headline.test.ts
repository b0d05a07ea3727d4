import { expect, test } from 'vitest';
import { foldHeadline } from '../../src/headline/fold.ts';
import { toHeadline } from '../../src/headline/headline.ts';

test.each([
  ['ICE ON THE LAKE', false],
  ['ЕРӨНХИЙ САЙД ХАРИУЛНА', false],
  ['ICE ON THE Lake IS THICK', false],
  ['Ice on the lake', true],
  ['УИХ-ын гишүүд', true],
  ['2026', true],
  ['新闻', true],
])('"%s" tells about case: %s', (title, mixedCase) => {
  expect(toHeadline(title)).toEqual({ title, originalTitle: title, mixedCase });
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

test('headlines that say different things are not the same', () => {
  expect(foldHeadline('4.5 га')).not.toBe(foldHeadline('4.6 га'));
  expect(foldHeadline('үнэ өслөө')).not.toBe(foldHeadline('унэ ослоо'));
});
