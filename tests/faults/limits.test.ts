import { expect, test } from 'vitest';
import { openCrowd } from './crowd.ts';
import { openWorkplace, readRows } from './workplace.ts';

/** Many more than 64 descriptors are left for, each of which keeps its connection open. */
const HOSTS = 100;

test('with 64 file descriptors every one of 100 hosts is visited, and none is said to have failed', async () => {
  await using crowd = await openCrowd(HOSTS);
  await using workplace = await openWorkplace(crowd.sources);
  const { code, stderr } = await workplace.run(['refresh'], { limit: '-n 64' });
  expect(code).toBe(0);
  expect(stderr.split('\n').filter((line) => line !== '' && !line.endsWith(': 1 items, 1 new or changed'))).toEqual([]);
  expect(readRows(workplace.store)).toHaveLength(HOSTS);
});
