// What pages put around their dates.

import { expect, test } from 'vitest';
import { toStamp } from '../../src/normalise/date.ts';
import { cutSurroundings } from '../../src/normalise/date-surroundings.ts';
import { toLocal, ULAANBAATAR } from './date-contexts.ts';

test.each([
  'Нийтэлсэн: 2026-01-13 14:05',
  'НИЙТЭЛСЭН:2026/01/13 14:05',
  'Шинэчилсэн огноо: 2026.01.13, 14:05',
  'Огноо： 2026.01.13 • Цаг: 14:05',
  '📅 2026.01.13 | 🕒️ 14:05',
  '\u{f017} 2026-01-13 · 14:05',
  '— 2026–01–13 14:05 —',
  '(2026 оны 1-р сарын 13, 14:05)',
  '2026\u00a0оны 1\u00a0сарын 13\u200b 14:05',
  '2026.01.13\n  14:05  нийтэлсэн',
  'Last updated on January 13, 2026, 2:05 PM',
  'Published Date:2026-01-13 14:05',
  'Опубликовано: 13 января 2026 г., 14:05',
  '发布时间：2026-01-13 14:05',
])('%j is the date alone', (text) => {
  expect(toLocal(toStamp(text, ULAANBAATAR), 8)).toBe('2026-01-13 14:05 minute');
});

test.each(['2 цагийн өмнө нийтэлсэн', 'Шинэчилсэн: 2 цагийн өмнө', '🕒 2ц', 'Updated 2 hours ago', '更新于2小时前'])(
  '%j is the phrase alone',
  (text) => {
    expect(toLocal(toStamp(text, ULAANBAATAR), 8)).toBe('2026-01-20 12 hour');
  },
);

test.each([
  'Нийтэлсэн: 2026-01-13 Шинэчилсэн: 2026-01-14',
  'Posted 2 days ago, updated 1 hour ago',
  'Нийтэлсэн:',
  'Т. Сараа | 2026-01-13',
  '|',
])('%j names no one date', (text) => {
  expect(toStamp(text, ULAANBAATAR)).toBeNull();
});

test('a label is a word of its own', () => {
  expect(cutSurroundings('updates 2d')).toBe('updates 2d');
  expect(cutSurroundings('3 цаг')).toBe('3 цаг');
});
