import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { document, openOrigin } from '../origin.ts';
import { runHere, runProgram } from '../program.ts';

const CONFIG = path.join(import.meta.dirname, 'fixtures/sonin.yaml');
const WORDS = path.join(import.meta.dirname, 'fixtures/words.yaml');
const TICKER = path.join(import.meta.dirname, 'fixtures/ticker.txt');
const FEED = path.join(import.meta.dirname, 'fixtures/feed.xml');

test('a ticker as JSON: one line, every key, dates exact to the day', async () => {
  const { code, stdout, stderr } = await runProgram(toWords(TICKER, '--kind', 'ticker', '--json'));
  expect([code, stderr, stdout.trim().split('\n').length]).toEqual([0, '', 1]);
  const { entries, ...inspection } = JSON.parse(stdout) as { entries: object[] };
  expect(inspection).toEqual({ source: TICKER, title: null, language: null, failure: null });
  expect(entries).toHaveLength(3);
  expect(entries[0]).toEqual({
    id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    url: null,
    title: '2 new bridges open in the north',
    originalTitle: '2 NEW BRIDGES OPEN IN THE NORTH',
    language: 'en',
    outlet: 'herald',
    published: '2026-01-11T16:00:00.000Z',
    updated: null,
    precision: 'day',
    summary: null,
    content: null,
    authors: [],
    image: null,
    categories: [],
  });
  expect(entries[2]).toMatchObject({ language: 'mn', outlet: 'toli.example' });
});

test('a ticker with the words that the configuration adds', async () => {
  const { stdout } = await runProgram(['inspect', TICKER, '--kind', 'ticker', '--json', '--config', WORDS]);
  const { entries } = JSON.parse(stdout) as { entries: { title: string }[] };
  expect(entries.map(({ title }) => title)).toEqual([
    '2 New Bridges open in the North',
    'Wool prices rise',
    '14 дэхь удаагийн наадам эхэллээ',
  ]);
});

test('a file lent a source’s settings, with its base, rules, outlet and language', async () => {
  const { stdout } = await inspect(FEED, '--source', 'herald', '--json');
  const { source, entries } = JSON.parse(stdout) as { source: string; entries: object[] };
  expect(source).toBe('herald');
  expect(entries).toEqual([
    expect.objectContaining({ title: 'Kept', url: 'https://herald.example/news/1', outlet: 'herald', language: 'en' }),
  ]);
});

test('a file with a base of its own', async () => {
  const { stdout } = await inspect(FEED, '--base', 'https://mirror.example/deep/', '--json');
  const { entries } = JSON.parse(stdout) as { entries: { url: string }[] };
  expect(entries.map(({ url }) => url)).toEqual(['https://mirror.example/news/1', 'https://mirror.example/news/2']);
});

test('an address, and a configured source, which are fetched', async () => {
  await using origin = await openOrigin();
  origin.answer('/feed', document(readFileSync(FEED)));
  const { code, stdout } = await inspect(`${origin.url}/feed`, '--json', '--now', '2026-01-13T12:00:00+08:00');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ title: 'The Herald', entries: [{}, {}] });
});

test('for people: a line for the source and each entry', async () => {
  const { stdout } = await inspect(TICKER, '--kind', 'ticker');
  expect(stdout).toContain('3 entries');
  expect(stdout).toMatch(/2026-01-11T16:00:00\.000Z \(day\) {2}en {2}herald {2}2 new bridges open in the north/);
});

test('what cannot be read is a failure in words, and exit 1 only when nothing could be read', async () => {
  const failed = await inspect(FEED, '--kind', 'ticker', '--json');
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.stdout)).toMatchObject({ entries: [], failure: { stage: 'parse', code: 'not-a-ticker' } });
  expect((await inspect(FEED, TICKER)).code).toBe(0);
  const some = await inspect('nothing.xml', FEED, '--json');
  expect(some.code).toBe(0);
  expect(
    some.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { failure: object | null }).failure),
  ).toEqual([
    { stage: 'fetch', code: 'file', detail: expect.stringContaining('nothing.xml is neither a source') },
    null,
  ]);
});

test('a page of which nothing says where its items are is the operator’s to mend, not the outlet’s', async () => {
  const { code, stderr } = await inspect(FEED, '--kind', 'page');
  expect(code).toBe(1);
  expect(stderr).toContain('lend a source’s with --source, or let discover find them');
  expect(stderr).not.toContain('Drift');
});

test.each([
  [[FEED, '--source', 'hearld'], '--source hearld: did you mean herald?'],
  [[FEED, '--outlet', 'nobody'], '--outlet nobody: the configuration has herald'],
  [[FEED, '--base', 'here'], '--base here: expected an address'],
  [[FEED, '--now', 'soon'], '--now soon: expected a time'],
  [[FEED, '--language', '???'], '--language ???: expected a language tag'],
  [['ftp://herald.example/'], 'expected an address that begins with http: or https:'],
  [[FEED, '--kind', 'paper'], "argument 'paper' is invalid"],
])('wrong usage %j says so and exits with 2', async (words, message) => {
  const { code, stdout, stderr } = await inspect(...words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});

function inspect(...words: string[]) {
  return runHere(toWords(...words));
}

function toWords(...words: string[]): string[] {
  return ['inspect', ...words, '--config', CONFIG];
}
