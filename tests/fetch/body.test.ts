import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/fetch/body.ts';
import { FetchError } from '../../src/fetch/failure.ts';

const FAIL = { maxBytes: 10_000, beyond: 'fail' } as const;
const CODINGS = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
] as const;

describe.each(CODINGS)('a body in %s', (coding, encode) => {
  const text = randomBytes(300).toString('hex');

  test('is decoded from pieces of any size', async () => {
    const packed = encode(Buffer.from(text));
    for (const size of [1, 7, packed.length]) {
      expect(Buffer.from(await readBody(inPieces(packed, size), coding, FAIL)).toString()).toBe(text);
    }
  });

  test('that ends too early is cut', async () => {
    const packed = encode(Buffer.from(text)).subarray(0, -30);
    await expect(readBody(inPieces(packed, 100), coding, FAIL)).rejects.toMatchObject({ code: 'cut' });
  });

  test('that fails on its way fails as that did', async () => {
    const broken = (async function* () {
      yield encode(Buffer.from(text)).subarray(0, 50);
      throw new FetchError('timeout', 'too slow');
    })();
    await expect(readBody(broken, coding, FAIL)).rejects.toMatchObject({ code: 'timeout' });
  });

  test('is cut at what is wanted of it', async () => {
    const limit = { maxBytes: 2_000, beyond: 'cut' } as const;
    const body = await readBody(inPieces(encode(Buffer.from('ab'.repeat(40_000))), 1_000), coding, limit);
    expect(Buffer.from(body).toString()).toBe('ab'.repeat(1_000));
  });

  test('may be empty', async () => {
    expect(await readBody(Readable.from([]), coding, FAIL)).toHaveLength(0);
  });
});

test.each([
  ['identity', true],
  ['', true],
  ['gzip,', true],
  ['none', true],
  ['UTF-8', true],
  [' GZip , identity', true],
  ['gzip, br', false],
  ['compress', false],
  ['constructor', false],
  ['__proto__', false],
])('a coding named “%s” is taken: %s', async (coding, isTaken) => {
  const body = /gzip/i.test(coding) ? gzipSync('text') : Buffer.from('text');
  const read = await readBody(inPieces(body, 9), coding, FAIL).then(String, (error: FetchError) => error.code);
  expect(read).toBe(isTaken ? 'text' : 'encoding');
});

describe('rubbish behind the end of a body in gzip', () => {
  const text = 'ab'.repeat(4_000);
  const rubbish = [Buffer.from('<!-- 0.2 s -->\n'), Buffer.alloc(9), Buffer.from('\r\n')];

  test.each(rubbish)('is passed over: %j', async (behind) => {
    const packed = Buffer.concat([gzipSync(text), behind]);
    for (const size of [1, 7, packed.length]) {
      expect(Buffer.from(await readBody(inPieces(packed, size), 'gzip', FAIL)).toString()).toBe(text);
    }
  });

  test('does not make a body of what is damaged, cut, or too large', async () => {
    const damaged = gzipSync(text);
    damaged.writeUInt32LE(7, damaged.length - 8);
    const bodies = [
      Buffer.concat([damaged, Buffer.from('rubbish')]),
      Buffer.concat([gzipSync(text).subarray(0, 30), Buffer.from('rubbish')]),
      Buffer.concat([gzipSync(text), gzipSync(text).subarray(0, 20)]),
      Buffer.concat([gzipSync(text), gzipSync('b'), Buffer.from('rubbish')]),
      Buffer.concat([gzipSync('a'.repeat(20_000)), Buffer.from('rubbish')]),
      Buffer.from('plain'),
    ];
    const codes = await Promise.all(
      bodies.map((body) => readBody(inPieces(body, 999), 'gzip', FAIL).catch((error: FetchError) => error.code)),
    );
    expect(codes).toEqual(['encoding', 'encoding', 'cut', 'encoding', 'too-large', 'encoding']);
  });
});

test('bytes of any kind come to a body or to a named failure', async () => {
  const coding = fc.constantFrom('gzip', 'br', 'zstd', 'deflate');
  const check = async (name: string, bytes: Uint8Array) => {
    const read = await readBody(inPieces(bytes, 5), name, FAIL).catch((error: unknown) => error);
    expect(read instanceof Uint8Array || read instanceof FetchError).toBe(true);
  };
  await fc.assert(fc.asyncProperty(coding, fc.uint8Array({ maxLength: 60 }), check));
});

function inPieces(bytes: Uint8Array, size: number): Readable {
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
}
