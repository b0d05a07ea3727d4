// One visit, from request to stored entries, against a local origin and the real store.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fetcher } from '../src/fetch/fetch.ts';
import { toLexicon } from '../src/headline/lexicon.ts';
import type { Source } from '../src/model/configuration.ts';
import type { Visit } from '../src/model/visit.ts';
import { openRounds, type RoundResult } from '../src/round/round.ts';
import { countingDocument, document, openOrigin, status, type Origin } from './origin.ts';
import { makeSource } from './sources.ts';
import { openWorld, type World } from './world.ts';

const MALFORMED = path.join(import.meta.dirname, 'fixtures/malformed');

let world: World;
let origin: Origin;

beforeEach(async () => {
  world = await openWorld('2026-01-13T04:00:00Z');
  ({ origin } = world);
  world.lexicons = new Map([['en', toLexicon([['other', ['Blue Camel Week', 'yurtCoin']]])]]);
});

afterEach(() => world[Symbol.asyncDispose]());

describe('a title in capitals', () => {
  const ticker = makeSource({ id: 'ticker', outlet: null, kind: 'ticker', language: 'auto' });
  const show = (title: string, date = '2026/01/13') => document(`1 ${title} WWW.HERALD.EXAMPLE PUBLISHED:${date}`);
  const read = (source = ticker) => visit({ ...source, url: `${origin.url}/ticker` });

  test('gives way to the outlet’s own, once, and does not come back', async () => {
    origin.answer('/ticker', show('FARMERS NAME NEW WELL AFTER OLD SHEPHERD'));
    await read();
    const [before] = await world.entries();
    expect(before).toMatchObject({ title: 'Farmers name new well after old shepherd', revision: 1, url: null });
    expect(before?.originalTitle).toBe('FARMERS NAME NEW WELL AFTER OLD SHEPHERD');

    const own = 'Farmers name New Well after Old Shepherd';
    origin.answer('/feed', document(feed([own])));
    expect(await visit()).toMatchObject({ changed: 1 });
    const after = await world.entries();
    expect(after).toEqual([expect.objectContaining({ id: before?.id, title: own, originalTitle: own, revision: 2 })]);

    // The ticker shows it again, beside another one and a day later: nothing of it is news.
    origin.answer('/ticker', show('FARMERS NAME NEW WELL AFTER OLD SHEPHERD', '2026/01/14'));
    expect(await read()).toMatchObject({ outcome: 'read', changed: 0 });
    expect(await visit()).toMatchObject({ changed: 0 });
    expect(await world.entries()).toEqual(after);
  });

  test('is restored by the operator’s own words, and stays as it was decided when they change', async () => {
    origin.answer('/ticker', show('BLUE CAMEL WEEK: YURTCOIN FALLS AGAIN'));
    await read();
    const stored = await world.entries();
    expect(stored[0]).toMatchObject({ title: 'Blue Camel Week: yurtCoin falls again', revision: 1 });

    world.lexicons = new Map();
    expect(await read()).toMatchObject({ outcome: 'unchanged', changed: 0 });
    origin.answer('/ticker', show('BLUE CAMEL WEEK: YURTCOIN FALLS AGAIN', '2026/01/14'));
    expect(await read({ ...ticker, drop: ['a word of no title'] })).toMatchObject({ outcome: 'read', changed: 0 });
    expect(await world.entries()).toEqual(stored);
  });
});

