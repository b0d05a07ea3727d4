import { expect, test } from 'vitest';
import { toImageType, toLanguageTag, toPublicUrl } from '../../src/render/text.ts';

test.each([
  ['https://felt.example/мэдээ?a=1&b=2', 'https://felt.example/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D?a=1&b=2'],
  ['https://reader:word@felt.example/', 'https://felt.example/'],
  ['file:///etc/hosts', null],
  ['javascript:alert(1)', null],
  ['/only/a/path', null],
  ['', null],
])('the address %j is published as %j', (address, expected) => {
  expect(toPublicUrl(address)).toBe(expected);
});

test.each([
  ['https://felt.example/a.JPG?w=1', 'image/jpeg'],
  ['https://felt.example/a.webp', 'image/webp'],
  ['https://felt.example/a.svg', null],
  ['https://felt.example/a', null],
  ['https://felt.example/?name=a.jpg', null],
])('the picture %s is known to be %s', (address, type) => {
  expect(toImageType(address)).toBe(type);
});

test('a language tag is one only in form', () => {
  expect(['mn-Mong', 'en', 'en_GB', '', '"'].map(toLanguageTag)).toEqual(['mn-Mong', 'en', null, null, null]);
});
