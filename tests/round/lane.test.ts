import { expect, test } from 'vitest';
import { openLane } from '../../src/round/lane.ts';

const FOREVER = 2 ** 30;

test('work goes on beside other work up to a number, and in the order of asking', async () => {
  const lane = openLane({ atOnce: 2, inAll: 9, patience: FOREVER });
  const { begun, end, work } = openWorks();
  const all = ['a', 'b', 'c', 'd'].map((name) => lane(work(name)));
  await settled();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await all[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c', 'd']) end(name);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('work that outlasts the patience lets the next begin, up to as many as there may be in all', async () => {
  const lane = openLane({ atOnce: 1, inAll: 3, patience: 1 });
  const { begun, end, work, whenBegun } = openWorks();
  const all = ['a', 'b', 'c', 'd'].map((name) => lane(work(name)));
  await whenBegun('c');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  await whenBegun('d');
  for (const name of ['b', 'c', 'd']) end(name);
  await Promise.all(all);
});

test('work that fails makes room like any other', async () => {
  const lane = openLane({ atOnce: 1, inAll: 1, patience: FOREVER });
  const failing = lane(() => Promise.reject(new Error('in vain')));
  const next = lane(async () => 'next');
  await expect(failing).rejects.toThrow('in vain');
  expect(await next).toBe('next');
});

/** Works that end when they are told to. */
function openWorks() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const begins = new Map<string, PromiseWithResolvers<void>>();
  const find = <T>(map: Map<string, PromiseWithResolvers<T>>, name: string) => {
    const found = map.get(name) ?? Promise.withResolvers<T>();
    map.set(name, found);
    return found;
  };
  return {
    begun,
    end: (name: string) => find(ends, name).resolve(name),
    whenBegun: (name: string) => find(begins, name).promise,
    work: (name: string) => () => {
      begun.push(name);
      find(begins, name).resolve();
      return find(ends, name).promise;
    },
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
