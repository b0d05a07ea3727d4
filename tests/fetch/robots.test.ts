import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern, toOctets } from '../../src/fetch/robots-pattern.ts';
import { findGroup, findRule, MAX_ROBOTS_BYTES, parseRobots } from '../../src/fetch/robots.ts';

describe('a group', () => {
  test('is that of our name, whatever its letters and whatever follows it', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUSER-AGENT: SONIN/2.0 (news)\nDisallow: /draft\n';
    expect(isAllowed(text, '/news')).toBe(true);
    expect(isAllowed(text, '/draft/1')).toBe(false);
  });

  test('is that of everybody where no other is ours', () => {
    expect(isAllowed('User-agent: somebody\nAllow: /\n\nUser-agent: *\nDisallow: /a', '/a')).toBe(false);
  });

  test('may be told in several places, and to several at once', () => {
    const text = [
      'User-agent: other',
      'User-agent: sonin',
      'Disallow: /a',
      'User-agent: other',
      'Disallow: /b',
      'User-agent: sonin',
      'Disallow: /c',
    ].join('\n');
    expect(['/a', '/b', '/c'].map((path) => isAllowed(text, path))).toEqual([false, true, false]);
  });

  test('of the most specific name counts alone', () => {
    const text = 'User-agent: sonin\nDisallow: /\n\nUser-agent: sonin-images\nDisallow: /img';
    expect(isAllowed(text, '/news', 'sonin-images')).toBe(true);
    expect(isAllowed(text, '/news', 'sonin-text')).toBe(false);
    expect(isAllowed(text, '/news', 'soni')).toBe(true);
  });

  test('is not ended by lines that say nothing known', () => {
    const text = 'User-agent: sonin\nSitemap: /s.xml\nUser-agent: b\n\n# words\nHost: x\nDisallow: /a';
    expect(isAllowed(text, '/a')).toBe(false);
  });

  test('without any rule for us says nothing', () => {
    expect(isAllowed('Disallow: /', '/a')).toBe(true);
    expect(isAllowed('User-agent: *\nDisallow:', '/a')).toBe(true);
    expect(isAllowed('<html><body>Not found</body></html>', '/a')).toBe(true);
    expect(isAllowed('', '/a')).toBe(true);
  });

  test('keeps its Crawl-delay, the longest where it names two', () => {
    const text = 'User-agent: *\nCrawl-delay: 2.5\nCrawl-delay: 1\nUser-agent: b\nCrawl-delay: soon\n';
    expect(findGroup(parseRobots(text), 'sonin').delay).toBe(2_500);
    expect(findGroup(parseRobots('User-agent: *\nDisallow: /x\nCrawl-delay: -3'), 'sonin').delay).toBeNull();
  });
});

