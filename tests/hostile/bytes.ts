// Documents that mean harm by how their bytes are to be read. By what they are.
import { gzipSync } from 'node:zlib';

const FEED =
  '<rss version="2.0"><channel><title>News</title><item><title>Bytes ө</title><link>https://herald.example/1</link></item></channel></rss>';
const SCRIPT = '<rss><channel><item><title>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</title></item></channel></rss>';

/** What must come of it: at least so many items, or the code of a failure. */
interface ByteAttack {
  readonly bytes: () => Uint8Array;
  readonly comes: number | string;
}

export const BYTES: Readonly<Record<string, ByteAttack>> = {
  'UTF-16 without a mark, the small end first': { bytes: () => Buffer.from(FEED, 'utf16le'), comes: 1 },
  'UTF-16 without a mark, the big end first': { bytes: () => Buffer.from(FEED, 'utf16le').swap16(), comes: 1 },
  'UTF-16 that ends in the middle of a character': {
    bytes: () => Buffer.from(`\ufeff${FEED}`, 'utf16le').subarray(0, -1),
    comes: 1,
  },
  'UTF-16 with half pairs': { bytes: () => Buffer.from(`\ufeff${FEED.replace('ө', '\ud83d')}`, 'utf16le'), comes: 1 },
  'UTF-32 of points beyond Unicode': {
    bytes: () => Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.alloc(40_000, 0xff)]),
    comes: 'not-a-feed',
  },
  'a mark of UTF-8 before one of UTF-16': {
    bytes: () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xfe]), Buffer.from(FEED)]),
    comes: 1,
  },
  'marks without end': {
    bytes: () => Buffer.concat([Buffer.from('\ufeff'.repeat(100_000)), Buffer.from(FEED)]),
    comes: 1,
  },
  'UTF-8 that is overlong': {
    bytes: () => withBytes([0xc0, 0xbc, 0xe0, 0x80, 0xbc, 0xf0, 0x80, 0x80, 0xbc]),
    comes: 1,
  },
  'UTF-8 of surrogates and beyond Unicode': {
    bytes: () => withBytes([0xed, 0xa0, 0xbd, 0xed, 0xb0, 0x8e, 0xf4, 0x90, 0x80, 0x80, 0xf8, 0xfe, 0xff]),
    comes: 1,
  },
  'UTF-8 that swallows the end of its element': { bytes: () => withBytes([0xf0, 0x9f, 0x90]), comes: 1 },
  'UTF-7 that is declared': { bytes: () => Buffer.from(`<?xml version="1.0" encoding="utf-7"?>${SCRIPT}`), comes: 1 },
  'UTF-7 that is not': { bytes: () => Buffer.from(SCRIPT), comes: 1 },
  'an encoding that is called like a property': { bytes: () => withBytes([0xff], '__proto__'), comes: 1 },
  'an encoding whose name is long': { bytes: () => withBytes([0xff], 'a'.repeat(5_000)), comes: 1 },
  'an encoding of which nobody may read a byte': { bytes: () => withBytes([0xff], 'hz-gb-2312'), comes: 1 },
  'two-byte letters that swallow a quotation mark and a tag': {
    bytes: () => withBytes([0x81, 0x22, 0x3e, 0x81, 0x3c, 0xfe, 0x3c], 'big5'),
    comes: 1,
  },
  'shifts that hide a tag': {
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0" encoding="iso-2022-jp"?><rss><channel><item><title>A \u001b$B<script>\u001b(B \u001b(J\\ B</title></item></channel></rss>`,
      ),
    comes: 1,
  },
  'shifts that hide the rest': {
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0" encoding="iso-2022-jp"?><rss><channel><item><title>A</title></item><item>\u001b$B<title>B</title></item></channel></rss>`,
      ),
    comes: 1,
  },
  'a NUL before every character': { bytes: () => Buffer.from(FEED.split('').join('\0')), comes: 'ill-formed' },
  'NUL in the middle of words': { bytes: () => Buffer.from(FEED.replaceAll('it', 'i\0t')), comes: 1 },
  'NUL in the middle of tags': {
    bytes: () => Buffer.from(FEED.replaceAll('<', '<\0').replaceAll('title', 'ti\0tle')),
    comes: 'not-a-feed',
  },
  'every byte, a hundred times': {
    bytes: () => Buffer.from(Array.from({ length: 25_600 }, (_, n) => n % 256)),
    comes: 'not-a-feed',
  },
  'no byte at all': { bytes: () => Buffer.alloc(0), comes: 'not-a-feed' },
  'a gzip file of a gigabyte of spaces': { bytes: () => toBomb(1_000), comes: 'too-large' },
  'a gzip file in a gzip file': { bytes: () => gzipSync(gzipSync(FEED)), comes: 'not-a-feed' },
  'a gzip file that ends too early': { bytes: () => gzipSync(FEED).subarray(0, -9), comes: 'encoding' },
  'a gzip file with rubbish behind it': {
    bytes: () => Buffer.concat([gzipSync(FEED), Buffer.from('rubbish')]),
    comes: 'encoding',
  },
  'a gzip file that says nothing but that it is one': { bytes: () => Buffer.from([0x1f, 0x8b]), comes: 'encoding' },
};

/** A feed with bytes in its title that are no text; what it says of its encoding. */
function withBytes(bytes: readonly number[], encoding = 'utf-8'): Uint8Array {
  const [before = '', after = ''] = FEED.split('ө');
  const prolog = `<?xml version="1.0" encoding="${encoding}"?>`;
  return Buffer.concat([Buffer.from(prolog + before), Buffer.from(bytes), Buffer.from(after)]);
}

/** So many members of a megabyte each, one after the other, which together are small. */
function toBomb(megabytes: number): Uint8Array {
  const member = gzipSync(Buffer.alloc(1_000_000, ' '), { level: 9 });
  return Buffer.concat(Array.from({ length: megabytes }, () => member));
}
