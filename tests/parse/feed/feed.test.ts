// Feeds of every format, whole and broken: each fixture is a document beside what is expected of it, and its name is the sentence.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import { parseFeed } from '../../../src/parse/feed/feed.ts';
import { MOST_ITEMS } from '../../../src/parse/limits.ts';
import { DEEPEST } from '../../../src/parse/xml/mend.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures', 'feed');
const ADDRESS = { url: 'https://press.example/feed' };
const EXPECTED = '.expected.json';

const files = readdirSync(FIXTURES);
const sentences = files.filter((file) => file.endsWith(EXPECTED)).map((file) => file.slice(0, -EXPECTED.length));

function loadDocument(name: string): string {
  const file = files.find((one) => one.startsWith(`${name}.`) && !one.endsWith(EXPECTED));
  return readFileSync(join(FIXTURES, file ?? name), 'utf8');
}

function parseWhole(text: string, url: string | null = ADDRESS.url): ParsedFeed {
  const feed = parseFeed(text, { url });
  if ('stage' in feed) throw new Error(feed.detail);
  return feed;
}

describe('a document', () => {
  test.each(sentences.map((name) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name + EXPECTED), 'utf8'));
    expect(parseFeed(loadDocument(name), ADDRESS)).toMatchObject(expected as object);
  });

  test('every fixture has an expectation', () => {
    expect(files).toHaveLength(sentences.length * 2);
  });
});

describe('addresses', () => {
  const item = '<item><link>a</link></item>';

  test('Content-Location is the base before the address', () => {
    const rss = `<rss><channel>${item}</channel></rss>`;
    expect(parseFeed(rss, { url: 'https://press.example/x/', contentLocation: '/y/' })).toMatchObject({
      items: [{ url: 'https://press.example/y/a' }],
    });
  });

  test('a Content-Location that is no web address does not count', () => {
    const rss = `<rss><channel>${item}</channel></rss>`;
    expect(parseFeed(rss, { url: 'https://press.example/x/', contentLocation: 'javascript:0' })).toMatchObject({
      items: [{ url: 'https://press.example/x/a' }],
    });
  });

  test('without an address of its own a feed lies where its site is', () => {
    const feed = parseWhole(`<rss><channel><link>https://press.example/z/</link>${item}</channel></rss>`, null);
    expect(feed.items[0]?.url).toBe('https://press.example/z/a');
  });

  test('where no base is known an address stays as printed', () => {
    expect(parseWhole(`<rss><channel>${item}</channel></rss>`, null).items[0]?.url).toBe('a');
  });
});

describe('limits', () => {
  test('items beyond the limit are left out', () => {
    const feed = parseWhole(`<rss><channel>${'<item/>'.repeat(MOST_ITEMS + 1)}</channel></rss>`);
    expect(feed.items).toHaveLength(MOST_ITEMS);
  });

  test('elements beyond the depth lose their tags and keep their text', () => {
    const deep = `${'<b>'.repeat(DEEPEST * 2)}end${'</b>'.repeat(DEEPEST * 2)}`;
    const feed = parseWhole(`<rss><channel><item><title>${deep}</title><link>/after</link></item></channel></rss>`);
    expect(feed.items[0]?.title?.value).toContain('<b>end</b>');
    expect(feed.items[0]?.url).toBe('https://press.example/after');
  });

  test('an id or an address longer than any address is none', () => {
    const long = `https://press.example/${'a'.repeat(5_000)}`;
    const feed = parseWhole(`<rss><channel><item><link>${long}</link><guid>${long}</guid></item></channel></rss>`);
    expect(feed.items[0]).toMatchObject({ id: null, url: null });
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<feed>',
    '<entry>',
    '<a b="',
    "'",
    '"',
    '>',
    '<',
    '&',
    '&#',
    ';',
    '/',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x',
    '?>',
    '<!DOCTYPE [',
    '__proto__',
    'xmlns:a="',
    'xml:base="',
    '{',
    '[',
    'text',
    '\0',
    '\ud800',
  );

  test('parsing never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const result = parseFeed(parts.join(''), ADDRESS);
        expect('stage' in result || Array.isArray(result.items)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a document cut anywhere gives a prefix of its items', () => {
    const whole = loadDocument('a-guid-is-the-link-unless-it-says-that-it-is-none');
    const items = parseWhole(whole).items;
    fc.assert(
      fc.property(fc.integer({ min: 20, max: whole.length }), (end) => {
        const cut = parseFeed(whole.slice(0, end), ADDRESS);
        // Before the first item is whole there is nothing to give, which is a failure and not an empty feed.
        const read = 'stage' in cut ? [] : cut.items;
        expect(read).toEqual(items.slice(0, read.length));
      }),
    );
  });

  test('text that was escaped into a title comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        fc.pre(title.trim() !== '' && !/[\0-\x1f\ufffe\uffff]/.test(title));
        const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const feed = parseWhole(`<rss><channel><item><title>${escaped}</title></item></channel></rss>`);
        expect(feed.items[0]?.title?.value).toBe(title);
      }),
    );
  });
});
