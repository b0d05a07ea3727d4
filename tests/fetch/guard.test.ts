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
  expect(toGuard([])(address)).toBe(false);
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
  expect(toGuard([])(address)).toBe(true);
});

test('an operator’s own networks are let through, and only those', () => {
  const guard = toGuard(['127.0.0.0/8', 'fd00::/8', '10.1.2.3']);
  expect(['127.0.0.1', '::ffff:127.0.0.1', 'fd12::1', '10.1.2.3'].map(guard)).toEqual([true, true, true, true]);
  expect(['10.1.2.4', '::1', 'fc00::1', '192.168.0.1'].map(guard)).toEqual([false, false, false, false]);
});
