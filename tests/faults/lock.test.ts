import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openStation, run } from './service.ts';
import { readHealth, readPlaces, readPublished } from './workplace.ts';

const PATIENCE = { timeout: 30_000, interval: 200 };

/** Long enough that visits are due while it is locked, in milliseconds; the drill locks it for longer. */
const LOCKED = 1_600;

test('while another program locks the store, readers are served and visits wait; then all is there', async () => {
  await using station = await openStation();
  const { outlet, workplace } = station;
  await using service = await run(workplace);
  const before = outlet.urls();

  const locker = new DatabaseSync(workplace.store);
  locker.exec('BEGIN IMMEDIATE');
  outlet.print(3);
  for (const until = performance.now() + LOCKED; performance.now() < until; await sleep(50)) {
    expect(await readPublished(service.url)).toEqual(before);
    expect(await readHealth(service.url)).toMatchObject({ status: 'ok' });
  }
  locker.exec('ROLLBACK');
  locker.close();

  await vi.waitUntil(async () => (await readPublished(service.url)).length === outlet.urls().length, PATIENCE);
  expect([...readPlaces(workplace.store).values()]).toEqual(outlet.urls().map(() => 1));
  expect(service.log.filter((line) => line.includes(' warn '))).toEqual([]);
});