describe('a visit', () => {
  test('stores what is new, and the validators with it', async () => {
    origin.answer('/feed', document(feed(['One', 'Two']), { ETag: '"1"' }));
    expect(await visit()).toMatchObject({ outcome: 'read', items: 2, changed: 2, failure: null });
    expect(await titles()).toEqual(['One', 'Two']);
    expect(await world.resource('herald')).toMatchObject({ etag: '"1"' });
  });

  test('of an unchanged source asks conditionally and stores nothing', async () => {
    origin.answer('/feed', document(feed(['One']), { ETag: '"1"' }));
    await visit();
    expect(await visit()).toMatchObject({ outcome: 'unchanged', items: 1, changed: 0 });
    expect(origin.asked[1]?.headers['if-none-match']).toBe('"1"');
  });

  test('of an unchanged body without validators stores nothing', async () => {
    origin.answer('/feed', document(feed(['One'])));
    await visit();
    expect(await visit()).toMatchObject({ outcome: 'unchanged', changed: 0 });
  });

  test('renews validators that change while the body does not', async () => {
    origin.answer('/feed', document(feed(['One']), { ETag: '"1"' }));
    await visit();
    origin.answer('/feed', (_request, response) => response.writeHead(200, { ETag: '"2"' }).end(feed(['One'])));
    expect(await visit()).toMatchObject({ outcome: 'unchanged' });
    expect(await world.resource('herald')).toMatchObject({ etag: '"2"' });
  });

  test('counts only what is new in a document that changed', async () => {
    origin.answer('/feed', document(feed(['One', 'Two'])));
    await visit();
    origin.answer('/feed', document(feed(['Three', 'One', 'Two'])));
    expect(await visit()).toMatchObject({ outcome: 'read', items: 3, changed: 1 });
  });

  test('after the settings changed reads the same body again, without validators', async () => {
    origin.answer('/feed', document(feed(['One', 'Inner One']), { ETag: '"1"' }));
    await visit();
    expect(await visit(makeFeedSource({ drop: ['Inner'] }))).toMatchObject({ outcome: 'read', changed: 1 });
    expect(origin.asked[1]?.headers).not.toHaveProperty('if-none-match');
    expect(await titles()).toEqual(['One']);
  });

  test('that fails keeps the validators and entries it had, and comes back', async () => {
    origin.answer('/feed', document(feed(['One']), { ETag: '"1"' }));
    await visit();
    origin.answer('/feed', document('<html>maintenance</html>', { ETag: '"2"' }));
    expect(await visit()).toMatchObject({ outcome: 'failed', failures: 1, failure: { code: 'not-a-feed' } });
    expect(await world.resource('herald')).toMatchObject({ etag: '"1"' });
    expect(await titles()).toEqual(['One']);
    origin.answer('/feed', document(feed(['One', 'Two']), { ETag: '"3"' }));
    expect(await visit()).toMatchObject({ outcome: 'read', failures: 0, changed: 1 });
  });

  test('waits as the origin asks', async () => {
    origin.answer('/feed', status(503, { 'Retry-After': '7200' }));
    const waitUntil = '2026-01-13T06:00:00.000Z';
    expect(await visit()).toMatchObject({ waitUntil, nextVisit: waitUntil });
  });

  test('for which this machine had no descriptor is no failure of the source, and asks no fallback', async () => {
    const asked: string[] = [];
    const failure = { stage: 'fetch', code: 'descriptors', detail: 'connect EMFILE' } as const;
    const short: Fetcher = {
      ...world.fetcher,
      fetch: async ({ url }) => {
        asked.push(url);
        return { outcome: 'failed', failure, waitUntil: null };
      },
    };
    const fallback = makeFeedSource({ id: 'herald/fallback', url: `${origin.url}/other` });
    const source = makeFeedSource({ fallback });
    const results: RoundResult[] = [];
    await openRounds({ ...world.parts, fetcher: short }).run([source], (result) => results.push(result));
    expect(results[0]?.visit).toMatchObject({ outcome: 'failed', failures: 0, failure });
    expect(asked).toEqual([source.url]);
  });

  test('tells what was odd in the document', async () => {
    origin.answer('/feed', document(feed(['One', 'Two'], 'Fri, 01 Jan 2038 00:00:00 GMT')));
    expect(await visit()).toMatchObject({ notes: ['2 × a date in the future was left out'] });
  });
});

