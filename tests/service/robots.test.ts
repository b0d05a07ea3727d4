import { expect, test } from 'vitest';
import { toStoredRobots } from '../../src/service/robots.ts';
import { openStore } from '../../src/store/sql-store.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-01-13T04:00:00.000Z');

test('what a robots.txt said is known after a restart', async () => {
  await using store = await openStore('sqlite::memory:');
  await toStoredRobots(store, () => NOW).set('robots:a', 'says', HOUR);
  const restarted = toStoredRobots(store, () => NOW);
  expect([await restarted.get('robots:a'), await restarted.get('robots:b')]).toEqual(['says', null]);
});

test('what is very long is known until then', async () => {
  await using store = await openStore('sqlite::memory:');
  const long = 'x'.repeat(100_000);
  const before = toStoredRobots(store, () => NOW);
  await before.set('robots:a', long, HOUR);
  expect(await before.get('robots:a')).toBe(long);
  expect(await toStoredRobots(store, () => NOW).get('robots:a')).toBeNull();
});

test('a store in trouble is no trouble of the origin’s', async () => {
  const fail = () => Promise.reject(new Error('the disk is full'));
  const cache = toStoredRobots({ robots: fail, saveRobots: fail }, () => NOW);
  expect(await cache.get('robots:a')).toBeNull();
  await cache.set('robots:a', 'says', HOUR);
  expect(await cache.get('robots:a')).toBe('says');
});
