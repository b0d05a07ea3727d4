// Regular expressions of others: what they find, which are refused, and that none of them holds anything up.
import { describe, expect, test } from 'vitest';
import { toPattern, toPatternError } from '../src/pattern.ts';

test('the first match comes with its groups, those that took no part empty', () => {
  const pattern = toPattern('/(\\w+):(\\d+)?(x)?/');
  expect(pattern.groups).toBe(3);
  expect(pattern.find('; a:1 b:2')).toEqual(['a:1', 'a', '1', '']);
  expect(pattern.find('nothing')).toBeNull();
  expect(pattern.test('a:')).toBe(true);
});

test('slashes within, flags behind, and line breaks are part of it', () => {
  expect(toPattern('/a/b/i').test('x A/B')).toBe(true);
  expect(toPattern('/^b$/m').test('a\nb')).toBe(true);
  expect(toPattern('/a.b/s').find('a\nb')).toEqual(['a\nb']);
  expect(toPattern('/тэмээ/i').test('ТЭМЭЭ')).toBe(true);
});

describe('what is no pattern is refused', () => {
  test.each([
    ['camel', 'begins with no slash or does not end as /regex/'],
    ['/camel', 'begins with a slash and does not end as /regex/'],
    ['//', 'does not end as /regex/'],
    ['/a/g', 'has the flag "g"; known are i, m, s, u'],
    ['/(a/', 'missing closing )'],
    ['/(a)\\1/', 'linear time'],
  ])('%s %s', (written, why) => {
    expect(toPatternError(written)).toContain(why);
    expect(() => toPattern(written)).toThrow(why);
  });
});

test('what would never end elsewhere ends here', () => {
  expect(toPattern('/^(a+)+$/').find(`${'a'.repeat(50_000)}b`)).toBeNull();
});
