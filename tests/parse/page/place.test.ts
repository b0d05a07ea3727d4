// Places of a page as a configuration writes them.
import { describe, expect, test } from 'vitest';
import { parsePagePlace, toPagePlaceError } from '../../../src/parse/page/place.ts';

describe('a place', () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['a', 'a', null],
    ['a@href', 'a', 'href'],
    [' .card > a @ href', ' .card > a @ href', null],
    ['.card > a @HREF ', '.card > a', 'href'],
    ['@data-id', null, 'data-id'],
    [':scope', null, null],
    [':scope@lang', null, 'lang'],
    [':scope > a', ':scope > a', null],
    ['a[title="x@y"]', 'a[title="x@y"]', null],
    ['a[title="x@y"]@title', 'a[title="x@y"]', 'title'],
    ['a:contains(x@y)', 'a:contains(x@y)', null],
    ['use@xlink:href', 'use', 'xlink:href'],
  ];

  test.each(cases)('%j', (place, selector, attribute) => {
    expect(parsePagePlace(place)).toEqual({ selector: selector?.trim() ?? null, attribute });
  });
});

describe('what is wrong with a place', () => {
  test.each(['a', 'a@href', '@data-id', ':scope', '+ .meta@title', 'a[title="x@y"]'])('%j: nothing', (place) => {
    expect(toPagePlaceError(place)).toBeNull();
  });

  test.each([
    ['', 'is empty'],
    ['  ', 'is empty'],
    ['a[@href', 'is no CSS selector: '],
    ['a@', 'holds an `@`'],
    ['a@href, b@title', 'holds an `@`'],
    ['//a/@href', 'is no CSS selector: '],
  ])('%j', (place, expected) => {
    expect(toPagePlaceError(place)).toContain(expected);
  });
});
