// What of an entry is looked through.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldHeadline, foldTwins, toFoldable } from '../../src/headline/fold.ts';
import { toWord } from '../../src/search/fold.ts';
import { toWords } from '../../src/search/split.ts';
import { toEntryWords } from '../../src/search/words.ts';

const ENTRY = { title: '', originalTitle: '', summary: null, content: null, categories: [], authors: [] };
const MANY = 100_000;

test('title, summary and categories are the head, text and authors the body', () => {
  const words = toEntryWords({
    title: 'Mines of the Gobi',
    originalTitle: 'Mines of the Gobi',
    summary: 'Уурхайн тухай',
    content: '<p>Two <em>roads</em></p>',
    categories: ['Economy'],
    authors: ['N. Example'],
  });
  expect(words).toEqual({
    head: `mine of the gobi ${toWord('уурхай')} ${toWord('тухай')} economy`,
    body: 'two road n example',
  });
});

test('a title that was printed in capitals is counted once, one with other words twice', () => {
  expect(toEntryWords({ ...ENTRY, title: 'Snow in Uvs', originalTitle: 'SNOW IN UVS' }).head).toBe('snow in uvs');
  expect(toEntryWords({ ...ENTRY, title: 'Snow in Uvs', originalTitle: 'Snow, again' }).head).toBe(
    'snow in uvs snow again',
  );
});

test('tags end a word where they break a line, and not within one; references are read', () => {
  const content = '<ul><li>one</li><li>two</li></ul><p>wo<b>ol</b> &amp; felt<br />tea<a href="/x">s</a></p>';
  expect(toEntryWords({ ...ENTRY, content }).body).toBe('one two wool felt tea');
});

test('of an endless text the beginning is looked at, and a tag cut in two is no text', () => {
  const body = toEntryWords({ ...ENTRY, content: `<p>first ${'word '.repeat(MANY)} last</p>` }).body;
  expect(body).toMatch(/^first word /u);
  expect(body).not.toContain('last');
  expect(body.split(' ').length).toBeLessThanOrEqual(4000);
  expect(
    toEntryWords({ ...ENTRY, content: `${'<i>a</i>'.repeat(9999)}<a href="https://outlet.example/` }).body,
  ).not.toContain('href');
});

test.each(['АНУ-ын нөөц', 'АНУ нөөц', 'АНУ-д нөөц', 'АНУ-аас нөөц'])('%s is two words', (text) => {
  expect(toWords(text, 9)).toEqual([toWord('АНУ'), toWord('нөөц')]);
});

test('a hyphen between two words parts them', () => {
  expect(toWords('Ulaanbaatar-based уул-хад', 9)).toEqual(['ulaanbaatar', 'based', toWord('уул'), toWord('хад')]);
});

test.each([
  "The bank's “first” VAN in Ховд",
  'Єнєєдєр хvнс vнэтэй байна гэв',
  'КHAAH банк, ТОП-10: 7.8 сая',
  'Ц.Нэргүй &amp;amp; co',
  '“БАНК”AT дахь үнэ',
])('before it is cut, %s has the words of the folded headline', (title) => {
  const words = foldTwins(toFoldable(title)).match(/[\p{L}\p{M}\p{N}]+/gu);
  expect(words).toEqual(foldHeadline(title).split(' '));
});

test('any text has words of letters and digits, one space between them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { head, body } = toEntryWords({
        ...ENTRY,
        title: text,
        originalTitle: text,
        content: text,
        authors: [text],
      });
      for (const words of [head, body]) expect(words).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*)?$/u);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['marks', `a${'\u0301\u0323'.repeat(MANY)}`],
  ['signs that begin tags', '<'.repeat(MANY * 10)],
  ['tags that never end', '<a '.repeat(MANY)],
  ['references', '&amp;'.repeat(MANY)],
  ['one word', 'уурхайнхан'.repeat(MANY)],
  ['hyphens', 'а-'.repeat(MANY)],
  ['quotation marks', '"a '.repeat(MANY)],
  ['old letters', 'Єндєр уул vнэ '.repeat(MANY)],
])('endless %s take no endless time', (_, text) => {
  const start = performance.now();
  toEntryWords({ ...ENTRY, title: text, originalTitle: text, summary: text, content: text, authors: [text] });
  // About 0.1 s where the machine has nothing else to do; the square of the length would take minutes.
  expect(performance.now() - start).toBeLessThan(3000);
});
