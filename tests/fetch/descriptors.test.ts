import { expect, test } from 'vitest';
import { openDescriptors } from '../../src/fetch/descriptors.ts';
import { FetchError } from '../../src/fetch/failure.ts';

const NEVER = new AbortController().signal;

test('idle connections are let go at the first want of a descriptor, and the work is begun again', async () => {
  const { open, most, letGoOfIdle, work } = openMachine(4, 3);
  const withDescriptor = openDescriptors(letGoOfIdle, NEVER);
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((name) => withDescriptor(work(name))))).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
  expect([most(), open()]).toEqual([4, 0]);
});

test('where that is not enough, work waits for other work, and all of it is done', async () => {
  const { most, letGoOfIdle, work } = openMachine(8, 0);
  const withDescriptor = openDescriptors(letGoOfIdle, NEVER);
  const names = Array.from({ length: 200 }, (_, n) => String(n));
  expect(await Promise.all(names.map((name) => withDescriptor(work(name))))).toEqual(names);
  expect(most()).toBe(8);
});

test('where there is none at all it is a failure of its own name', async () => {
  const { letGoOfIdle, work } = openMachine(0, 0);
  const withDescriptor = openDescriptors(letGoOfIdle, NEVER);
  await expect(withDescriptor(work('a'))).rejects.toMatchObject({ code: 'EMFILE' });
});

test('any other failure is nobody’s but its own', async () => {
  let times = 0;
  const withDescriptor = openDescriptors(async () => {}, NEVER);
  const failing = withDescriptor(async () => {
    times += 1;
    throw new FetchError('timeout', 'too slow');
  });
  await expect(failing).rejects.toMatchObject({ code: 'timeout' });
  expect(times).toBe(1);
});

test('who waits for room when we stop gets none', async () => {
  const stop = new AbortController();
  const { letGoOfIdle, work } = openMachine(0, 0);
  const withDescriptor = openDescriptors(letGoOfIdle, stop.signal);
  const held = Promise.withResolvers<string>();
  const first = withDescriptor(() => held.promise);
  const all = Promise.allSettled(['a', 'b', 'c'].map((name) => withDescriptor(work(name))));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  expect(await all).toMatchObject(Array.from({ length: 3 }, () => ({ reason: { code: 'stopped' } })));
  held.resolve('done');
  expect(await first).toBe('done');
});

/** A machine with so many descriptors, of which idle connections have some. */
function openMachine(descriptors: number, resting: number) {
  let idle = resting;
  let open = 0;
  let most = 0;
  return {
    open: () => open,
    most: () => most,
    letGoOfIdle: async () => void (idle = 0),
    work: (name: string) => async () => {
      if (open + idle >= descriptors)
        throw Object.assign(new Error('connect EMFILE'), { code: 'EMFILE', syscall: 'connect' });
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return name;
    },
  };
}
