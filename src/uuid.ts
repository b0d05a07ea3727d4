// Name-based UUIDs. It knows nothing of what is named.
import { hash } from 'node:crypto';

/** RFC 9562, 6.6: the name space of names that are URLs. */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** RFC 9562, 5.5: version 5 in the URL name space. */
export function toUuid(name: string): string {
  const bytes = hash('sha1', Buffer.concat([URL_NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
