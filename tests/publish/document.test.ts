import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toDocument } from '../../src/publish/document.ts';

const DRAFT = {
  path: '/mn.atom',
  type: 'application/atom+xml',
  text: 'сонин'.repeat(100),
  links: [],
  state: 'as of now',
  holds: null,
  immutable: false,
};
const THEN = '2026-02-03T04:05:06.000Z';
const NOW = '2026-02-04T00:00:00.000Z';

test('the same text gives the same bytes and tag, and keeps its date of change', async () => {
  const before = await toDocument(DRAFT, null, THEN);
  expect(await toDocument(DRAFT, before, NOW)).toEqual(before);
});

test('another text gets another tag and a new date', async () => {
  const before = await toDocument(DRAFT, null, THEN);
  const after = await toDocument({ ...DRAFT, text: 'сонин' }, before, NOW);
  expect(after.etag).not.toBe(before.etag);
  expect(after.changed).toBe(NOW);
});

test('every coding holds the same text', async () => {
  const { bodies } = await toDocument(DRAFT, null, NOW);
  const unpacked = [gunzipSync(bodies.gzip), brotliDecompressSync(bodies.br), zstdDecompressSync(bodies.zstd)];
  expect([bodies.identity, ...unpacked].map(String)).toEqual(Array(4).fill(DRAFT.text));
  expect(bodies.br.byteLength).toBeLessThan(bodies.identity.byteLength);
});

test.each([
  ['in the same second', '2026-02-03T04:05:06.900Z', '2026-02-03T04:05:07.000Z'],
  ['after the clock was set back', '2026-02-01T00:00:00.000Z', '2026-02-03T04:05:07.000Z'],
])('two changes %s have two dates, to the second', async (_, now, changed) => {
  const before = await toDocument(DRAFT, null, THEN);
  expect((await toDocument({ ...DRAFT, text: 'сонин' }, before, now)).changed).toBe(changed);
});
