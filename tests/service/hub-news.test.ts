import { expect, test } from 'vitest';
import type { HubNews } from '../../src/hub/hub.ts';
import { toOwnSetback, toSetback } from '../../src/hub/setback.ts';
import { logHubNews } from '../../src/service/hub-news.ts';
import { openLog } from '../../src/service/log.ts';

const NOW = new Date('2026-01-13T04:00:00Z');
const NEWS: HubNews = {
  hub: 'https://hub.example/',
  whose: 'hub',
  setback: null,
  topic: 'https://news.example/en.atom',
};

test.each([
  ['status', '404', 'see whether its address in hubs is right'],
  ['status', '403', 'ask whoever runs it'],
  ['redirects', '308 to https://new.example/', 'write its new address into hubs'],
  ['refused', '10.0.0.1 is not a public address', 'list its network in fetch.allow'],
  ['dns', 'no such host', 'see whether its address in hubs is right'],
  ['status', '500', 'it is tried again'],
])('a hub that fails with %s %s is told of once, with what to do', (code, detail, advice) => {
  const line = toLine({ setback: toSetback({ failure: { stage: 'fetch', code, detail }, wait: null }) });
  expect(line).toMatch(/^2026-01-13T04:00:00.000Z warn a hub cannot be told what changed; /);
  expect(line).toContain(advice);
  expect(line).toContain(`hub=https://hub.example/ topic=https://news.example/en.atom code=${code} detail=`);
});

test('a feed that is refused is told apart from a hub that fails', () => {
  const failure = { stage: 'fetch', code: 'status', detail: '422' } as const;
  expect(toLine({ whose: 'topic', setback: toSetback({ failure, wait: null }) })).toContain('a hub refuses a feed');
});

test('trouble of our own is not said to be the hub’s', () => {
  const line = toLine({ setback: toOwnSetback(new Error('the store cannot be written')), topic: null });
  expect(line).toContain('warn what hubs are told cannot be kept');
  expect(line).toContain('error="the store cannot be written"');
});

test('the end of a streak is told, too', () => {
  expect(toLine({})).toBe('2026-01-13T04:00:00.000Z info a hub is told again hub=https://hub.example/');
  expect(toLine({ whose: 'topic' })).toContain('info a hub refuses no feed any more');
});

function toLine(news: Partial<HubNews>): string {
  const lines: string[] = [];
  logHubNews(
    { ...NEWS, ...news },
    openLog(
      (line) => lines.push(line),
      () => NOW,
    ),
  );
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}
