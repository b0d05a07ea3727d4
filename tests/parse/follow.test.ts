// A document that only names the one with the items: the address that is made of what it says.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFollowed, toFollowError } from '../../src/parse/follow.ts';

const URL_OF_LIST = 'https://press.example/list/latest.htm';
const PAGE = `<div id="list" data="datasource:0123456789abcdef0123456789abcdef"></div><a href="/api/v2/news feed.json">`;

test.each([
  [
    '/datasource:["\']?([0-9a-f]{32})/',
    'ds_{1}.json',
    'https://press.example/list/ds_0123456789abcdef0123456789abcdef.json',
  ],
  ['/DataSource:(.{4})/i', '/{1}/{1}', 'https://press.example/0123/0123'],
  ['/href="(.*?)"/', '{1}', 'https://press.example/api/v2/news%20feed.json'],
  ['/api.v\\d/', '{0}/all', 'https://press.example/list/api/v2/all'],
  ['/href="(.*?)"/', '/go?to={1}', 'https://press.example/go?to=/api/v2/news%20feed.json'],
])('%s with %s leads to %s', (find, url, address) => {
  expect(parseFollowed(PAGE, { find, url }, URL_OF_LIST)).toMatchObject({ format: 'page', items: [], next: [address] });
});

describe('a failure says', () => {
  test.each([
    ['/nothing/', '{0}', 'finds nothing in a document of'],
    ['/list(x?)/', '/{1}', 'a group that /{1} needs is empty'],
    ['/(list)/', 'javascript:{1}', 'is no web address'],
    ['/(list)/', 'file:///{1}', 'is no web address'],
  ])('of %s with %s: %s', (find, url, why) => {
    expect(parseFollowed(PAGE, { find, url }, URL_OF_LIST)).toMatchObject({
      stage: 'parse',
      code: 'no-next',
      detail: expect.stringContaining(why) as string,
    });
  });

  test('that a relative address leads nowhere from nowhere', () => {
    expect(parseFollowed(PAGE, { find: '/list/', url: '{0}.json' }, null)).toMatchObject({ code: 'no-next' });
  });
});

describe('the configuration is told of', () => {
  test.each([
    ['datasource', '{0}', 'does not end as /regex/'],
    ['/(a/', '{1}', 'linear time'],
    ['/a/', 'ds.json', 'holds no {1}'],
    ['/(a)/', '{2}', 'holds {2}, expected {0} to {1}'],
    ['/(a)/', '{name}', 'holds {name}'],
    ['/(a)/', '{1', 'has a brace without its partner'],
  ])('%s with %s: %s', (find, url, why) => {
    expect(toFollowError({ find, url })).toContain(why);
  });

  test('nothing where all is well', () => {
    expect(toFollowError({ find: '/a(b)/', url: '/x/{1}?{0}' })).toBeNull();
  });
});

test('no text makes it throw or lead off the Web', () => {
  const follow = { find: '/^(.*)$/s', url: '{1}' };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const feed = parseFollowed(text, follow, URL_OF_LIST);
      expect('next' in feed ? feed.next[0] : 'https://').toMatch(/^https?:\/\//);
    }),
  );
});