describe('a file', () => {
  test('may begin with a byte order mark, and end its lines in any way', () => {
    expect(isAllowed('\uFEFFUser-agent: *\r\nDisallow: /a # why\rDisallow : /b\r\n', '/a')).toBe(false);
    expect(isAllowed('\uFEFFUser-agent: *\r\nDisallow: /a # why\rDisallow : /b\r\n', '/b')).toBe(false);
  });

  test('is read for its first 500 kB, in a moment', () => {
    const filler = `Disallow: /${'x'.repeat(89)}\n`;
    const text = `User-agent: *\nDisallow: /early\n${filler.repeat(6_000)}Disallow: /late\n`;
    expect(text.length).toBeGreaterThan(MAX_ROBOTS_BYTES);
    expect(isAllowed(text, '/early')).toBe(false);
    expect(isAllowed(text, '/late')).toBe(true);
  });

  test('itself may always be read', () => {
    expect(isAllowed('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
  });

  test('of any text is read without an error', () => {
    const line = fc.constantFrom(
      'user-agent: *',
      'user-agent:',
      'allow: /$',
      'disallow: /*%',
      'crawl-delay: 1e9',
      ':',
      '#',
    );
    const text = fc
      .array(fc.oneof(line, fc.string({ unit: 'binary-ascii' }), fc.constant('disallow: /\ud800é')))
      .map((lines) => lines.join('\n'));
    const isAnswered = (given: string, asked: string) => typeof isAllowed(given, asked) === 'boolean';
    expect(() =>
      fc.assert(
        fc.property(
          text,
          fc.string().map((part) => `/${part}`),
          isAnswered,
        ),
      ),
    ).not.toThrow();
  });
});

describe('the rule that decides', () => {
  test('is the longest, and of equal ones that which allows', () => {
    const text = 'User-agent: *\nDisallow: /news\nAllow: /news/world\nDisallow: /page\nAllow: /page\nDisallow: /*.php';
    const paths = ['/news/local', '/news/world/1', '/page', '/index.php', '/'];
    expect(paths.map((path) => isAllowed(text, path))).toEqual([false, true, true, false, true]);
  });

  test('is named', () => {
    const group = findGroup(parseRobots('User-agent: *\nAllow: /\nDisallow: /a*b$'), 'sonin');
    expect(findRule(group, '/a--b')).toEqual({ allow: false, pattern: '/a*b$' });
    expect(findRule(group, '/c')).toEqual({ allow: true, pattern: '/' });
  });
});

describe('a pattern', () => {
  test.each([
    ['/fish', '/fishheads/yummy.html', true],
    ['/fish', '/Fish.asp', false],
    ['/fish*', '/fish', true],
    ['/fish/', '/fish', false],
    ['fish/', '/fish/salmon', true],
    ['/*.php', '/folder/any.php.file?x', true],
    ['/*.php$', '/any.php', true],
    ['/*.php$', '/any.php?x', false],
    ['/*.php$', '/a.php/b.php', true],
    ['/fish*.php', '/fishheads/catfish.php?id=1', true],
    ['/fish*.php', '/Fish.php', false],
    ['/a*b*c$', '/abcc', true],
    ['/a*a$', '/a', false],
    ['/**a', '/x/a', true],
    ['/$', '/', true],
    ['/$', '/a', false],
    ['*', '/anything', true],
    ['/?q=', '/?q=1', true],
    ['/a$b', '/a$b', true],
    ['/a%24', '/a$', true],
    ['/a%2A', '/a*b', true],
    ['/a%2A', '/ab', false],
    ['/сонин', '/%D1%81%D0%BE%D0%BD%D0%B8%D0%BD/1', true],
    ['/%d1%81', '/%D1%81', true],
    ['/%7Euser', '/~user', true],
    ['/a%2Fb', '/a/b', false],
    ['/a%2fb', '/a%2Fb', true],
    ['/100%', '/100%', true],
    ['/a b', '/a%20b', true],
  ])('%s against %s: %s', (pattern, path, matches) => {
    expect(isAllowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!matches);
  });

  test('made to be slow is not', () => {
    const path = `/${'a'.repeat(5_000)}`;
    const patterns = [
      `/${'*a'.repeat(1_000)}b`,
      `/*b${'a'.repeat(1_000)}`,
      `/${'a*'.repeat(1_000)}$`,
      `/*${'a'.repeat(999)}b`,
    ];
    const text = `User-agent: *\n${patterns.map((pattern) => `Disallow: ${pattern}\n`.repeat(60)).join('')}`;
    const group = findGroup(parseRobots(text), 'sonin');
    const started = performance.now();
    findRule(group, path);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('matches what a plain reading of it matches', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 9 });
    const path = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const check = (pattern: string, isWhole: boolean, rest: string) => {
      const plain = new RegExp(`^/${pattern.replaceAll('*', '.*')}${isWhole ? '$' : ''}`);
      return matchesPattern(toOctets(`/${pattern}${isWhole ? '$' : ''}`, true), `/${rest}`) === plain.test(`/${rest}`);
    };
    expect(() => fc.assert(fc.property(letters, fc.boolean(), path, check))).not.toThrow();
  });
});

function isAllowed(text: string, path: string, productToken = 'Sonin'): boolean {
  return findRule(findGroup(parseRobots(text), productToken), path)?.allow ?? true;
}
