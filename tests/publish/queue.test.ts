import { expect, test } from 'vitest';
import { openQueue } from '../../src/publish/queue.ts';

test('so much is done at once, so much waits in turn, and what is more is turned away', async () => {
  const queue = openQueue(2, 1);
  const gates = [0, 1, 2].map(() => Promise.withResolvers<number>());
  const begun: number[] = [];
  const [first, second, third] = gates.map(({ promise }, at) => queue(() => (begun.push(at), promise), 'busy'));
  expect(await queue(async () => 3, 'busy')).toBe('busy');
  expect(begun).toEqual([0, 1]);
  gates[0]?.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1, 2]);
  gates[1]?.resolve(1);
  gates[2]?.resolve(2);
  expect([await second, await third]).toEqual([1, 2]);
  expect(await queue(async () => 4, 'busy')).toBe(4);
});
