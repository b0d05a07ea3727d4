import { expect, test } from 'vitest';
import { openCrowd } from './crowd.ts';
import { openWorkplace, readRows } from './workplace.ts';

/** Nearly as many as descriptors are left for: a connection stays open for some seconds after its last answer. */
const HOSTS = 30;

test('with 64 file descriptors every one of 30 hosts is visited, and none is said to have failed', async () => {
  await using crowd = await openCrowd(HOSTS);
  await using workplace = await openWorkplace(crowd.sources);
  const { code, stderr } = await workplace.run(['refresh'], { limit: '-n 64' });
  expect(code).toBe(0);
  expect(stderr.split('\n').filter((line) => line !== '' && !line.endsWith(': 1 items, 1 new or changed'))).toEqual([]);
  expect(readRows(workplace.store)).toHaveLength(HOSTS);
});
