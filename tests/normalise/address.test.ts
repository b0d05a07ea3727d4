import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAddress, toAddressKey, toHost } from '../../src/normalise/address.ts';

test.each([
  ['https://h.example/a?utm_source=x&id=7&fbclid=y', 'https://h.example/a?id=7'],
  ['https://h.example/a?utm_source=x', 'https://h.example/a'],
  ['https://h.example/a?q=%D3%A9&b', 'https://h.example/a?q=%D3%A9&b'],
  ['HTTP://H.Example:80/A#part', 'http://h.example/A#part'],
  ['https://h.example/a#utm_medium=rss', 'https://h.example/a'],
  ['https://me:secret@h.example/a', 'https://h.example/a'],
  ['https://h.example/мэдээ', 'https://h.example/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D'],
])('the published link of %s', (given, expected) => {
  expect(toAddress(given)).toBe(expected);
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'mailto:a@b.example',
  '/relative',
  'https://',
  '',
  `https://h.example/${'a'.repeat(5000)}`,
])('%j is no address that can be published', (given) => {
  expect(toAddress(given)).toBeNull();
});

test.each([
  ['http://www.h.example/a', 'https://h.example/a'],
  ['https://m.h.example/a/', 'https://h.example/a'],
  ['https://mobile.h.example:443/a#top', 'https://h.example/a'],
  ['https://amp.h.example/a?amp=1', 'https://h.example/a'],
  ['https://h.example/amp/a', 'https://h.example/a'],
  ['https://h.example/a/amp/', 'https://h.example/a'],
  ['https://h.example/a.amp.html', 'https://h.example/a.html'],
  ['https://h.example/a?id=1&outputType=amp', 'https://h.example/a?id=1'],
  ['https://h.example:8443/a', 'https://h.example:8443/a'],
  ['https://h.example/', 'https://h.example/'],
  ['https://h.example', 'https://h.example/'],
  ['https://h.example/#!/news/7', 'https://h.example/#!/news/7'],
])('%s is the page %s', (given, key) => {
  expect(toAddressKey(given)).toBe(key);
});

test('pages that differ in the case of a path, a parameter, a port or a host of two labels are not one', () => {
  const pages = [
    'https://h.example/r/aBc',
    'https://h.example/r/abc',
    'https://h.example/r/abc?id=1',
    'https://h.example:81/r/abc',
    'https://m.example/r/abc',
  ];
  expect(new Set(pages.map(toAddressKey)).size).toBe(pages.length);
});

test('folding twice changes nothing, for addresses and for keys', () => {
  const part = fc.constantFrom(
    'www.',
    'm.',
    'amp',
    '/',
    'a',
    '?',
    'amp=1',
    '&',
    'utm_source=x',
    '#',
    '.amp.html',
    'h.example',
    ':443',
    '%D3',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const address = toAddress(`https://h.example${parts.join('')}`);
      if (address === null) return;
      expect(toAddress(address)).toBe(address);
      expect(toAddressKey(toAddressKey(address))).toBe(toAddressKey(address));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['WWW.Herald.Example', 'herald.example'],
  ['https://www.herald.example/x', 'herald.example'],
  ['herald.example.', 'herald.example'],
  ['file:///x', null],
  [null, null],
])('the host of %s is %s', (given, host) => {
  expect(toHost(given)).toBe(host);
});
