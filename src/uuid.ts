// Name-based UUIDs. It knows nothing of what is named.
import { hash } from 'node:crypto';

/** RFC 9562, 6.6: the name space of names that are URLs. */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** RFC 9562, 5.5: version 5 in the URL name space. */
export function toUuid(name: string): string {
  return print(digest(name), 0x50);
}

/** RFC 9562, 5.8: version 8, which begins with a time, so that an index of such grows at its end. */
export function toDatedUuid(name: string, time: Date): string {
  const bytes = digest(name);
  bytes.writeUIntBE(time.getTime(), 0, 6);
  return print(bytes, 0x80);
}

function digest(name: string): Buffer {
  return hash('sha1', Buffer.concat([URL_NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, 16);
}

function print(bytes: Buffer, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | version;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
