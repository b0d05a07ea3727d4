// Hosts and addresses of a site in the one form in which they are compared.
import { expect, test } from 'vitest';
import { isNetwork, toHost, toSiteUrl } from '../../src/config/addresses.ts';

test('a host is lower case, ASCII, and without its www.', () => {
  expect(['WWW.News.example', 'мэдээ.example', 'a.example.', '127.0.0.1'].map(toHost)).toEqual([
    'news.example',
    'xn--d1ap5cba.example',
    'a.example',
    '127.0.0.1',
  ]);
});

test('the address of the site keeps its path and loses its last slash', () => {
  expect(['https://n.example', 'https://n.example/', 'http://n.example:8080/a/b/'].map(toSiteUrl)).toEqual([
    'https://n.example',
    'https://n.example',
    'http://n.example:8080/a/b',
  ]);
});

test('a network is an address and the length of its prefix', () => {
  expect(['0.0.0.0/0', '::/0', '10.1.2.3/32', '::ffff:1.2.3.4/128'].filter(isNetwork)).toHaveLength(4);
});
