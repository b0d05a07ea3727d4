// What holds for any text whatever: loading never throws, and every problem has a place and says something.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadConfig, toLine } from '../../src/config/config.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'sonin-config-'));
const FILE = join(FOLDER, 'sonin.yaml');

afterAll(() => rmSync(FOLDER, { recursive: true }));

test('any text is a configuration or problems, each at a place in it', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), expectPlacedProblems), {
    numRuns: 100,
  });
});

test('any text in the letters of YAML is a configuration or problems', async () => {
  const unit = fc.constantFrom(
    ...'ab:-?{}[],&*#|>\'"%@!$\\ \n\t~<'.split(''),
    'site',
    'sources: ',
    '\n  - ',
    '${A}',
    '---\n',
  );
  await fc.assert(fc.asyncProperty(fc.string({ unit, maxLength: 60 }), expectPlacedProblems), { numRuns: 100 });
});

test('any value in any block is a configuration or problems', async () => {
  const keys = ['site', 'store', 'cache', 'listen', 'fetch', 'editions', 'defaults', 'outlets', 'sources'];
  const inner = fc.dictionary(
    fc.constantFrom('id', 'kind', 'url', 'hosts', 'keep', 'outlet', '__proto__', 'x'),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const block = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    inner,
    fc.array(inner, { maxLength: 4 }),
    fc.dictionary(fc.string(), inner),
  );
  const file = fc.dictionary(fc.constantFrom(...keys), block).map((value) => JSON.stringify(value));
  await fc.assert(fc.asyncProperty(file, expectPlacedProblems), { numRuns: 50 });
});

test('any way to find items, of any kind, is a configuration or problems', async () => {
  const kind = fc.constantFrom('feed', 'ticker', 'page', 'json', 'sitemap', 'wordpress');
  const unit = fc.constantFrom(...'a1.#[]{}()$@*:/=>+~^|\'"\\, -'.split(''));
  const word = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.jsonValue({ maxDepth: 1 }));
  const parts = {
    kind,
    url: fc.oneof(fc.constant('http://a.example/{page}'), word),
    items: word,
    data: fc.oneof(fc.constant('json-ld'), word),
    pages: fc.oneof(fc.integer(), word),
    fields: fc.dictionary(fc.constantFrom('url', 'title', 'x'), fc.oneof(word, fc.array(word, { maxLength: 2 }))),
    follow: fc.oneof(fc.record({ find: word, url: word }), word),
  };
  const reading = fc.record(parts, { requiredKeys: ['kind'] });
  const source = fc.record({ reading, fallback: fc.option(reading) });
  const file = source.map(({ reading: own, fallback }) =>
    JSON.stringify({
      site: { title: 'T' },
      editions: { e: { language: 'en', title: 'E' } },
      sources: [
        { id: 'a', language: 'en', url: 'http://a.example/', ...own, ...(fallback === null ? {} : { fallback }) },
      ],
    }),
  );
  await fc.assert(fc.asyncProperty(file, expectPlacedProblems), { numRuns: 100 });
});

test('the shipped example with a piece of it cut out or put in is a configuration or problems', async () => {
  const text = await readFile(join(import.meta.dirname, '../../config/sonin.yaml'), 'utf8');
  const cut = fc.record({ at: fc.nat(text.length), length: fc.nat(40), put: fc.string({ maxLength: 4 }) });
  const mended = cut.map(({ at, length, put }) => text.slice(0, at) + put + text.slice(at + length));
  await fc.assert(fc.asyncProperty(mended, expectPlacedProblems), { numRuns: 30 });
});

async function expectPlacedProblems(text: string): Promise<void> {
  await writeFile(FILE, text);
  const result = await loadConfig(FILE, { A: 'a' });
  const problems = 'problems' in result ? result.problems : [];
  const lines = text.split(/\r\n?|\n/u).length;
  const misplaced = problems.filter(({ line, column }) => line < 1 || line > lines + 1 || column < 1);
  expect(misplaced).toEqual([]);
  expect(problems.map(toLine).filter((line) => !/^\S+:\d+:\d+: .+$/u.test(line))).toEqual([]);
  expect(problems).toEqual(problems.toSorted((a, b) => a.line - b.line || a.column - b.column));
  expect('problems' in result ? problems.length : result.editions.length).toBeGreaterThan(0);
}
