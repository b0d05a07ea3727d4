// The real program against a local origin: one YAML file in, two feeds out, over kills and restarts.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { document, openOrigin, type Origin } from '../origin.ts';
import { runHere, runProgram, startProgram } from '../program.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const ETAG = '"of 12 January"';

/** How long what must come is waited for; how fast it comes is the benchmark's business. */
const PATIENCE = { timeout: 15_000, interval: 20 };

interface Place extends AsyncDisposable {
  readonly origin: Origin;
  readonly config: string;
}

test('a round on real input becomes two feeds, which survive a kill and a restart byte for byte', async () => {
  await using place = await openPlace();
  const { config, origin } = place;
  const refreshed = await runProgram(['refresh', '--config', config]);
  expect(refreshed).toMatchObject({ code: 0, stdout: '' });
  expect(refreshed.stderr).toContain('page: The document is no feed');

  await using first = startProgram(['serve', '--config', config]);
  const url = await toUrl(first);
  const before = await read(url);
  expect(before.titles).toEqual({
    en: ['Camel race draws record crowd', 'New bridge opens in the north', 'Wool prices rise again'],
    mn: ['Өвлийн баяр маргааш эхэлнэ', 'Номын сан шөнө дунд хүртэл ажиллана'],
  });
  await first.end('SIGKILL');

  await using second = startProgram(['serve', '--config', config], { PORT: new URL(url).port });
  await second.says(/ is at /);
  const after = await read(url);
  expect(after).toEqual(before);
  expect(await second.end('SIGTERM')).toBe(0);

  const again = await runHere(['refresh', '--config', config]);
  expect(again.stderr).toMatch(/english: unchanged[^]*|mongolian: unchanged/);
  const conditional = origin.asked.filter(
    ({ path: asked, headers }) => asked === '/en.xml' && headers['if-none-match'] === ETAG,
  );
  expect(conditional.length).toBeGreaterThan(0);
});

