// The real program, run again and again as an operator's cron would, and what an origin sees of it.
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../src/service/version.ts';
import { openWorkplace, type Workplace } from '../faults/workplace.ts';
import { document, openOrigin, status, type Origin } from '../origin.ts';

const ROUNDS = 3;
const FEED = '<rss version="2.0"><channel><title>Herald</title><item><title>One</title></item></channel></rss>';
const ETAG = 'W/"a, ü"';
const MODIFIED = '12 january 2026';

let origin: Origin;
let workplace: Workplace;
let said = '';
let text = '';
let seen: readonly StatusLine[] = [];
let resumed: Awaited<ReturnType<Workplace['run']>>;

interface StatusLine {
  readonly source: string;
  readonly state: string;
  readonly pace: { readonly reason: string } | null;
  readonly moved: { readonly to: string; readonly adopted: boolean } | null;
}

beforeAll(async () => {
  origin = await openOrigin();
  workplace = await openWorkplace([]);
  origin.answer('/validators', document(FEED, { ETag: ETAG, 'Last-Modified': MODIFIED }));
  origin.answer('/moved', status(301, { Location: '/new' }));
  origin.answer('/new', document(FEED));
  origin.answer('/gone', status(410));
  origin.answer('/busy', status(503, { 'Retry-After': '3600' }));
  origin.answer('/page', document('<i><a href="/1">A story of its own</a></i>'));
  origin.answer('/robots.txt', document('User-agent: *\nDisallow: /private\n'));
  origin.answer('/secret', status(500));
  await writeFile(workplace.config, JSON.stringify(toConfig()));
  for (let round = 0; round < ROUNDS; round += 1) said += (await workplace.run(['refresh'])).stderr;
  text = (await workplace.run(['status'])).stdout;
  seen = JSON.parse((await workplace.run(['status', '--json'])).stdout) as StatusLine[];
  resumed = await workplace.run(['resume', 'gone']);
  await workplace.run(['refresh', 'moved', 'gone', 'busy', '--force']);
}, 60_000);

afterAll(async () => {
  await workplace[Symbol.asyncDispose]();
  await origin[Symbol.asyncDispose]();
});

describe('over several runs of the program', () => {
  test('validators go back together, byte for byte', () => {
    const sent = askedAt('/validators').map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    expect(sent).toEqual([[undefined, undefined], ...Array.from({ length: ROUNDS - 1 }, () => [ETAG, MODIFIED])]);
  });

  test('every request says who asks and whom to write to, and nothing else of us', () => {
    for (const { headers } of origin.asked) {
      expect(headers['user-agent']).toBe(`Sonin/${version} (+mailto:desk@example.org)`);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  test('robots.txt is asked for once, and before the page', () => {
    const paths = origin.asked.map(({ path }) => path).filter((path) => path === '/robots.txt' || path === '/page');
    expect(paths).toEqual(['/robots.txt', ...Array.from({ length: ROUNDS }, () => '/page')]);
  });

  test('a source that moved is asked at its new address, and status says what to write', () => {
    expect(stateOf('moved')?.moved).toMatchObject({ to: `${origin.url}/new`, adopted: true });
    expect(text).toContain(`It moved for good and is asked at ${origin.url}/new: set url to that.`);
    expect([askedAt('/moved').length, askedAt('/new').length]).toEqual([ROUNDS, ROUNDS + 1]);
  });

  test('a source that is gone is asked once, status says so, and once more when it is resumed', () => {
    expect(stateOf('gone')).toMatchObject({ state: 'stopped', pace: { reason: 'stopped' } });
    expect(text).toMatch(/The outlet ended this source.*resume it/);
    expect(resumed.code).toBe(0);
    expect(askedAt('/gone')).toHaveLength(2);
  });

  test('a source whose origin asks to wait is asked once, and once more when an operator insists', () => {
    expect(stateOf('busy')).toMatchObject({ state: 'waiting', pace: { reason: 'retry-after' } });
    expect(text).toContain('as its origin asks (Retry-After)');
    expect(said.match(/busy: its origin asks to wait until/g)).toHaveLength(ROUNDS - 1);
    expect(askedAt('/busy')).toHaveLength(2);
  });

  test('a changed url is asked although the former one asked to wait', async () => {
    const { sources, ...config } = toConfig();
    const changed = sources.map((source) => (source.id === 'busy' ? { ...source, url: `${origin.url}/anew` } : source));
    await writeFile(workplace.config, JSON.stringify({ ...config, sources: changed }));
    await workplace.run(['refresh', 'busy']);
    expect(askedAt('/anew')).toHaveLength(1);
  });

  test('credentials reach their origin, and nobody who reads', async () => {
    const basic = `Basic ${Buffer.from('me:hunter2').toString('base64')}`;
    expect(askedAt('/secret')[0]?.headers).toMatchObject({ authorization: basic, 'x-key': 'hunter3' });
    const opml = (await workplace.run(['opml'])).stdout;
    expect(opml).toContain('/secret');
    for (const told of [said, text, JSON.stringify(seen), opml]) expect(told).not.toMatch(/hunter|me:/);
  });
});

function askedAt(path: string) {
  return origin.asked.filter((one) => one.path === path);
}

function stateOf(id: string): StatusLine | undefined {
  return seen.find(({ source }) => source === id);
}

function toConfig() {
  const feed = (id: string) => ({ id, kind: 'feed', url: `${origin.url}/${id}` });
  const secret = { ...feed('secret'), headers: { 'X-Key': 'hunter3' } };
  return {
    site: { title: 'Sonin', contact: 'mailto:desk@example.org' },
    store: `sqlite:${workplace.store}`,
    fetch: { allow: ['127.0.0.0/8'], pause: '0s' },
    defaults: { language: 'en' },
    editions: { en: { language: 'en', title: 'In English' } },
    sources: [
      ...['validators', 'moved', 'gone', 'busy'].map(feed),
      { id: 'page', kind: 'page', url: `${origin.url}/page`, items: 'i', fields: { url: 'a@href', title: 'a' } },
      { ...secret, url: secret.url.replace('//', '//me:hunter2@') },
    ],
  };
}
