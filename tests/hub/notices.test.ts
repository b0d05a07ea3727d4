import { expect, test } from 'vitest';
import type { Feed } from '../../src/hub/feeds.ts';
import { isFailing, planNotices, toFailed, toLookedUp, toTold, UNKNOWN, type HubState } from '../../src/hub/notices.ts';

const [A, B, C] = ['/a.atom', '/b.atom', '/c.atom'].map(toFeed) as [Feed, Feed, Feed];
const NOTHING_TOLD = new Map<string, string>();

test('a hub of which nothing was issued is waited for without an end', () => {
  expect(planNotices(UNKNOWN, 0)).toEqual({ step: 'wait', until: null });
});

test('what was issued is looked up before anything is told', () => {
  expect(planNotices({ ...waitingFor(A), isStale: true }, 0)).toEqual({ step: 'look' });
});

test('only feeds with other bytes than the hub was told of wait', () => {
  const told = new Map([
    ['/a.atom', A.etag],
    ['/b.atom', 'older'],
  ]);
  expect(toLookedUp(UNKNOWN, [A, B, C], told).waiting).toEqual([B, C]);
});

test('a topic that changes again keeps its place, with its newest bytes', () => {
  const newer = { ...A, etag: 'newer' };
  expect(toLookedUp(waitingFor(B, A), [newer, B, C], NOTHING_TOLD).waiting).toEqual([B, newer, C]);
});

test('a feed that is served no more is not told of', () => {
  expect(toLookedUp(waitingFor(A, B), [B], NOTHING_TOLD).waiting).toEqual([B]);
});

test('a failing hub is left alone, whatever is issued, and then told of another topic first', () => {
  const failed = toFailed({ ...waitingFor(A, B) }, A, 'hub', () => 100, 1_000);
  expect(planNotices({ ...failed, isStale: true }, 1_099)).toEqual({ step: 'wait', until: 1_100 });
  expect(planNotices(failed, 1_100)).toEqual({ step: 'tell', feed: B });
});

test('failures in a row are counted until the hub accepts a notice', () => {
  const counts: number[] = [];
  const count = (failures: number) => counts.push(failures);
  let state = waitingFor(A, B);
  for (let times = 0; times < 3; times += 1) state = toFailed(state, A, 'hub', count, 0);
  expect(isFailing(state, 'hub')).toBe(true);
  state = toTold(state, B);
  expect(isFailing(state, 'hub')).toBe(false);
  toFailed(state, A, 'hub', count, 0);
  expect(counts).toEqual([1, 2, 3, 1]);
});

test('a topic that is refused holds up no other, and comes again when its rest is over', () => {
  let state = toFailed(waitingFor(A, B), A, 'topic', () => 100, 0);
  expect([isFailing(state, 'hub'), isFailing(state, 'topic')]).toEqual([false, true]);
  expect(planNotices(state, 0)).toEqual({ step: 'tell', feed: B });
  state = toTold(state, B);
  expect(planNotices(state, 0)).toEqual({ step: 'wait', until: 100 });
  expect(planNotices(state, 100)).toEqual({ step: 'tell', feed: A });
  expect(isFailing(toTold(state, A), 'topic')).toBe(false);
});

function waitingFor(...waiting: readonly Feed[]): HubState {
  return { ...UNKNOWN, waiting };
}

function toFeed(path: string): Feed {
  return { path, etag: `of ${path}`, topic: `https://news.example${path}` };
}
