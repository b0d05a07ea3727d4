// Files that are packed themselves, sound and damaged.
import { deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../src/decode/unpack.ts';

const SITEMAP = Buffer.from('<urlset></urlset>'.repeat(50));

test('a gzip file is unpacked, all of its members', () => {
  expect(unpack(gzipSync(SITEMAP), 10_000)).toEqual(SITEMAP);
  const members = Buffer.concat([gzipSync('<url'), gzipSync('set>')]);
  expect(Buffer.from(toBytes(unpack(members, 10_000))).toString()).toBe('<urlset>');
});

test('bytes of any other kind are given back as they are', () => {
  for (const bytes of [SITEMAP, deflateSync(SITEMAP), new Uint8Array(), Buffer.from([0x1f])]) {
    expect(unpack(bytes, 10)).toBe(bytes);
  }
});

test('as much as is allowed is unpacked, and one byte more is too large', () => {
  const packed = gzipSync(Buffer.alloc(5_000_000));
  expect(toBytes(unpack(packed, 5_000_000))).toHaveLength(5_000_000);
  expect(unpack(packed, 4_999_999)).toEqual({
    stage: 'fetch',
    code: 'too-large',
    detail: 'the gzip file holds more than 4999999 bytes',
  });
  expect(unpack(Buffer.concat([gzipSync('ab'), gzipSync('cd')]), 3)).toMatchObject({ code: 'too-large' });
});

test('a file that ends too early or is damaged is a failure', () => {
  const packed = gzipSync(SITEMAP);
  const damaged = Uint8Array.from(packed);
  damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 1;
  for (const bytes of [packed.subarray(0, -9), packed.subarray(0, 2), damaged]) {
    expect(unpack(bytes, 10_000)).toEqual({
      stage: 'fetch',
      code: 'encoding',
      detail: expect.stringMatching(/^the gzip file is damaged: \w/),
    });
  }
});

test('whatever follows the magic is unpacked or a failure, and never thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
      const unpacked = unpack(Uint8Array.of(0x1f, 0x8b, ...rest), 1_000);
      expect('stage' in unpacked || unpacked.length <= 1_000).toBe(true);
    }),
  );
});

function toBytes(unpacked: ReturnType<typeof unpack>): Uint8Array {
  if ('stage' in unpacked) throw new Error(unpacked.detail);
  return unpacked;
}
