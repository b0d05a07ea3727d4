// Dates and phrases as Chinese pages print them, in either script.

import { describe, expect, test } from 'vitest';
import { movesWithTime, toStamp } from '../../src/normalise/date.ts';
import { toLocal, ULAANBAATAR } from './date-contexts.ts';

const read = (text: string) => toLocal(toStamp(text, ULAANBAATAR), 8);

test.each([
  ['2026年1月13日', '2026-01-13 day'],
  ['2026年01月13日', '2026-01-13 day'],
  ['2026 年 1 月 13 日 14:05', '2026-01-13 14:05 minute'],
  ['2026年1月13日14时05分', '2026-01-13 14:05 minute'],
  ['2026年1月13日星期二 14:05:30', '2026-01-13 14:05:30 second'],
  ['2026年1月13日（周二） 14点', '2026-01-13 14 hour'],
  ['发布时间：２０２６年１月１３日　１４：０５', '2026-01-13 14:05 minute'],
])('%s is %s', (text, local) => {
  expect(read(text)).toBe(local);
  expect(movesWithTime(text)).toBe(false);
});

test.each([
  ['1月13日', '2026-01-13 day'],
  ['12月28日 14:05', '2025-12-28 14:05 minute'],
  ['01-13 14:05', '2026-01-13 14:05 minute'],
  ['12-28 14:05', '2025-12-28 14:05 minute'],
  ['3小时前', '2026-01-20 11 hour'],
  ['3 個小時前', '2026-01-20 11 hour'],
  ['约3小时前', '2026-01-20 11 hour'],
  ['1小时5分钟前', '2026-01-20 13:25 minute'],
  ['5分钟前', '2026-01-20 14:25 minute'],
  ['30秒前', '2026-01-20 14:30:15 second'],
  ['2天前', '2026-01-18 day'],
  ['1周前', '2026-01-13 day'],
  ['今天', '2026-01-20 day'],
  ['今天14:05', '2026-01-20 14:05 minute'],
  ['昨天 14:05', '2026-01-19 14:05 minute'],
  ['前天 14点05分', '2026-01-18 14:05 minute'],
  ['刚刚', '2026-01-20 14:30 minute'],
])('%s is told from now: %s', (text, local) => {
  expect(read(text)).toBe(local);
  expect(movesWithTime(text)).toBe(true);
});

describe('what is no date', () => {
  test.each([
    '2026年1月',
    '2026年',
    '1月',
    '2026年2月30日',
    '13月1日',
    '01-13',
    '13-01 14:05',
    '01/13 14:05',
    '2个月前',
    '1年前',
    '半小时前',
    '3小时',
    '来源：报纸 14:05',
  ])('%s', (text) => {
    expect(toStamp(text, ULAANBAATAR)).toBeNull();
  });
});
