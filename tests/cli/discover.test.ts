import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openFetcher } from '../../src/fetch/fetch.ts';
import { gather } from '../../src/reading/gather.ts';
import type { Config } from '../../src/model/configuration.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import * as sites from '../discover/sites.ts';
import { document, openOrigin, status, type Origin } from '../origin.ts';
import { runHere, runProgram } from '../program.ts';
import { openParser } from '../../src/reading/parser.ts';
import { NO_MEMORY } from '../../src/reading/reading.ts';

const CONFIG = path.join(import.meta.dirname, 'fixtures/sonin.yaml');
const NOW = new Date();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonin-discover-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('a feed that the page names; what is named and no feed is passed over', async () => {
  await using origin = await openOrigin();
  sites.playAutodiscovery(origin, NOW);
  const { config, yaml, sources } = await discover(origin, '/');
  expect(sources).toEqual([
    expect.objectContaining({ kind: 'feed', url: `${origin.url}/stories/feed`, language: 'en' }),
  ]);
  expect(config.outlets[0]?.name).toEqual({ und: 'The Herald: "daily"' });
  expect(config.editions.map(({ language }) => language)).toEqual(['en']);
  expect(yaml).toMatch(/^ {2}# \d{4}-\S+Z \(second\) A bridge over the northern river opens at last$/m);
  expect(await readTitles(config)).toEqual(sites.ENGLISH);
  expect(origin.asked.map((one) => one.path)).not.toContain('/comments/feed/');
});

test('where every address answers 200 with a page, the cards in its markup', async () => {
  await using origin = await openOrigin();
  sites.playPageAtEveryAddress(origin);
  const { config, sources } = await discover(origin, '/mn/more/8');
  expect(sources).toEqual([
    expect.objectContaining({
      kind: 'page',
      language: 'mn',
      items: 'div.news-box',
      fields: expect.objectContaining({ url: ['a@href'], title: ['div.title'], published: ['span.stat'] }),
    }),
  ]);
  expect(await readTitles(config)).toHaveLength(6);
  expect(origin.asked.length).toBeLessThanOrEqual(21);
});

test('of two lists in the markup the dated one is enabled, the other offered', async () => {
  await using origin = await openOrigin();
  sites.playListAndMargin(origin, NOW);
  const { sources } = await discover(origin, '/');
  expect(sources.map(({ id, items, enabled }) => [id, items, enabled])).toEqual([
    [expect.any(String), 'div.news-item', true],
    [expect.stringMatching(/-page$/), 'ol.pop > li', false],
  ]);
});

test('a WordPress', async () => {
  await using origin = await openOrigin();
  sites.playWordpress(origin, NOW);
  const { config, sources } = await discover(origin, '/');
  expect(sources).toEqual([expect.objectContaining({ kind: 'wordpress', language: 'mn', enabled: true })]);
  expect(await readTitles(config)).toEqual(sites.MONGOLIAN);
});

test('what a page of Next.js pushes goes before its cards, with addresses as the page links them', async () => {
  await using origin = await openOrigin();
  sites.playNextFlight(origin, NOW);
  const { config, sources } = await discover(origin, '/');
  expect(sources).toEqual([
    expect.objectContaining({
      kind: 'page',
      data: 'next-flight',
      items: '$..[?@.title && @.slug && @.published_at]',
      fields: expect.objectContaining({ url: ['/r/{slug}'], title: ['title'], published: ['published_at'] }),
      enabled: true,
    }),
    expect.objectContaining({ kind: 'page', data: null, items: '[class*="card_wrapper__"]', enabled: false }),
  ]);
  expect(await readTitles(config)).toEqual(sites.MONGOLIAN);
});

test('a list in the terms of schema.org', async () => {
  await using origin = await openOrigin();
  sites.playJsonLd(origin, NOW);
  const { config, sources } = await discover(origin, '/');
  expect(sources).toEqual([expect.objectContaining({ kind: 'page', data: 'json-ld', items: null, language: 'en' })]);
  expect(await readTitles(config)).toEqual(sites.ENGLISH);
});

test('a news sitemap that only robots.txt names', async () => {
  await using origin = await openOrigin();
  sites.playNewsSitemap(origin, NOW);
  const { config, sources } = await discover(origin, '/');
  expect(sources).toEqual([
    expect.objectContaining({ kind: 'sitemap', url: `${origin.url}/maps/latest.xml`, details: false, language: 'en' }),
  ]);
  expect(await readTitles(config)).toEqual(sites.ENGLISH);
});

test('a sitemap without titles asks its articles', async () => {
  await using origin = await openOrigin();
  sites.playBareSitemap(origin, NOW);
  const { yaml, sources } = await discover(origin, '/');
  expect(sources).toEqual([expect.objectContaining({ kind: 'sitemap', details: true })]);
  expect(yaml).toContain('A bridge over the northern river opens at last');
  expect(origin.asked.filter((one) => one.path.startsWith('/news/'))).toHaveLength(1);
});

test('the address of the feed itself, as JSON', async () => {
  await using origin = await openOrigin();
  origin.answer('/feed', document(sites.toRss(sites.ENGLISH, origin, NOW)));
  const { code, stdout } = await runProgram(['discover', `${origin.url}/feed`, '--json', '--config', CONFIG]);
  expect([code, origin.asked.map((one) => one.path)]).toEqual([0, ['/robots.txt', '/feed']]);
  expect(JSON.parse(stdout)).toEqual({
    url: `${origin.url}/feed`,
    candidates: [
      {
        kind: 'feed',
        source: { id: '127-0-0-1', outlet: '127-0-0-1', kind: 'feed', url: `${origin.url}/feed`, language: 'en' },
        items: 4,
        entries: sites.ENGLISH.slice(0, 3).map((title, at) => ({
          title,
          url: `${origin.url}/story/${at}`,
          published: expect.stringMatching(/Z$/),
          precision: 'second',
        })),
      },
    ],
  });
});

test('titles that try to be YAML, comments or variables stay words', async () => {
  await using origin = await openOrigin();
  const titles = ['Fine\n- { id: evil }', 'Ends here\u2028sources: []', '${HOME} "quoted" # and more'];
  origin.answer('/', document(sites.toRss(titles, origin, NOW)));
  const { config, yaml } = await discover(origin, '/');
  expect(config.sources).toHaveLength(1);
  expect(yaml).toMatch(/^ {2}# \S+ \(second\) Fine - \{ id: evil \}$/m);
});

test('an address that leads elsewhere is asked for once, and a host that asks us to wait nothing more', async () => {
  await using origin = await openOrigin();
  sites.playPageAtEveryAddress(origin);
  origin.answer('/', status(302, { Location: '/mn/more/8' }));
  origin.answer('/mn/more/8/feed/', status(503, { 'Retry-After': '60' }));
  const { sources } = await discover(origin, '/');
  expect(sources).toEqual([expect.objectContaining({ kind: 'page', url: `${origin.url}/mn/more/8` })]);
  expect(origin.asked.map((one) => one.path)).toEqual(['/robots.txt', '/', '/mn/more/8', '/mn/more/8/feed/']);
});

test('nothing found says what was tried and what to do; nobody there says why', async () => {
  await using origin = await openOrigin();
  sites.playNothing(origin);
  const nothing = await run(origin.url);
  expect([nothing.code, nothing.stdout]).toEqual([1, '']);
  expect(nothing.stderr).toMatch(/nothing that can be read was found in \d+ requests: no feed .* inspect/);
  expect(origin.asked.length).toBeLessThanOrEqual(21);
  origin.answer('/closed', status(403));
  const closed = await run(`${origin.url}/closed`);
  expect(closed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('The outlet refuses us') });
  expect(await run('gazette')).toMatchObject({ code: 2, stderr: expect.stringContaining('expected an address') });
});

/** What is printed is a configuration; it is loaded as it stands. */
async function discover(origin: Origin, at: string) {
  const { code, stdout, stderr } = await run(origin.url + at);
  expect([code, stderr]).toEqual([0, expect.stringContaining(`${origin.url}${at}: `)]);
  const file = path.join(folder, `${origin.url.replace(/\D/g, '')}.yaml`);
  await writeFile(file, stdout);
  const config = await loadConfig(file, {});
  if ('problems' in config) throw new Error(JSON.stringify(config.problems));
  return { config, yaml: stdout, sources: config.sources };
}

/** As a first visit of the source that is enabled reads it. */
async function readTitles(config: Config): Promise<string[]> {
  await using fetcher = openFetcher({ ...config.fetch, allow: ['127.0.0.0/8'], pause: 0 }, 'test', () => NOW);
  const source = config.sources.find(({ enabled }) => enabled);
  if (source === undefined) throw new Error('no source is enabled');
  const unknown = { resources: [], since: null, adopted: null, isRecovering: false };
  const world = {
    fetcher,
    parser: openParser(),
    outlets: toOutlets(config.outlets),
    now: () => NOW,
    at: NOW.toISOString(),
    ...NO_MEMORY,
  };
  const { sightings } = await gather(source, unknown, world);
  return sightings.map(({ fields }) => fields.title);
}

function run(...words: string[]) {
  return runHere(['discover', ...words, '--config', CONFIG]);
}
