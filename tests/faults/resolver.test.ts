import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { expect, test } from 'vitest';
import { toFetchFailure } from '../../src/fetch/failure.ts';
import { resolveHost } from '../../src/fetch/resolve.ts';

const [IPV4, IPV6] = [1, 28];
const ADDRESS = '203.0.113.7';

/** What a name server says of a question's type: an address of IPv4, a code of RFC 1035 (4.1.1), or nothing at all. */
type Says = 'address' | 'nothing' | number;

const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

test.each([
  ['that knows no such name', NO_SUCH_NAME],
  ['that fails', SERVER_FAILURE],
  ['that says nothing', 'nothing'],
] as const)('a name server %s is a failure of the source, until it answers', async (_what, says) => {
  await using server = await openNameServer(() => says);
  const resolver = server.toResolver();
  const failure = await resolveHost('outlet.example', resolver).catch(toFetchFailure);
  expect(failure).toMatchObject({ stage: 'fetch', code: 'dns' });
  server.say((type) => (type === IPV4 ? 'address' : NO_SUCH_NAME));
  expect(await resolveHost('outlet.example', resolver)).toEqual([{ address: ADDRESS, family: 4 }]);
});

test('a name server that never speaks of IPv6 holds nobody up', async () => {
  await using server = await openNameServer((type) => (type === IPV6 ? 'nothing' : 'address'));
  const patient = server.toResolver(60_000);
  expect(await resolveHost('outlet.example', patient)).toEqual([{ address: ADDRESS, family: 4 }]);
  patient.cancel();
});

async function openNameServer(given: (type: number) => Says) {
  let says = given;
  const socket = createSocket('udp4', (question, { port, address }) => {
    const answer = toAnswer(question, says);
    if (answer !== null) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    say: (other: (type: number) => Says) => (says = other),
    toResolver: (timeout = 100) => {
      const resolver = new dns.Resolver({ timeout, tries: 1 });
      resolver.setServers([`127.0.0.1:${socket.address().port}`]);
      return resolver;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/** RFC 1035, 4: the header, the question again, and one record whose name is a pointer to the question's. */
function toAnswer(question: Buffer, says: (type: number) => Says): Buffer | null {
  const end = question.indexOf(0, 12) + 5;
  const said = says(question.readUInt16BE(end - 4));
  if (said === 'nothing') return null;
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180 | (said === 'address' ? 0 : said), 2);
  header.writeUInt16BE(said === 'address' ? 1 : 0, 6);
  header.fill(0, 8);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...ADDRESS.split('.').map(Number)]);
  return Buffer.concat([header, question.subarray(12, end), ...(said === 'address' ? [record] : [])]);
}
