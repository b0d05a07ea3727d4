import { expect, test } from 'vitest';
import { document, status, type Answer } from '../origin.ts';
import { openVisits, renderFeed } from './visits.ts';

const FIRST = renderFeed([['Bridge opens'], ['Camels race']]);
const SECOND = renderFeed([['Wool prices rise'], ['Bridge opens'], ['Camels race']]);
const TITLES = ['Bridge opens', 'Camels race', 'Wool prices rise'];

test.each([
  ['cuts a body of a known length', cutShort, 'cut'],
  ['cuts a body of unknown length', cutChunks, 'cut'],
  ['cuts the headers', cutHeaders, 'cut'],
  ['accepts and never answers', () => {}, 'timeout'],
  ['stalls in mid-body', stall, 'timeout'],
  ['fails', status(500, { ETag: '"2"' }), 'status'],
] as const)('an origin that %s takes nothing from us, and is back at once', async (_what, fault, code) => {
  await using visits = await openVisits({ timeout: 300 });
  const { origin } = visits;
  origin.answer('/list', document(FIRST, { ETag: '"1"' }));
  await visits.visit('2026-01-13T04:00:00Z');

  origin.answer('/list', fault);
  const failed = await visits.visit('2026-01-13T04:15:00Z');
  expect(failed).toMatchObject({ outcome: 'failed', failure: { code }, failures: 1 });
  expect(await visits.resource()).toMatchObject({ etag: '"1"' });
  expect([...(await visits.entries()).keys()].toSorted()).toEqual(TITLES.slice(0, 2));

  origin.answer('/list', document(SECOND, { ETag: '"2"' }));
  expect(await visits.visit('2026-01-13T04:30:00Z')).toMatchObject({ outcome: 'read', changed: 1, failures: 0 });
  expect([...(await visits.entries()).keys()].toSorted()).toEqual(TITLES);
});

test('an origin that flaps, and shows an older document in between, loses and doubles nothing', async () => {
  await using visits = await openVisits();
  const flaps: readonly Answer[] = [
    document(FIRST, { ETag: '"1"' }),
    status(503),
    document(SECOND, { ETag: '"2"' }),
    document(FIRST, { ETag: '"1"' }),
    status(404),
    document(renderFeed([]), { ETag: '"0"' }),
    document(SECOND, { ETag: '"2"' }),
  ];
  const ids = new Map<string, string>();
  for (const [at, flap] of flaps.entries()) {
    visits.origin.answer('/list', flap);
    await visits.visit(`2026-01-13T${String(4 + at).padStart(2, '0')}:00:00Z`);
    for (const [title, { id }] of await visits.entries()) {
      expect(ids.get(title) ?? id).toBe(id);
      ids.set(title, id);
    }
  }
  expect([...ids.keys()].toSorted()).toEqual(TITLES);
  expect((await visits.entries()).size).toBe(TITLES.length);
});

function cutShort(...[, response]: Parameters<Answer>): void {
  response.writeHead(200, { ETag: '"2"', 'Content-Length': SECOND.length });
  response.write(SECOND.slice(0, 150), () => response.destroy());
}

function cutChunks(...[, response]: Parameters<Answer>): void {
  response.writeHead(200, { ETag: '"2"' });
  response.write(SECOND.slice(0, 150), () => response.destroy());
}

function cutHeaders(...[request]: Parameters<Answer>): void {
  request.socket.end('HTTP/1.1 200 OK\r\nETag: "2"\r\n');
}

function stall(...[, response]: Parameters<Answer>): void {
  response.writeHead(200, { ETag: '"2"' });
  response.write(SECOND.slice(0, 150));
}
