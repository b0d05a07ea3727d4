import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../src/config/document.ts';
import { fillIn } from '../../src/config/environment.ts';
import { renderComment, renderFlow } from '../../src/config/flow.ts';

test.each([
  ['montsame-mn', 'montsame-mn'],
  ['/r/x.html', '"/r/x.html"'],
  ['https://ikon.mn/rss', 'https://ikon.mn/rss'],
  ['https://ikon.mn/rss?a=1', '"https://ikon.mn/rss?a=1"'],
  ['no', '"no"'],
  ['127', '"127"'],
  ['div.news-box', 'div.news-box'],
  ['a@href', '"a@href"'],
  ['', '""'],
])('the text %j is written as %s', (text, written) => {
  expect(renderFlow(text)).toBe(written);
});

test('blocks, lists and switches in one line; what is undefined is left out', () => {
  expect(renderFlow({ id: 'x', hosts: ['a.mn', 'b.mn'], enabled: false, data: undefined, fields: {} })).toBe(
    '{ id: x, hosts: [a.mn, b.mn], enabled: false, fields: {} }',
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('$', '{', '}', '#', ':', ' ', '\n', '"', "'", ',', '-', '[', '\u2028', '\u0085', 'a'),
  }),
);

test('any text is read back as it was, in a block and in a list', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const document = parseDocument(`block: ${renderFlow({ text, list: [text] })}\n`);
      expect(document.faults).toEqual([]);
      const { value, findings } = fillIn(document.value, {}, '/');
      expect([value, findings]).toEqual([{ block: { text, list: [text] } }, []]);
    }),
  );
});

test('no text breaks out of its comment', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const comment = renderComment(text, '  ');
      expect(comment).toMatch(/^ {2}#[^\n\r\u0085\u2028\u2029]*$/);
      expect(parseDocument(`${comment}\na: 1\n`).value).toEqual({ a: 1 });
    }),
  );
});

test('a comment is cut between characters and has no marks that turn the reading direction', () => {
  expect(renderComment('😀'.repeat(300))).toBe(`# ${'😀'.repeat(159)}…`);
  expect(renderComment('one\u202etwo\n\tthree')).toBe('# one two three');
});
