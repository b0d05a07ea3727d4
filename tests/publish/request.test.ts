import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test, afterAll } from 'vitest';
import { ask, findStatuses, send } from './client.ts';
import { openShelves } from './shelves.ts';

const web = await openShelves();
afterAll(() => web[Symbol.asyncDispose]());

const SMUGGLED = 'GET /en.atom HTTP/1.1\r\nHost: a\r\n\r\n';
const CLOSE = 'Connection: close\r\n\r\n';

describe('a request that two could read in two ways is a bad one', () => {
  test.each([
    ['two kinds of length', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two kinds of length, the other first', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 37\r\n\r\n'],
    ['one length twice', 'Content-Length: 0\r\nContent-Length: 0\r\n\r\n'],
    ['a list of lengths', 'Content-Length: 0, 0\r\n\r\n'],
    ['a negative length', 'Content-Length: -1\r\n\r\n'],
    ['a length with a sign', 'Content-Length: +5\r\n\r\n'],
    ['a length in hex', 'Content-Length: 0x5\r\n\r\n'],
    ['a length past counting', 'Content-Length: 99999999999999999999\r\n\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a coding after chunked', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    [
      'another coding after chunked, in its own line',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n',
    ],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a control character before the coding', 'Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n'],
    ['a header that goes on in the next line', 'X-A: a\r\n b\r\n\r\n'],
    ['a header line that ends in a bare line feed', 'X-A: a\nX-B: b\r\n\r\n'],
    ['a header with a bare carriage return', 'X-A: a\rb\r\n\r\n'],
    ['a NUL in a header', 'X-A: a\0b\r\n\r\n'],
    ['a header without a name', ': a\r\n\r\n'],
    ['a second Host', `Host: b\r\n${CLOSE}`],
  ])('%s', async (_, headers) => {
    const received = await send(web, `GET / HTTP/1.1\r\nHost: a\r\n${headers}${SMUGGLED}`);
    expect(findStatuses(received)).toEqual([400]);
    expect(received).toMatch(/connection: close/i);
    expect(received).toContain('nosniff');
    expect(received).toContain('Cache-Control: no-store');
  });

  test.each([
    ['bare line feeds', `GET / HTTP/1.1\nHost: a\n\n`],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a Host that is none', `GET / HTTP/1.1\r\nHost: a b<c>\r\n${CLOSE}`],
    ['a space in the address', `GET /a b HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['letters beyond ASCII in the address', `GET /\xff HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['a space before the method', ` GET / HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['a method that nobody knows', `NEWS / HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['a method in small letters', `get / HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['an authority for an address', `GET evil.example:80 HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['another protocol', `GET / FTP/1.1\r\nHost: a\r\n${CLOSE}`],
    ['a version to come', `GET / HTTP/9.9\r\nHost: a\r\n${CLOSE}`],
    ['HTTP/2 out of the blue', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('so is one with %s', async (_, bytes) => {
    expect(findStatuses(await send(web, bytes))).toEqual([400]);
  });

  test('chunk extensions do not go on for ever', async () => {
    const received = await send(
      web,
      `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(40_000)}\r\nx\r\n0\r\n\r\n`,
    );
    expect(findStatuses(received)).toEqual([413]);
  });
});

describe('what follows', () => {
  test.each([
    ['a body with a length', `Content-Length: 4\r\n\r\nbody${SMUGGLED}`],
    ['a body in chunks', `Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n${SMUGGLED}`],
    ['a body that ends too soon', `Content-Length: 4\r\n\r\n${SMUGGLED}`],
  ])('%s is no request', async (_, rest) => {
    expect(findStatuses(await send(web, `GET / HTTP/1.1\r\nHost: a\r\n${rest}`))).toEqual([200]);
    expect(findStatuses(await send(web, `POST / HTTP/1.1\r\nHost: a\r\n${rest}`))).toEqual([405]);
  });

  test('a good request is answered after it, in turn', async () => {
    const one = 'GET /en/entries/kept HTTP/1.1\r\nHost: a\r\n\r\n';
    const two = 'HEAD /nothing HTTP/1.1\r\nHost: a\r\n\r\n';
    const three = `GET / HTTP/1.0\r\n\r\n`;
    expect(findStatuses(await send(web, one + two + three))).toEqual([200, 404, 200]);
  });

  test('a good request does not take its answer from it where it is nonsense', async () => {
    const received = await send(web, `GET /en/entries/kept HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n${SMUGGLED}`);
    expect(findStatuses(received)).toEqual([200, 400]);
  });
});

test('nonsense that goes on and on while an answer is awaited is refused once', async () => {
  const warned: Error[] = [];
  const warn = (warning: Error) => warned.push(warning);
  process.on('warning', warn);
  const asked = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<null>();
  const findLater = () => {
    asked.resolve();
    return ready.promise;
  };
  await using own = await openShelves({ findLater });
  const socket = connect(own.port, '127.0.0.1').setNoDelay();
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  const closed = once(socket, 'close');
  socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
  await asked.promise;
  for (let count = 0; count < 30; count += 1) {
    socket.write('\0');
    // An answer to another shows that the byte has been read.
    await ask(own, '/');
  }
  ready.resolve(null);
  await closed;
  process.off('warning', warn);
  expect(findStatuses(received)).toEqual([404, 400]);
  expect(warned).toEqual([]);
});

test.each([
  ['to be asked for its body', 'POST', '100-continue', 405],
  ['to be asked for a body it need not have', 'GET', '100-Continue', 200],
  ['anything else', 'GET', 'evil', 417],
])('who expects %s is told at once how it stands', async (_, method, expectation, status) => {
  const head = `${method} / HTTP/1.1\r\nHost: a\r\nExpect: ${expectation}\r\nContent-Length: 4\r\n\r\n`;
  const received = await send(web, head);
  expect(findStatuses(received)).toEqual([status]);
  expect(received).not.toContain('evil');
});

test('a tunnel is refused like every method that we have not', async () => {
  const received = await send(web, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n');
  expect(findStatuses(received)).toEqual([405]);
  expect(received).toContain('Allow: GET, HEAD, OPTIONS');
});

test('what is asked of the service as a whole is answered', async () => {
  const received = await send(web, `OPTIONS * HTTP/1.1\r\nHost: a\r\n${CLOSE}`);
  expect(findStatuses(received)).toEqual([204]);
  expect(received).toContain('Allow: GET, HEAD, OPTIONS');
});

test('HTTP/1.0 is spoken, without a Host', async () => {
  expect(findStatuses(await send(web, 'GET / HTTP/1.0\r\n\r\n'))).toEqual([200]);
});
