import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openLedgerOutlets } from './ledger.ts';
import { findLost } from './kills.ts';
import { openStation, run } from './service.ts';
import { checkIntegrity, readHealth, readPublished, readRows, openWorkplace, toUrl } from './workplace.ts';

const PATIENCE = { timeout: 30_000, interval: 200 };

/** How long a process is frozen, in milliseconds: a few of its heartbeats; the drill freezes it for longer. */
const FROZEN = 2_200;

test.concurrent('a service and two rounds on one store at once double nothing, and nobody meets a lock', async () => {
  await using outlets = await openLedgerOutlets(() => 1);
  await using workplace = await openWorkplace(outlets.sources);
  await using service = workplace.start(['serve']);
  const rounds = await Promise.all([workplace.run(['refresh', '--force']), workplace.run(['refresh', '--force'])]);
  outlets.rest();
  expect(rounds.map(({ code }) => code)).toEqual([0, 0]);
  const url = await toUrl(service);
  await vi.waitUntil(() => findLost(workplace.store, outlets).length === 0, PATIENCE);
  await vi.waitUntil(async () => (await readHealth(url)).status === 'ok', PATIENCE);
  expect(await service.end('SIGTERM')).toBe(0);
  expect(rounds.map(({ stderr }) => stderr).join('') + service.said()).not.toMatch(/locked| warn /);
  expect(checkIntegrity(workplace.store)).toBe('ok');
});

test.concurrent('SIGTERM in mid-document stores nothing of it, and the next round all of it', async () => {
  await using station = await openStation();
  const { outlet, workplace } = station;
  const half = new Promise<void>((resolve) => {
    outlet.origin.answer('/half', (_request, response) => {
      response.writeHead(200, { ETag: '"half"', 'Content-Length': 10_000 });
      response.write('<rss version="2.0"><channel><item><title>Half</title><link>https://half.example</link></item>');
      resolve();
    });
  });
  await workplace.configure([{ ...outlet.source, url: `${outlet.origin.url}/half` }]);
  await using round = workplace.start(['refresh']);
  await half;
  expect(await round.end('SIGTERM')).toBe(0);
  expect(readRows(workplace.store)).toEqual([]);
  await workplace.configure([outlet.source]);
  await using _service = await run(workplace);
  expect(readRows(workplace.store).map((row) => row.url)).toEqual(outlet.urls());
});

test.concurrent('a process that was frozen goes on without a storm, and one whose configuration breaks goes on as it was', async () => {
  await using station = await openStation();
  const { outlet, workplace } = station;
  await using service = workplace.start(['serve']);
  const url = await toUrl(service);
  await vi.waitUntil(async () => (await readPublished(url)).length === 1, PATIENCE);

  service.send('SIGSTOP');
  outlet.print(1);
  await sleep(FROZEN);
  const asked = outlet.origin.asked.length;
  service.send('SIGCONT');
  await vi.waitUntil(async () => (await readPublished(url)).length === 2, PATIENCE);
  // One at once, and one at each second that has come meanwhile.
  const span = performance.now() - (outlet.origin.asked[asked]?.at ?? 0);
  expect(outlet.origin.asked.length - asked).toBeLessThanOrEqual(2 + Math.ceil(span / 1000));

  // It is read at the start, and only there.
  await writeFile(workplace.config, 'sources: [');
  outlet.print(1);
  await vi.waitUntil(async () => (await readPublished(url)).length === 3, PATIENCE);
  expect(await readHealth(url)).toMatchObject({ status: 'ok' });
  expect(await service.end('SIGTERM')).toBe(0);
  const again = await workplace.run(['serve']);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/sonin\.yaml:1:\d+: /) });
});
