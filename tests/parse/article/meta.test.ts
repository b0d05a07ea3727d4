// What meta elements say, by name.
import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/parse/html/tree.ts';
import { findMeta, findMetaText } from '../../../src/parse/article/meta.ts';

function find(html: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(findMeta(parseHtml(html)));
}

test('contents stand by name, property and itemprop in lower case, in the order of the page', () => {
  expect(
    find(
      '<meta property="og:image" content="a"><meta name="OG:Image" content=" b "><meta itemprop="image" content="c"><meta name="d" property="e" content="f">',
    ),
  ).toEqual({ 'og:image': ['a', 'b'], image: ['c'], d: ['f'], e: ['f'] });
});

test('a name that is said twice in one element has its content once', () => {
  expect(find('<meta name="description" itemprop="description" content="a">')).toEqual({ description: ['a'] });
});

test('blank contents and elements without a name say nothing', () => {
  expect(
    find(
      '<meta name="a" content=" "><meta name="b"><meta content="c"><meta name=" " content="d"><meta charset="utf-8">',
    ),
  ).toEqual({});
});

test('a name may be one that objects have', () => {
  expect(findMeta(parseHtml('<meta name="__proto__" content="a">')).get('__proto__')).toEqual(['a']);
});

test('the property of an item in the page is left to microdata, that of the page itself is not', () => {
  const film = '<div itemscope><p><meta itemprop="description" content="of a film"></p></div>';
  expect(find(`<html itemscope><body itemscope><meta itemprop="description" content="of the page">${film}`)).toEqual({
    description: ['of the page'],
  });
});

test('a name beside the property of an item is the page’s', () => {
  expect(find('<div itemscope><meta name="a" itemprop="b" content="c"></div>')).toEqual({ a: ['c'] });
});

test('the first name that says something counts', () => {
  const meta = findMeta(parseHtml('<meta name="b" content="1"><meta name="b" content="2"><meta name="a" content=" ">'));
  expect([findMetaText(meta, ['a', 'b']), findMetaText(meta, ['a'])]).toEqual(['1', null]);
});