describe('a round', () => {
  test.each(readdirSync(MALFORMED))('with %s names the failure on that source alone', async (name) => {
    origin.answer('/bad', document(readFileSync(path.join(MALFORMED, name))));
    origin.answer('/good', document(feed(['Good'])));
    const sources = ['bad', 'good', 'missing'].map((id) => makeSource({ id, url: `${origin.url}/${id}` }));
    const results = await world.round(sources);
    expect(results.get('bad')).toMatchObject({ failure: { stage: 'parse', code: expect.any(String) } });
    expect(results.get('bad')?.failure?.detail.length).toBeGreaterThan(10);
    expect(results.get('good')).toMatchObject({ outcome: 'read', changed: 1 });
    expect(results.get('missing')).toMatchObject({ failure: { code: 'status', detail: '404' } });
  });

  test('visits no source that another process is visiting, until that process is gone', async () => {
    origin.answer('/feed', document(feed(['One'])));
    const until = '2026-01-13T04:10:00.000Z';
    await world.store.claim(
      [{ source: 'herald', owner: 'elsewhere|1|x', until }],
      world.now.toISOString(),
      () => false,
    );
    expect(await visit()).toBeUndefined();
    world.now = new Date('2026-01-13T05:00:01Z');
    expect(await visit()).toMatchObject({ outcome: 'read' });
  });

  test('goes on when one source meets a bug, and leaves that one for a while', async () => {
    origin.answer('/feed', document(feed(['One'])));
    const broken: Fetcher = {
      ...world.fetcher,
      fetch: (wanted) => (wanted.timeout === 1 ? Promise.reject(new TypeError('a bug')) : world.fetcher.fetch(wanted)),
    };
    const sources = [makeFeedSource({ id: 'bad', timeout: 1 }), makeFeedSource({ id: 'good' })];
    const results: RoundResult[] = [];
    const rounds = openRounds({ ...world.parts, fetcher: broken });
    await expect(rounds.run(sources, (result) => results.push(result))).rejects.toThrow('a bug');
    expect(results.map(({ visit: made }) => [made?.outcome, made?.failure?.code])).toEqual([
      ['failed', 'bug'],
      ['read', undefined],
    ]);
    expect(await visit(makeFeedSource({ id: 'bad' }))).toMatchObject({ outcome: 'read', failures: 0 });
  });

  test('reads again, without validators, what was cut off', async () => {
    const whole = feed(['One', 'Two']);
    origin.answer('/feed', document(whole.slice(0, whole.indexOf('Two')), { ETag: '"1"' }));
    expect(await visit()).toMatchObject({ outcome: 'read', changed: 1, notes: ['truncated after 1 items'] });
    origin.answer('/feed', document(whole, { ETag: '"1"' }));
    expect(await visit()).toMatchObject({ outcome: 'read', changed: 1 });
    expect(origin.asked[1]?.headers).not.toHaveProperty('if-none-match');
  });

  test('dates an item whose time had not come once it has', async () => {
    const names = ['One'];
    origin.answer('/feed', document(feed(names, 'Tue, 13 Jan 2026 12:30:00 +0800')));
    await visit();
    expect((await world.entries())[0]?.published).toBeNull();
    world.now = new Date('2026-01-13T05:00:00Z');
    origin.answer('/feed', document(feed([...names, 'Two'], 'Tue, 13 Jan 2026 12:30:00 +0800')));
    expect(await visit()).toMatchObject({ changed: 2 });
    expect((await world.entries()).map(({ published }) => published?.at)).toEqual([
      '2026-01-13T04:30:00.000Z',
      '2026-01-13T04:30:00.000Z',
    ]);
  });

  test('never visits one source twice at once', async () => {
    const { answer, most } = countingDocument(feed(['One']));
    origin.answer('/feed', answer);
    const rounds = openRounds(world.parts);
    const source = makeFeedSource();
    await Promise.all([rounds.run([source], () => {}), rounds.run([source], () => {})]);
    expect([most(), origin.asked.length]).toEqual([1, 1]);
  });

  test('leaves a source that another process has visited since it was chosen', async () => {
    origin.answer('/feed', document(feed(['One'])));
    const source = makeFeedSource();
    const chosenBy = await world.store.visits();
    await openRounds({ ...world.parts, owner: 'another' }).run([source], () => {}, chosenBy);
    const results: RoundResult[] = [];
    await openRounds(world.parts).run([source], (result) => results.push(result), chosenBy);
    expect(results).toEqual([{ source, visit: null, why: 'busy' }]);
    expect(origin.asked).toHaveLength(1);
    await openRounds(world.parts).run([source], () => {}, await world.store.visits());
    expect(origin.asked).toHaveLength(2);
  });

  test('does not let a host that never answers hold up another', async () => {
    await using silent = await openOrigin('127.0.0.2');
    silent.answer('/feed', () => {});
    origin.answer('/feed', document(feed(['One'])));
    const order: string[] = [];
    const sources = [
      makeSource({ id: 'silent', url: `${silent.url}/feed`, timeout: 300 }),
      makeSource({ id: 'well', url: `${origin.url}/feed` }),
    ];
    await openRounds(world.parts).run(sources, ({ source }) => order.push(source.id));
    expect(order).toEqual(['well', 'silent']);
  });
});

function makeFeedSource(given: Partial<Source> = {}): Source {
  return makeSource({ url: `${origin.url}/feed`, ...given });
}

function visit(source = makeFeedSource()): Promise<Visit | undefined> {
  return world.visit(source);
}

async function titles(): Promise<string[]> {
  return (await world.entries()).map(({ title }) => title).toSorted();
}

function feed(names: readonly string[], date = 'Mon, 12 Jan 2026 09:00:00 +0800'): string {
  const items = names.map((name) => {
    const link = `https://herald.example/${name.replaceAll(' ', '-')}`;
    return `<item><title>${name}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>The Herald</title>${items.join('')}</channel></rss>`;
}
