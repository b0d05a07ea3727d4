import { expect, test } from 'vitest';
import { openTurns } from '../../src/fetch/turns.ts';

test('a host rests for the pause, or for longer where it asks to', async () => {
  const takeTurn = openTurns(20, new AbortController().signal);
  const at: number[] = [];
  const note = async () => void at.push(performance.now());
  await Promise.all([takeTurn('a', 0, note), takeTurn('a', 60, note), takeTurn('a', 0, note)]);
  const [first = 0, second = 0, third = 0] = at;
  expect(second - first).toBeGreaterThanOrEqual(20);
  expect(third - second).toBeGreaterThanOrEqual(60);
});

test('hosts do not wait for each other, however many there are', async () => {
  const takeTurn = openTurns(60_000, new AbortController().signal);
  const hosts = Array.from({ length: 3_000 }, (_, index) => `host${index}`);
  const started = performance.now();
  await Promise.all(hosts.map((host) => takeTurn(host, 0, async () => host)));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('work that fails costs its host the rest and no more', async () => {
  const takeTurn = openTurns(0, new AbortController().signal);
  const failing = takeTurn('a', 0, async () => {
    throw new Error('broken');
  });
  const working = takeTurn('a', 0, async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await working).toBe('done');
});

test('a rest that is asked for with a piece of work is also one since the work before it', async () => {
  const takeTurn = openTurns(0, new AbortController().signal);
  const ended = await takeTurn('a', 0, async () => performance.now());
  const began = await takeTurn('a', 40, async () => performance.now());
  expect(began - ended).toBeGreaterThanOrEqual(40);
});
