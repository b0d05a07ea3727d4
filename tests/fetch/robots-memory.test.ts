import { expect, test } from 'vitest';
import { openRobotsMemory } from '../../src/fetch/robots-memory.ts';

test('what was put in last is kept, and what was put in first makes room for it', async () => {
  const memory = openRobotsMemory();
  const large = 'x'.repeat(4_000_000);
  for (const key of ['a', 'b', 'a', 'c']) await memory.set(key, large, 1);
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => memory.get(key)))).toEqual([large, null, large, null]);
  await memory.set('c', 'small', 1);
  await memory.set('b', large, 1);
  expect(await Promise.all(['a', 'b', 'c'].map((key) => memory.get(key)))).toEqual([large, large, 'small']);
});
