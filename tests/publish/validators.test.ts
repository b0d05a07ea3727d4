import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnchanged, toLastModified } from '../../src/publish/validators.ts';
import type { Conditions } from '../../src/publish/validators.ts';
import { FEED } from './shelves.ts';

const NOW = new Date('2026-02-05T00:00:00.000Z');
const TAG = `"${FEED.etag}"`;

function holds(conditions: Partial<Conditions>): boolean {
  return isUnchanged(FEED, { ifNoneMatch: null, ifModifiedSince: null, now: NOW, ...conditions });
}

test.each([
  ['its tag', TAG, true],
  ['the weak form of a coding', `W/"${FEED.etag}-gzip"`, true],
  ['a list without spaces', `"a","b",${TAG}`, true],
  ['a list with empty places', `, ,"a",, ${TAG},`, true],
  ['a tag with a comma in it before ours', `"a,b", ${TAG}`, true],
  ['anything', ' * ', true],
  ['nothing', '', false],
  ['a star in quotes', '"*"', false],
  ['our tag without quotes', FEED.etag, false],
  ['our tag in half its quotes', `"${FEED.etag}`, false],
  ['our tag in other letters', TAG.toUpperCase(), false],
  ['60 kB of other tags', '"x", '.repeat(12_000), false],
  ['60 kB of other tags before ours', '"x", '.repeat(12_000) + TAG, true],
  ['60 kB of quotes', '"'.repeat(60_000), false],
])('a client that shows %s is known by it, or not', (_, ifNoneMatch, unchanged) => {
  expect(holds({ ifNoneMatch })).toBe(unchanged);
});

describe('a date', () => {
  test.each([
    ['in the form that is used', 'Tue, 03 Feb 2026 04:05:06 GMT', true],
    ['in the form of RFC 850', 'Tuesday, 03-Feb-26 04:05:06 GMT', true],
    ['in the form of asctime', 'Tue Feb  3 04:05:06 2026', true],
    ['a second earlier, in the form of asctime', 'Tue Feb  3 04:05:05 2026', false],
    ['to come', 'Sun, 05 Feb 2036 00:00:00 GMT', false],
    ['in another zone', 'Tue, 03 Feb 2026 04:05:06 +0000', false],
    ['of no month', 'Tue, 03 Foo 2026 04:05:06 GMT', false],
    ['of no day', 'Tue, 99 Feb 2026 04:05:06 GMT', false],
    ['as ISO has it', '2026-02-04T00:00:00Z', false],
    ['with more behind it', 'Tue, 03 Feb 2026 04:05:06 GMT; length=9', false],
    ['that is none', 'T'.repeat(60_000), false],
  ])('%s', (_, ifModifiedSince, unchanged) => {
    expect(holds({ ifModifiedSince })).toBe(unchanged);
  });

  test('counts for nothing beside a tag, an empty one too', () => {
    const ifModifiedSince = 'Wed, 04 Feb 2026 00:00:00 GMT';
    expect(holds({ ifModifiedSince })).toBe(true);
    expect(holds({ ifModifiedSince, ifNoneMatch: '' })).toBe(false);
  });

  test('of change is never told as one to come, and does not hide the document then', () => {
    const early = new Date('2026-02-01T00:00:00.500Z');
    expect(toLastModified(FEED, early)).toBe('Sun, 01 Feb 2026 00:00:00 GMT');
    expect(holds({ ifModifiedSince: toLastModified(FEED, early) })).toBe(false);
  });
});

test('whatever conditions a stranger writes are judged', () => {
  const text = fc.option(fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.constantFrom('"', 'W/', ',', '*', TAG)));
  fc.assert(
    fc.property(text, text, (ifNoneMatch, ifModifiedSince) => {
      expect(typeof holds({ ifNoneMatch, ifModifiedSince })).toBe('boolean');
    }),
  );
});
