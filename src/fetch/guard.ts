// The guard: which network addresses may be dialled, and at which ports. It knows nothing of names; a connection asks it for every address that is about to be used.
import { BlockList, isIP, isIPv4 } from 'node:net';

/** IANA's special-purpose IPv4 networks: none of them is a publisher's machine. */
const REFUSED_IPV4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within 2000::/3, which is all of IPv6 that is public: IETF protocols with Teredo, documentation, 6to4, segment routing. */
const REFUSED_IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, prefix] of REFUSED_IPV4) refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of REFUSED_IPV6) refused.addSubnet(network, prefix, 'ipv6');

const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');

/** NAT64's well-known prefix (RFC 6052): the IPv4 address in its last 32 bits is the one that is reached. */
const nat64 = new BlockList();
nat64.addSubnet('64:ff9b::', 96, 'ipv6');

/** Where the web is; at any other port something else may listen, which a document must not make us talk to. */
const WEB_PORTS = new Set([80, 443]);

/** What stands against dialling an address, or null. `isOwnPort`: whether the operator named host and port as a source's own. */
export type Guard = (address: string, port: number, isOwnPort: boolean) => 'not public' | 'no web port' | null;

/**
 * Judges an IP address in its usual spelling. `allow` are networks in CIDR that the operator lets through, at any port:
 * who lists a network answers for what listens there.
 */
export function toGuard(allow: readonly string[]): Guard {
  const allowed = new BlockList();
  for (const cidr of allow) {
    const [network = '', prefix] = cidr.split('/');
    const family = isIPv4(network) ? 'ipv4' : 'ipv6';
    allowed.addSubnet(network, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return (address, port, isOwnPort) => {
    const embedded = toEmbedded(address);
    const version = isIP(embedded);
    if (version !== 0 && allowed.check(embedded, version === 4 ? 'ipv4' : 'ipv6')) return null;
    if (!isPublic(embedded, version)) return 'not public';
    return isOwnPort || isWebPort(port) ? null : 'no web port';
  };
}

export function isWebPort(port: number): boolean {
  return WEB_PORTS.has(port);
}

function isPublic(address: string, version: number): boolean {
  if (version === 4) return !refused.check(address, 'ipv4');
  return version === 6 && publicIpv6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** An IPv4 address that an IPv6 one only carries (mapped, NAT64) is the one that is judged. */
function toEmbedded(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const url = isIP(bare) === 6 ? URL.parse(`http://[${bare}]`) : null;
  if (url === null) return bare;
  const canonical = url.hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (mapped !== null) return toDotted(mapped[1], mapped[2]);
  if (!nat64.check(canonical, 'ipv6')) return canonical;
  const groups = canonical.split(':').slice(-2);
  return toDotted(groups[0], groups[1]);
}

function toDotted(high = '', low = ''): string {
  const [first, second] = [parseInt(high || '0', 16), parseInt(low || '0', 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
