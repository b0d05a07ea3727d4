// Lists of feeds, whole and broken: each fixture is a document beside what is expected of it, and its name is the sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOpml } from '../../src/parse/opml.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures', 'opml');
const EXPECTED = '.expected.json';

const files = readdirSync(FIXTURES);
const sentences = files.filter((file) => file.endsWith(EXPECTED)).map((file) => file.slice(0, -EXPECTED.length));

test.each(sentences.map((name) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
  const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name + EXPECTED), 'utf8'));
  expect(parseOpml(readFileSync(join(FIXTURES, `${name}.opml`), 'utf8'))).toEqual(expected);
});

test('every fixture has an expectation', () => {
  expect(files).toHaveLength(sentences.length * 2);
});

test('feeds nested deeper than anybody files them are still found', () => {
  const feed = '<outline text="a" xmlUrl="https://a.example/"/>';
  const deep = `<opml><body>${'<outline text="x">'.repeat(60)}${feed}${'</outline>'.repeat(60)}</body></opml>`;
  expect(parseOpml(deep)).toMatchObject([{ xmlUrl: 'https://a.example/', categories: { length: 60 } }]);
});

test('parsing never throws', () => {
  const pieces = fc.constantFrom(
    ...(
      '<opml> </opml> <body> <outline <outline/> </outline> xmlUrl=" text=" a=b > < https://a.example/ feed: // ' +
      '" \' & &#x1 ; <![CDATA[ <!-- --> \0 \ud800'
    ).split(' '),
  );
  const documents = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(documents, fc.boolean(), (rest, rooted) => {
      const result = parseOpml(rooted ? `<opml><body>${rest}` : rest);
      expect('stage' in result || Array.isArray(result)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
