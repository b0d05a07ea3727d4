import { describe, expect, test } from 'vitest';
import { FetchError } from '../../src/fetch/failure.ts';
import { openFetcher, type FetchRequest } from '../../src/fetch/fetch.ts';
import type { HttpResponse } from '../../src/fetch/http.ts';
import { openRobotsGate, type RobotsCache } from '../../src/fetch/robots-gate.ts';
import { document, openOrigin, status, type Answer } from '../origin.ts';

const NOW = new Date('2026-01-13T04:00:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const ASKED = new URL('https://khaan.example:8443/news/1?a=b');
const DENYING = 'User-agent: *\nDisallow: /news';

describe('a robots.txt', () => {
  test('that allows tells how long to rest, within a minute', async () => {
    const { judge } = openGate();
    expect(await judge(say(200, 'User-agent: *\nDisallow: /x\nCrawl-delay: 5'))).toEqual({
      answer: 'allowed',
      delay: 5_000,
    });
    const other = openGate();
    expect(await other.judge(say(200, 'User-agent: *\nCrawl-delay: 86400'))).toEqual({
      answer: 'allowed',
      delay: MINUTE,
    });
  });

  test('that refuses is named with its rule', async () => {
    const { judge, read } = openGate();
    expect(await judge(say(200, 'User-agent: sonin\nDisallow: /news/*?a='))).toEqual({
      answer: 'refused',
      rule: 'Disallow: /news/*?a=',
      file: 'https://khaan.example:8443/robots.txt',
    });
    expect(read).toEqual(['https://khaan.example:8443/robots.txt']);
  });

  test.each([401, 403, 404, 410, 451, 204, 304])('of status %i allows everything', async (code) => {
    expect(await openGate().judge(say(code, DENYING))).toEqual({ answer: 'allowed', delay: 0 });
  });

  test('behind redirects without end allows everything', async () => {
    expect(await openGate().judge(fail('redirects'))).toMatchObject({ answer: 'allowed' });
  });

  test.each([429, 500, 503])('of status %i is waited for', async (code) => {
    expect(await openGate().judge(say(code))).toEqual({
      answer: 'wait',
      until: '2026-01-13T04:05:00.000Z',
      file: 'https://khaan.example:8443/robots.txt',
      reason: `status ${code}`,
    });
  });

  test('that is busy is waited for as long as it asks, within a day', async () => {
    const waits = await Promise.all(
      ['3600', '99999999'].map((seconds) => openGate().judge(say(503, '', { 'retry-after': seconds }))),
    );
    expect(waits).toMatchObject([{ until: '2026-01-13T05:00:00.000Z' }, { until: '2026-01-14T04:00:00.000Z' }]);
  });

  test.each(['dns', 'connect', 'tls', 'timeout', 'cut', 'protocol', 'encoding'] as const)(
    'that ends in %s is waited for',
    async (code) => {
      expect(await openGate().judge(fail(code))).toMatchObject({ answer: 'wait', reason: 'because' });
    },
  );

  test('that was not read because we are stopping is nothing to keep either', async () => {
    const { judge, values } = openGate();
    await expect(judge(fail('stopped'))).rejects.toMatchObject({ code: 'stopped' });
    expect(values.size).toBe(0);
  });

  test('that the guard refuses is nothing to keep: so will it the page', async () => {
    const { judge, values } = openGate();
    expect(await judge(fail('refused'))).toMatchObject({ answer: 'allowed' });
    expect(values.size).toBe(0);
  });
});

describe('what was read', () => {
  test('counts for a day, and is asked for once however many ask', async () => {
    const { judge, read, later } = openGate();
    await Promise.all([1, 2, 3].map(() => judge(say(200, DENYING))));
    later(DAY - 1);
    expect(await judge(say(200))).toMatchObject({ answer: 'refused' });
    expect(read).toHaveLength(1);
    later(1);
    expect(await judge(say(200))).toMatchObject({ answer: 'allowed' });
    expect(read).toHaveLength(2);
  });

  test.each([
    ['max-age=3600', 60 * MINUTE],
    ['max-age=1', 10 * MINUTE],
    ['max-age=9999999', DAY],
    ['no-cache', DAY],
  ])('under “%s” counts as long as is sensible', async (header, length) => {
    const { judge, read, later } = openGate();
    await judge(say(200, '', { 'cache-control': header }));
    later(length - 1);
    await judge(say(200));
    expect(read).toHaveLength(1);
    later(1);
    await judge(say(200));
    expect(read).toHaveLength(2);
  });

  test('stands in for thirty days for what cannot be read, and is then waited for', async () => {
    const { judge, later } = openGate();
    await judge(say(200, DENYING));
    later(29 * DAY);
    expect(await judge(fail('connect'))).toMatchObject({ answer: 'refused' });
    later(2 * DAY);
    expect(await judge(fail('connect'))).toMatchObject({ answer: 'wait' });
  });

  test('is asked for again five minutes after it could not be, and is gone after thirty days', async () => {
    const { judge, read, later } = openGate();
    expect(await judge(say(500))).toMatchObject({ answer: 'wait' });
    later(5 * MINUTE - 1);
    expect(await judge(say(200))).toMatchObject({ answer: 'wait' });
    expect(read).toHaveLength(1);
    later(1);
    expect(await judge(say(200, DENYING))).toMatchObject({ answer: 'refused' });
    const other = openGate();
    await other.judge(say(500));
    other.later(31 * DAY);
    expect(await other.judge(say(500))).toEqual({ answer: 'allowed', delay: 0 });
  });

  test('by a clock that ran ahead does not count', async () => {
    const { judge, read, later } = openGate();
    later(10 * DAY);
    await judge(say(200, DENYING));
    later(-10 * DAY);
    expect(await judge(say(200))).toMatchObject({ answer: 'allowed' });
    expect(read).toHaveLength(2);
  });

  test('and is damaged in the cache is read again', async () => {
    const { judge, values, read } = openGate();
    await judge(say(200, DENYING));
    for (const key of values.keys()) values.set(key, '{');
    expect(await judge(say(200, DENYING))).toMatchObject({ answer: 'refused' });
    expect(read).toHaveLength(2);
  });
});

describe('a request that heeds robots.txt', () => {
  test('is not made where that refuses, at whichever hop', async () => {
    await using origin = await openOrigin();
    await using other = await openOrigin('127.0.0.2');
    origin.answer('/old', status(302, { Location: `${other.url}/closed/1` }));
    other.answer('/robots.txt', document('User-agent: Sonin\nDisallow: /closed'));
    const [fetched] = await fetchAll([`${origin.url}/old`]);
    expect(fetched).toEqual({
      outcome: 'failed',
      failure: {
        stage: 'fetch',
        code: 'robots',
        detail: `${other.url}/closed/1 by "Disallow: /closed" in ${other.url}/robots.txt`,
      },
      waitUntil: null,
    });
    expect(other.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test('waits where that cannot be read', async () => {
    await using origin = await openOrigin();
    origin.answer('/robots.txt', status(503, { 'Retry-After': '7200' }));
    expect((await fetchAll([`${origin.url}/a`]))[0]).toMatchObject({
      failure: { code: 'robots-unreachable', detail: `${origin.url}/robots.txt: status 503` },
      waitUntil: '2026-01-13T06:00:00.000Z',
    });
    expect(origin.asked).toHaveLength(1);
  });

  test('asks for it once, as ourselves and without what is meant for the source', async () => {
    await using origin = await openOrigin();
    await using other = await openOrigin('127.0.0.2');
    origin.answer('/robots.txt', status(301, { Location: `${other.url}/r.txt` }));
    other.answer('/r.txt', document('User-agent: *\nDisallow: /b'));
    origin.answer('/a', document('text'));
    const given = { headers: { 'x-key': 'secret' } };
    const fetched = await fetchAll(
      ['/a', '/b', '/a'].map((page) => origin.url + page),
      given,
    );
    expect(fetched.map(({ outcome }) => outcome)).toEqual(['fresh', 'failed', 'fresh']);
    expect(other.asked.map(({ path }) => path)).toEqual(['/r.txt']);
    const [robots, page] = origin.asked;
    expect(robots).toMatchObject({
      path: '/robots.txt',
      headers: { 'user-agent': 'Sonin/0 (+mailto:desk@example.org)' },
    });
    expect(robots?.headers).not.toHaveProperty('x-key');
    expect(page?.headers).toMatchObject({ 'x-key': 'secret' });
  });

  test('leaves the host the rest that it asks for', async () => {
    await using origin = await openOrigin();
    origin.answer('/robots.txt', document('User-agent: *\nCrawl-delay: 0.08'));
    origin.answer('/a', document('text'));
    await fetchAll([`${origin.url}/a`, `${origin.url}/a`]);
    const [file = 0, first = 0, second = 0] = origin.asked.map(({ at }) => at);
    expect(Math.min(first - file, second - first)).toBeGreaterThanOrEqual(79);
  });

  test('reads the first half megabyte of an endless file', async () => {
    await using origin = await openOrigin();
    origin.answer('/robots.txt', endless('User-agent: *\nDisallow: /b\n'));
    origin.answer('/a', document('text'));
    const [open, closed] = await fetchAll([`${origin.url}/a`, `${origin.url}/b`]);
    expect([open, closed]).toMatchObject([{ outcome: 'fresh' }, { failure: { code: 'robots' } }]);
  });
});

/** A gate over a memory, a clock that is set, and a list of what was read. */
function openGate() {
  const values = new Map<string, string>();
  const cache: RobotsCache = {
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => void values.set(key, value),
  };
  let time = NOW.getTime();
  const gate = openRobotsGate('Sonin', cache, () => new Date(time));
  const read: string[] = [];
  const judge = (answer: () => HttpResponse) =>
    gate.judge(ASKED, async (file) => {
      read.push(file);
      return answer();
    });
  const later = (milliseconds: number) => (time += milliseconds);
  return { judge, read, values, later };
}

function say(code: number, text = '', headers: Record<string, string> = {}): () => HttpResponse {
  const header = (name: string) => headers[name] ?? null;
  return () => ({ status: code, url: '', movedTo: null, header, body: Buffer.from(text) });
}

function fail(code: ConstructorParameters<typeof FetchError>[0]): () => HttpResponse {
  return () => {
    throw new FetchError(code, 'because');
  };
}

function endless(text: string): Answer {
  return (_request, response) => {
    response.write(text);
    const more = () => {
      while (!response.destroyed && response.write('# and so on\n'.repeat(1_000)));
    };
    response.on('drain', more).on('error', () => {});
    more();
  };
}

async function fetchAll(urls: string[], given: Partial<FetchRequest> = {}) {
  const policy = { allow: ['127.0.0.0/8'], pause: 0, floor: 1000, ceiling: 1000, maxBytes: 10_000, proxy: null };
  await using fetcher = openFetcher(policy, 'Sonin/0 (+mailto:desk@example.org)', () => NOW);
  const plain = { validators: null, headers: {}, timeout: 5_000, robots: true, proxy: null };
  return await Promise.all(urls.map((url) => fetcher.fetch({ ...plain, url, own: url, ...given })));
}
