// Which items the keep and drop rules of a source let through, and which rules the configuration is told to refuse.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKept, toRuleError } from '../../src/normalise/rules.ts';

function item(title: string, summary: string | null = null, categories: readonly string[] = []) {
  return { title, summary, categories };
}

function isFound(rule: string, title: string): boolean {
  return isKept(item(title), { keep: [rule], drop: [] });
}

describe('a word or phrase', () => {
  test.each([
    ['Mongolia', 'MONGOLIA signs a treaty'],
    ['Mongolia', 'The treaty is Mongolia’s first'],
    ['Mongolia', "Mongolia's herders wait"],
    ['Inner Mongolia', 'Snow in Inner\u00a0 Mongolia'],
    ['монгол', 'МОНГОЛЫН ТЭМЭЭ'],
    ['Монгол Улс', 'монгол улсын хил'],
    ['цай', 'Сүүтэй цайны үнэ'],
    ['УИХ', 'УИХ-ын чуулган'],
    ['цай', 'Цаи\u0306ны үнэ'],
    ['9', 'Gate 9 opens'],
  ])('%s is found in: %s', (rule, title) => {
    expect(isFound(rule, title)).toBe(true);
  });

  test.each([
    ['Mongolia', 'Mongolian herders wait'],
    ['Mongolia', 'Pamongolia is no place'],
    ['Inner Mongolia', 'Mongolia signs a treaty, the inner circle is told'],
    ['АН', 'Ангийн багш'],
    ['гол', 'Монгол тэмээ'],
    ['Inner Mongolia', ''],
  ])('%s is not found in: %s', (rule, title) => {
    expect(isFound(rule, title)).toBe(false);
  });

  test('is looked for in summary and categories too, and in each by itself', () => {
    const rules = { keep: ['grand bridge'], drop: [] };
    expect(isKept(item('News', 'The Grand Bridge opens'), rules)).toBe(true);
    expect(isKept(item('News', null, ['Roads', 'Grand bridge']), rules)).toBe(true);
    expect(isKept(item('Grand', 'Bridge', ['grand', 'bridge']), rules)).toBe(false);
  });
});

describe('a regular expression', () => {
  test.each([
    ['/Mongolia|Ulan ?Bator/', 'Snow in UlanBator'],
    ['/^монгол/i', 'МОНГОЛ ТЭМЭЭ'],
    ['/a\\/b/', 'a/b'],
    ['/^$|camel/', 'A camel'],
  ])('%s is found in: %s', (rule, title) => {
    expect(isFound(rule, title)).toBe(true);
  });

  test('minds capitals unless it is told not to', () => {
    expect(isFound('/camel/', 'CAMEL')).toBe(false);
    expect(isFound('/camel/i', 'CAMEL')).toBe(true);
  });

  test('that would never end elsewhere ends here', () => {
    expect(isFound('/^(a+)+$/', `${'a'.repeat(50_000)}b`)).toBe(false);
  });
});

describe('keep and drop together', () => {
  const rules = { keep: ['Mongolia'], drop: ['Inner Mongolia'] };

  test('publish what one keeps and none drops', () => {
    expect(isKept(item('Mongolia signs a treaty'), rules)).toBe(true);
    expect(isKept(item('Inner Mongolia builds a road'), rules)).toBe(false);
    expect(isKept(item('A road'), rules)).toBe(false);
  });

  test('publish everything where both are empty, and all but what is dropped where keep is', () => {
    expect(isKept(item(''), { keep: [], drop: [] })).toBe(true);
    expect(isKept(item('A road'), { keep: [], drop: ['Inner Mongolia'] })).toBe(true);
    expect(isKept(item('Inner Mongolia builds a road'), { keep: [], drop: ['Inner Mongolia'] })).toBe(false);
  });
});

describe('a rule that the configuration is told to refuse', () => {
  test.each([
    ['', 'holds no letter or digit'],
    ['—', 'holds no letter or digit'],
    ['/camel', 'does not end as /regex/'],
    ['//', 'does not end as /regex/'],
    ['/camel/g', 'has the flag "g"; known are i, m, s, u'],
    ['/(camel/', 'missing closing )'],
    ['/(a)\\1/', 'linear time'],
    ['/a(?=b)/', 'linear time'],
  ])('%j %s', (rule, why) => {
    expect(toRuleError(rule)).toContain(why);
    expect(() => isFound(rule, 'A camel')).toThrow(why);
  });

  test.each(['Mongolia', 'Inner Mongolia', 'АН', '/a|b/', '/a/ims', '9'])('is not %s', (rule) => {
    expect(toRuleError(rule)).toBeNull();
  });

  test('or else finds or misses any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (rule, title) => {
        fc.pre(toRuleError(rule) === null);
        const kept = isFound(rule, title);
        expect(isKept(item(title), { keep: [], drop: [rule] })).toBe(!kept);
      }),
    );
  });
});

test('a heap of marks on one letter does not hold it up', () => {
  expect(isFound('camel', `camel ${'\u0301\u0316'.repeat(500_000)}`)).toBe(true);
});
