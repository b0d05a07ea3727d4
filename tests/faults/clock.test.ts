import { afterEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from '../../src/schedule/heartbeat.ts';
import { document } from '../origin.ts';
import { openVisits, renderFeed } from './visits.ts';

const NOW = '2026-01-13T04:00:00.000Z';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['three days back', '2026-01-10T04:00:01.000Z'],
  ['ten days ahead', '2026-01-23T04:00:01.000Z'],
])('a clock %s and right again visits once each time, and loses and doubles nothing', async (_what, wrong) => {
  await using visits = await openVisits();
  const { origin } = visits;
  origin.answer('/list', document(renderFeed([['Before', '2026-01-13T03:00:00Z']]), { ETag: '"1"' }));
  await visits.visit(NOW);

  const meanwhile: [string, string][] = [
    ['Meanwhile', '2026-01-13T03:58:00Z'],
    ['Before', '2026-01-13T03:00:00Z'],
  ];
  origin.answer('/list', document(renderFeed(meanwhile), { ETag: '"2"' }));
  expect(await visits.visitIfDue(wrong)).toMatchObject({ outcome: 'read', changed: 1 });
  expect(await visits.visitIfDue(shift(wrong, 1))).toBeNull();

  origin.answer('/list', document(renderFeed([['After', '2026-01-13T04:01:00Z'], ...meanwhile]), { ETag: '"3"' }));
  expect(await visits.visitIfDue('2026-01-13T04:15:00.000Z')).toMatchObject({ outcome: 'read' });
  expect(await visits.visitIfDue('2026-01-13T04:15:01.000Z')).toBeNull();
  const entries = await visits.entries();
  expect(Array.from(entries.values(), ({ title, published }) => [title, published?.at])).toEqual([
    ['After', '2026-01-13T04:01:00.000Z'],
    ['Meanwhile', '2026-01-13T03:58:00.000Z'],
    ['Before', '2026-01-13T03:00:00.000Z'],
  ]);
});

test('a Retry-After that was reckoned by a clock ten days ahead keeps nobody away once it is right', async () => {
  await using visits = await openVisits();
  visits.origin.answer('/list', (_request, response) => response.writeHead(503, { 'Retry-After': '3600' }).end());
  await visits.visit('2026-01-23T04:00:00.000Z');
  visits.origin.answer('/list', document(renderFeed([['Before']])));
  expect(await visits.visitIfDue(NOW)).toMatchObject({ outcome: 'read', changed: 1 });
});

test.each([-3, 10])('a clock that jumps by %d days neither stops the heart nor makes it race', async (days) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const beats: number[] = [];
  const third = Promise.withResolvers<void>();
  await using _heart = startHeartbeat(20, async () => {
    beats.push(performance.now());
    if (beats.length === 1) vi.setSystemTime(Date.now() + days * 86_400_000);
    if (beats.length === 3) third.resolve();
  });
  await third.promise;
  expect((beats[2] ?? 0) - (beats[0] ?? 0)).toBeGreaterThan(20);
});

function shift(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}
