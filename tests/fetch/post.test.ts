import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/fetch.ts';
import type { Form } from '../../src/fetch/post.ts';
import { openOrigin, status, type Origin } from '../origin.ts';

const NOW = new Date('2026-01-13T04:00:00Z');
const POLICY = { allow: ['127.0.0.0/8'], pause: 0, floor: 1, ceiling: 1, maxBytes: 10, proxy: null };

let origin: Origin;

beforeEach(async () => {
  origin = await openOrigin();
});

afterEach(() => origin[Symbol.asyncDispose]());

test.each([200, 202, 204])('a %i is success, whatever the body', async (code) => {
  origin.answer('/hub', (_request, response) => {
    response.writeHead(code, code === 204 ? {} : { 'Content-Encoding': 'unheard-of' });
    response.end(code === 204 ? undefined : 'x'.repeat(1_000));
  });
  expect(await post({})).toEqual({ failure: null, wait: null });
});

test('fields are coded as a form', async () => {
  const sent = Promise.withResolvers<string>();
  origin.answer('/hub', (request, response) => {
    response.writeHead(204).end();
    sent.resolve(text(request));
  });
  await post({ fields: { 'hub.url': 'https://news.example/en.atom?a=1&b=ө' } });
  expect(await sent.promise).toBe('hub.url=https%3A%2F%2Fnews.example%2Fen.atom%3Fa%3D1%26b%3D%D3%A9');
});

test('any other answer is a failure with what it asks for', async () => {
  origin.answer('/hub', status(503, { 'Retry-After': '120' }));
  expect(await post({})).toEqual({ failure: { stage: 'fetch', code: 'status', detail: '503' }, wait: 120_000 });
});

test.each([301, 302, 303, 307, 308])('a %i is not followed, and the new address is told', async (code) => {
  origin.answer('/hub', status(code, { Location: '/elsewhere' }));
  const { failure } = await post({});
  expect(failure).toMatchObject({ code: 'redirects', detail: `${code} to ${origin.url}/elsewhere` });
  expect(origin.asked.map(({ path }) => path)).toEqual(['/hub']);
});

test('an address that is not public is refused, unless it is allowed', async () => {
  const { failure } = await post({}, []);
  expect(failure).toMatchObject({ code: 'refused', detail: '127.0.0.1 is not a public address' });
  expect(origin.asked).toEqual([]);
});

test('who never answers, or never ends an answer, is not waited for', async () => {
  origin.answer('/hub', () => {});
  expect((await post({ timeout: 100 })).failure).toMatchObject({ code: 'timeout' });
  origin.answer('/hub', (_request, response) => void response.writeHead(200).write('x'));
  expect((await post({ timeout: 5_000 })).failure).toBeNull();
});

async function post(given: Partial<Form>, allow: readonly string[] = POLICY.allow) {
  await using poster = openFetcher({ ...POLICY, allow }, 'Sonin/0', () => NOW);
  return await poster.post({ url: `${origin.url}/hub`, fields: { 'hub.mode': 'publish' }, timeout: 5_000, ...given });
}