describe('a service started after a round', () => {
  let place: Place;
  let program: ReturnType<typeof startProgram>;
  let url: string;
  /** Requests that the round made. */
  let asked: number;

  beforeAll(async () => {
    place = await openPlace();
    await runHere(['refresh', '--config', place.config]);
    asked = place.origin.asked.length;
    program = startProgram(['serve', '--config', place.config]);
    url = await toUrl(program);
  });

  afterAll(async () => {
    await program[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  test('all formats and pages tell the same, and answer conditional requests', async () => {
    const { titles, ids } = await read(url);
    const rss = parseRssFeed(await (await fetch(`${url}/en.rss`)).text());
    expect(rss.items?.map(({ title }) => title)).toEqual(titles.en);
    const json = parseJsonFeed(await (await fetch(`${url}/en.json`)).json());
    expect(json.items?.map(({ id }) => id)).toEqual(ids.en);
    const page = await (await fetch(`${url}/`)).text();
    for (const title of [...titles.en, ...titles.mn]) expect(page).toContain(title);
    const entryPage = /\/en\/entries\/[0-9a-f-]{36}/.exec(page)?.[0] ?? '';
    expect((await fetch(url + entryPage)).status).toBe(200);
    const feed = await fetch(`${url}/en.atom`);
    const etag = feed.headers.get('etag') ?? '';
    expect((await fetch(`${url}/en.atom`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' });
  });

  test('status and health tell how it is, in words and in JSON', async () => {
    const words = await runProgram(['status', '--config', place.config]);
    expect(words.stdout).toMatch(/^english +ok +2 items/m);
    expect(words.stdout).toMatch(/^page +failing[^]*The document is no feed/m);
    const json = await runHere(['status', '--json', '--config', place.config]);
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({
        source: 'page',
        state: 'failing',
        failure: expect.objectContaining({ code: 'not-a-feed' }),
      }),
    );
    const { port } = new URL(url);
    expect(await runProgram(['health', '--config', place.config], { PORT: port })).toMatchObject({ code: 0 });
  });

  test('what is withdrawn is in no feed any more, and its page is gone', async () => {
    const page = await (await fetch(`${url}/en`)).text();
    const entryPage = /\/en\/entries\/([0-9a-f-]{36})/.exec(page);
    const { ids } = await read(url);
    const gone = await runHere(['withdraw', ids.en[0] ?? '', '--config', place.config]);
    expect(gone).toMatchObject({ code: 0, stdout: expect.stringContaining('withdrawn: Camel race') });
    await vi.waitUntil(async () => !(await read(url)).ids.en.includes(ids.en[0] ?? ''), PATIENCE);
    expect((await fetch(url + (entryPage?.[0] ?? ''))).status).toBe(410);
  });

  test('has polled nothing early when it is stopped, and then health says that nothing answers', async () => {
    expect((await read(url)).titles.mn).toHaveLength(2);
    expect(await program.end('SIGTERM')).toBe(0);
    expect(place.origin.asked).toHaveLength(asked);
    const silent = await runHere(['health', '--config', place.config], { PORT: new URL(url).port });
    expect(silent).toMatchObject({ code: 1, stdout: expect.stringContaining('nothing answers') });
  });
});

test('what refresh brings beside a running serve is served', async () => {
  await using place = await openPlace();
  const { config, origin } = place;
  await using program = startProgram(['serve', '--config', config]);
  const url = await toUrl(program);
  await program.says(/visited source=ticker/);
  origin.answer(
    '/en.xml',
    document(fixture('english.rss').replace('Camel race draws record crowd', 'Camel race postponed')),
  );
  const refreshed = await runHere(['refresh', 'english', '--config', config]);
  expect(refreshed.stderr).toContain('english: 2 items, 1 new or changed');
  await vi.waitUntil(async () => (await read(url)).titles.en.includes('Camel race postponed'), PATIENCE);
  expect(await program.end('SIGTERM')).toBe(0);
});

test('under a path, links keep it and documents are found with it and without', async () => {
  await using place = await openPlace();
  const { config } = place;
  await runHere(['refresh', '--config', config]);
  await using program = startProgram(['serve', '--config', config], {
    SONIN_URL: 'https://news.example/steppe',
    PORT: '0',
  });
  await program.says(/ is at https:\/\/news\.example\/steppe\//);
  const [, port = ''] = await program.says(/listening .*port=(\d+)/);
  const stripped = await (await fetch(`http://127.0.0.1:${port}/en.atom`)).text();
  expect(stripped).toContain('href="https://news.example/steppe/en.atom"');
  expect(await (await fetch(`http://127.0.0.1:${port}/steppe/en.atom`)).text()).toBe(stripped);
});

test('a request under way does not hold up SIGTERM, and its source is visited at the next start', async () => {
  await using place = await openPlace();
  const { config, origin } = place;
  const asked = new Promise<void>((resolve) => {
    origin.answer('/en.xml', () => resolve());
  });
  await using program = startProgram(['serve', '--config', config]);
  await asked;
  expect(await program.end('SIGTERM')).toBe(0);
  origin.answer('/en.xml', document(fixture('english.rss')));
  await using next = startProgram(['serve', '--config', config]);
  await next.says(/visited source=english/);
});

/** A folder with a configuration, and outlets of every kind that it names. */
async function openPlace(): Promise<Place> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-e2e-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const origin = opened.use(await openOrigin());
  const config = path.join(folder, 'sonin.yaml');
  await writeFile(config, fixture('sonin.yaml').replaceAll('ORIGIN', origin.url));
  origin.answer('/en.xml', document(fixture('english.rss'), { ETag: ETAG }));
  origin.answer('/mn.xml', document(fixture('mongolian.atom'), { ETag: ETAG }));
  origin.answer('/ticker', document(fixture('ticker.txt')));
  origin.answer('/page', document('<!doctype html><title>Welcome</title><p>No feed here.'));
  const closing = opened.move();
  return { origin, config, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}

async function toUrl(program: ReturnType<typeof startProgram>): Promise<string> {
  const [, url] = await program.says(/ is at (\S+)\/\n/);
  return url ?? '';
}

/** Both editions, as an independent parser reads them. */
async function read(url: string) {
  const [en, mn] = await Promise.all(['en', 'mn'].map((edition) => readEdition(`${url}/${edition}.atom`)));
  return {
    titles: { en: en?.titles ?? [], mn: mn?.titles ?? [] },
    ids: { en: en?.ids ?? [], mn: mn?.ids ?? [] },
    bytes: [en?.text, mn?.text],
    etags: [en?.etag, mn?.etag],
    changed: [en?.changed, mn?.changed],
  };
}

async function readEdition(address: string) {
  const response = await fetch(address);
  const text = await response.text();
  const entries = parseAtomFeed(text).entries ?? [];
  return {
    text,
    etag: response.headers.get('etag'),
    changed: response.headers.get('last-modified'),
    titles: entries.map(({ title }) => (typeof title === 'string' ? title : (title?.value ?? ''))),
    ids: entries.map(({ id }) => id ?? ''),
  };
}
