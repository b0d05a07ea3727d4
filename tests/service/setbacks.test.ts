import { expect, test } from 'vitest';
import { openSetbacks } from '../../src/service/setbacks.ts';

test('what could not be stored rests for ever longer, until it could be stored', () => {
  let now = 0;
  const setbacks = openSetbacks(() => now);
  const rests = [1, 2, 3].map(() => {
    setbacks.note('herald', false);
    const since = now;
    while (setbacks.isResting('herald')) now += 100;
    return now - since;
  });
  expect(rests).toEqual([2_000, 4_000, 8_000]);
  expect(setbacks.areAny()).toBe(true);
  setbacks.note('herald', true);
  expect([setbacks.areAny(), setbacks.isResting('herald')]).toEqual([false, false]);
});

test('a rest has an end, and one’s is not another’s', () => {
  let now = 0;
  const setbacks = openSetbacks(() => now);
  for (let times = 0; times < 50; times += 1) setbacks.note('herald', false);
  expect(setbacks.isResting('tribune')).toBe(false);
  now = 300_000;
  expect(setbacks.isResting('herald')).toBe(false);
});

test('what another process has seen to is no setback any more', () => {
  const setbacks = openSetbacks(() => 0);
  setbacks.note('herald', false);
  setbacks.note('tribune', false);
  setbacks.keep(['tribune']);
  expect([setbacks.isResting('herald'), setbacks.isResting('tribune')]).toEqual([false, true]);
});
