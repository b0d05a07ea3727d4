// The fetcher of a search: whom it asks, and whom no more.
import { expect, test, vi } from 'vitest';
import { toBounded } from '../../src/cli/bounded-fetcher.ts';
import type { Fetched } from '../../src/model/visit.ts';

vi.spyOn(process.stderr, 'write').mockReturnValue(true);

test('an address is asked for once, also under the name that a redirect led to', async () => {
  const { asked, fetch } = openBounded((url) => toFresh(url.replace('/old', '/new')));
  for (const path of ['/old', '/old', '/new']) await fetch(`http://one.example${path}`);
  expect(asked).toEqual(['http://one.example/old']);
});

test.each(['dns', 'timeout'])('a host that cannot be reached (%s) is left alone, and others are not', async (code) => {
  const { asked, fetch } = openBounded((url) => (url.includes('one.') ? toFailed(code) : toFresh(url)));
  for (const url of ['http://one.example/a', 'http://one.example/b', 'http://two.example/']) await fetch(url);
  expect(asked).toEqual(['http://one.example/a', 'http://two.example/']);
});

test('a host that lacks one address is asked for the next', async () => {
  const { asked, fetch } = openBounded(() => toFailed('status'));
  for (const url of ['http://one.example/a', 'http://one.example/b']) await fetch(url);
  expect(asked).toHaveLength(2);
});

test('after twenty requests nobody is asked, and it is said', async () => {
  const { asked, fetch } = openBounded(toFresh);
  for (let page = 1; page <= 20; page += 1) await fetch(`http://one.example/${page}`);
  expect(await fetch('http://one.example/21')).toMatchObject({
    failure: { code: 'unasked', detail: 'http://one.example/21 was not asked for, after 20 requests' },
  });
  expect(asked).toHaveLength(20);
});

function openBounded(answer: (url: string) => Fetched) {
  const asked: string[] = [];
  const bounded = toBounded({
    fetch: async ({ url }) => {
      asked.push(url);
      return answer(url);
    },
    async [Symbol.asyncDispose]() {},
  });
  const settings = { headers: {}, timeout: 1_000, robots: true, proxy: null, validators: null };
  return { asked, fetch: (url: string) => bounded.fetch({ url, own: url, ...settings }) };
}

function toFresh(url: string): Fetched {
  const validators = { etag: null, lastModified: null };
  const rest = { contentType: null, waitUntil: null, freshUntil: null, movedTo: null };
  return { outcome: 'fresh', body: new Uint8Array(), url, validators, ...rest };
}

function toFailed(code: string): Fetched {
  return { outcome: 'failed', failure: { stage: 'fetch', code, detail: '' }, waitUntil: null };
}
