// Zones: which names there are.
import { expect, test } from 'vitest';
import { isZone } from '../src/zone.ts';

test('a zone is whatever the zone database knows, and an offset that a clock can have', () => {
  const names = ['Asia/Ulaanbaatar', 'Asia/Hovd', 'UTC', '+08:00', 'Mars/Olympus', '', '+24:00', '-08:60'];
  expect(names.filter(isZone)).toEqual(['Asia/Ulaanbaatar', 'Asia/Hovd', 'UTC', '+08:00']);
});
