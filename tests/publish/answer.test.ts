import { afterAll, describe, expect, test } from 'vitest';
import { ask, findStatuses, send } from './client.ts';
import { FEED, openShelves } from './shelves.ts';

const web = await openShelves();
afterAll(() => web[Symbol.asyncDispose]());

const TAG = `"${FEED.etag}"`;
const PATHS = ['/', '/en.atom', '/en/entries/kept', '/en/entries/withdrawn', '/nothing', '/healthz'];

/** What proxies, frameworks and browsers are steered by. */
const STRANGE = {
  Host: 'evil.example',
  Forwarded: 'for=127.0.0.1;host=evil.example;proto=javascript',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'evil',
  'X-Forwarded-Port': '666',
  'X-Forwarded-Prefix': '/evil',
  'X-Forwarded-For': '127.0.0.1',
  'X-Host': 'evil.example',
  'X-Original-URL': '/evil',
  'X-Rewrite-URL': '/evil',
  'X-HTTP-Method-Override': 'DELETE',
  'Accept-Language': 'mn;q=1, evil',
  Accept: 'text/evil',
  'User-Agent': '<script>evil</script>',
  Origin: 'https://evil.example',
  Referer: 'https://evil.example/',
  Cookie: 'evil=1',
  Authorization: 'Basic ZXZpbA==',
  Range: 'bytes=0-3',
  'If-Range': TAG,
  Upgrade: 'websocket',
  Connection: 'Upgrade, close',
  TE: 'trailers',
};

describe('what a stranger sends', () => {
  test.each(PATHS)('changes nothing of the answer at %s', async (path) => {
    const plain = await ask(web, path, { Connection: 'close' });
    const strange = await ask(web, path, STRANGE);
    expect(strange.status).toBe(plain.status);
    expect(strange.body).toEqual(plain.body);
    expect({ ...strange.headers, date: '' }).toEqual({ ...plain.headers, date: '' });
  });

  test.each([
    '/<script>alert(1)</script>',
    '/evil.example?q=%3Cscript%3Eevil',
    '//evil.example/',
    '/\\evil.example',
    '/%5Cevil.example/..',
    '/evil%0d%0aLocation:%20https://evil.example',
    '/en.atom%00evil',
    '/../../../../etc/evil',
    '/%2e%2e/%2e%2e/evil',
    '/%252e%252e/evil',
    '/..%5c..%5cevil',
    '/%c0%ae%c0%ae/evil',
    '/%e0%80%ae%e0%80%ae/evil',
    '/.%u002e/evil',
    '/en.atom;evil',
    '/en.atom/evil',
    '/./en.atom#evil',
    '/x/../en.atom',
    '/EN.ATOM',
    '/en.atom%20',
    '/__proto__',
    '/evil%',
    '*',
    'evil',
    'https://evil.example/nothing',
    'file:///etc/evil',
  ])('is found nowhere at %s, sent nowhere else, and not quoted', async (target) => {
    const received = await send(web, `GET ${target} HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n`);
    expect(findStatuses(received)).toEqual([target === 'evil' ? 400 : 404]);
    expect(received).not.toMatch(/evil|script>|^location:|<a |etc\b/im);
  });

  test('names in the target of an absolute form are not heard', async () => {
    const received = await send(
      web,
      'GET http://u:p@evil.example:9/en.atom?x HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n',
    );
    expect(findStatuses(received)).toEqual([200]);
    expect(received).not.toContain('evil');
  });
});

test.each([...PATHS, '/%', `/${'a'.repeat(9_000)}`])('the answer at %.20s is safe in a browser', async (path) => {
  const { headers } = await ask(web, path);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(headers['permissions-policy']).toContain('geolocation=()');
  const policy = Object.fromEntries(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );
  expect(policy).toMatchObject({
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
  expect(Object.keys(policy)).not.toContain('script-src');
  for (const name of ['server', 'x-powered-by', 'set-cookie', 'strict-transport-security', 'location', 'via']) {
    expect(headers).not.toHaveProperty(name);
  }
});

test.each(['/nothing', '/en/entries/withdrawn', '/en/entries/broken', '/healthz'])(
  '%s is no document, and nobody keeps it',
  async (path) => {
    const { headers } = await ask(web, path, { 'If-None-Match': '*' });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
  },
);

test.each(['identity', 'gzip', 'br'])('HEAD, GET and 304 agree in %s', async (coding) => {
  const accept = { 'Accept-Encoding': coding };
  const got = await ask(web, '/en.atom', accept);
  const asked = await ask(web, '/en.atom', accept, 'HEAD');
  expect(asked.body).toHaveLength(0);
  expect({ ...asked.headers, date: '' }).toEqual({ ...got.headers, date: '' });
  const kept = await ask(web, '/en.atom', { ...accept, 'If-None-Match': TAG });
  expect(kept.status).toBe(304);
  for (const name of ['etag', 'last-modified', 'cache-control', 'vary', 'link', 'access-control-allow-origin']) {
    expect([name, kept.headers[name]]).toEqual([name, got.headers[name]]);
  }
});

test.each(PATHS)('HEAD has the headers of GET at %s, and no body', async (path) => {
  const got = await ask(web, path);
  const asked = await ask(web, path, {}, 'HEAD');
  expect(asked.body).toHaveLength(0);
  expect(asked.status).toBe(got.status);
  expect({ ...asked.headers, date: '' }).toEqual({ ...got.headers, date: '' });
});

test('a feed may be embedded anywhere, a page only at home', async () => {
  expect((await ask(web, '/en.atom')).headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect((await ask(web, '/')).headers['cross-origin-resource-policy']).toBe('same-origin');
});

test('whose page asks for a feed is neither looked at nor told', async () => {
  const preflight = {
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'evil',
  };
  const { headers } = await ask(web, '/en.atom', preflight, 'OPTIONS');
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
  expect(JSON.stringify(headers)).not.toContain('evil');
});

test('a part of a document is not made: the whole is', async () => {
  const { status, headers, body } = await ask(web, '/en.atom', { Range: 'bytes=0-3,5-9', 'If-Range': '"old"' });
  expect(status).toBe(200);
  expect(body).toEqual(FEED.bodies.identity);
  expect(headers).not.toHaveProperty('content-range');
});

test('several lines of tags are one list', async () => {
  const received = await send(
    web,
    `GET /en.atom HTTP/1.1\r\nHost: a\r\nIf-None-Match: "a"\r\nIf-None-Match: ${TAG}\r\nConnection: close\r\n\r\n`,
  );
  expect(findStatuses(received)).toEqual([304]);
});
