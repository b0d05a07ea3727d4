import { expect, test } from 'vitest';
import { findCoding } from '../../src/publish/coding.ts';

test.each([
  [null, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0.5, gzip;q=0.8, identity', 'identity'],
  ['gzip;q=0.1', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0.5, br;q=0', 'zstd'],
  ['br ; q=1.000 , gzip', 'br'],
  ['br;q=2, gzip;q=0.1', 'gzip'],
  ['br;q=nonsense', 'identity'],
  ['identity;q=0', 'identity'],
  ['deflate', 'identity'],
  [', ,;', 'identity'],
])('whoever accepts %j is answered in %s', (header, coding) => {
  expect(findCoding(header)).toBe(coding);
});
