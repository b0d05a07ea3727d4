// A web server on a free port with three documents: a feed, a page, and a page that is made when asked for.
import { toDocument } from '../../src/publish/document.ts';
import { openWeb } from '../../src/publish/server.ts';
import type { Web, WebOptions } from '../../src/publish/server.ts';

export const CHANGED = '2026-02-03T04:05:06.789Z';

export const FEED = await toDocument(
  {
    path: '/en.atom',
    type: 'application/atom+xml; charset=utf-8',
    text: `<feed>${'сонин '.repeat(500)}</feed>`,
    links: ['<https://sonin.example/en.atom>; rel="self"', '<https://sonin.example/en.rss>; rel="alternate"'],
    state: 'as of then',
    holds: null,
    immutable: false,
  },
  null,
  CHANGED,
);

export const PAGE = await toDocument(
  {
    path: '/',
    type: 'text/html; charset=utf-8',
    text: '<!doctype html><p>Хуудас</p>',
    links: [],
    state: 'as of then',
    holds: null,
    immutable: false,
  },
  null,
  CHANGED,
);

const READY = new Map([FEED, PAGE].map((document) => [document.path, document]));

export function openShelves(options: Partial<WebOptions> = {}): Promise<Web> {
  return openWeb({
    host: '127.0.0.1',
    port: 0,
    base: '',
    find: (path) => READY.get(path) ?? null,
    findLater: async (path) => {
      if (path === '/en/entries/broken') throw new Error('the store is away, at /secret/path');
      if (path === '/en/entries/withdrawn') return 'gone';
      return path === '/en/entries/kept' ? PAGE : null;
    },
    findDelta: async () => null,
    health: async () => ({ well: true, body: { well: true } }),
    now: () => new Date(),
    warn: () => {},
    ...options,
  });
}
