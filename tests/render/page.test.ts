import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { renderEntryPage } from '../../src/render/entry-page.ts';
import { renderEditionPage, renderFirstPage } from '../../src/render/page.ts';
import { ENTRY } from './arbitrary.ts';
import { SITE, toEdition, toEntry } from './sample.ts';

const NO_MORE = { topics: [], outlets: [] };

test('the first page shows twenty headlines of each edition, and the edition page all of them', () => {
  const many = Array.from({ length: 30 }, (_, index) => toEntry({ title: `Headline ${index}` }));
  const first = renderFirstPage([toEdition(many), toEdition([], 'mn', null)], SITE);
  expect(first.match(/class="headline"/g)).toHaveLength(20);
  expect(first).toContain('Одоогоор мэдээ нийтлэгдээгүй байна.');
  expect(renderEditionPage(toEdition(many), NO_MORE, SITE).match(/class="headline"/g)).toHaveLength(30);
});

test("the first feed that a page offers is its own edition's", () => {
  const page = renderEditionPage(toEdition([], 'mn'), NO_MORE, SITE);
  expect(/<link rel="alternate"[^>]*href="([^"]*)"/.exec(page)?.[1]).toBe('https://sonin.example/news/mn.atom');
});

test('a date that is a day shows no time, and one that is an hour shows no minutes', () => {
  const zone = 'Asia/Ulaanbaatar';
  const day = toEntry({ published: { at: '2026-02-02T16:00:00.000Z', precision: 'day', zone } });
  const hour = toEntry({ published: { at: '2026-02-02T17:00:00.000Z', precision: 'hour', zone } });
  const page = renderEditionPage(toEdition([day, hour]), NO_MORE, SITE);
  expect(page).toContain('<time datetime="2026-02-03">3 February 2026</time>');
  expect(page).toContain('>3 February 2026, about 01:00</time>');
});

test('the page of an entry without an address says so and leads nowhere else', () => {
  const { spec } = toEdition([]);
  const page = renderEntryPage(toEntry({ url: null, outletSite: null }), spec, SITE);
  expect(page).toContain('This headline came without a link to its article.');
  expect(page).not.toContain('Read it at');
});

test.each([
  ['desk@sonin.example', '<a href="mailto:desk@sonin.example">desk@sonin.example</a>'],
  ['https://sonin.example/who', '<a href="https://sonin.example/who">https://sonin.example/who</a>'],
  ['javascript:alert(1)', 'Contact: javascript:alert(1)'],
])('the contact %s is shown as what it is', (contact, shown) => {
  expect(renderFirstPage([toEdition([])], { ...SITE, contact })).toContain(shown);
});

test('whatever is stored, no text becomes an element or an attribute of a page', () => {
  const { spec } = toEdition([]);
  const shape = toShape(renderEntryPage(toEntry({ summary: 'x', authors: ['y'], originalTitle: 'z' }), spec, SITE));
  fc.assert(
    fc.property(ENTRY, (entry) => {
      const plain = { ...entry, ...FIXED, content: null, title: `a${entry.title}`, summary: `a${entry.summary}` };
      expect(toShape(renderEntryPage(plain, spec, SITE))).toEqual(shape);
    }),
  );
});

/** What decides about elements, so that only texts are arbitrary. */
const FIXED = {
  url: 'https://felt.example/1',
  outletSite: 'https://felt.example/',
  authors: ['"><i>'],
  originalTitle: 'z',
};

/** The names of a page's elements and attributes, in order. */
function toShape(page: string): string[] {
  const shape: string[] = [];
  const onopentag = (name: string, attributes: Record<string, string>) => {
    shape.push(`${name} ${Object.keys(attributes).join(' ')}`);
  };
  new Parser({ onopentag }).end(page);
  return shape;
}
