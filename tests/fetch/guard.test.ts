import { expect, test } from 'vitest';
import { toGuard } from '../../src/fetch/guard.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.7',
  '198.18.0.1',
  '192.88.99.1',
  '240.0.0.1',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:10.0.0.1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::',
  '64:ff9b::10.0.0.1',
  '64:ff9b::7f00:1',
  '::127.0.0.1',
  '3fff::1',
  '64:ff9b:1::1',
  'not an address',
  '',
])('%s is no address of a publisher', (address) => {
  expect(toGuard([])(address, 443, true)).toBe('not public');
});

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '202.131.0.1',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2a00:1450::1',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
])('%s may be dialled', (address) => {
  expect(toGuard([])(address, 443, false)).toBeNull();
});

test('an operator’s own networks are let through at any port, and only those', () => {
  const guard = toGuard(['127.0.0.0/8', 'fd00::/8', '10.1.2.3']);
  const judge = (address: string) => guard(address, 8080, false);
  expect(['127.0.0.1', '::ffff:127.0.0.1', 'fd12::1', '10.1.2.3'].map(judge)).toEqual([null, null, null, null]);
  const refused = ['10.1.2.4', '::1', 'fc00::1', '192.168.0.1'].map(judge);
  expect(refused).toEqual(['not public', 'not public', 'not public', 'not public']);
});

test('ports are the web’s, unless the operator named another', () => {
  const guard = toGuard([]);
  expect([80, 443, 22, 6379, 8080].map((port) => guard('8.8.8.8', port, false))).toEqual([
    null,
    null,
    'no web port',
    'no web port',
    'no web port',
  ]);
  expect(guard('8.8.8.8', 8080, true)).toBeNull();
  expect(guard('10.0.0.1', 8080, true)).toBe('not public');
});
