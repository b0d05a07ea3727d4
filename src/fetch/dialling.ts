// Dialling: which of a host's addresses may be used, said in words where none may. It knows nothing of requests; names are resolved by what is passed in.
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { FetchError, toFetchError } from './failure.ts';
import { isWebPort, type Guard } from './guard.ts';

/** All addresses of a host; throws the resolver's error. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** What is about to be dialled; `isOwnPort` where the operator named host and port as a source's own. */
export interface Target {
  readonly hostname: string;
  readonly port: number;
  readonly isOwnPort: boolean;
}

/** Names that only mean something inside a network (RFC 6761, 6762, 8375 and habit): behind a proxy they are its network's, not the web's. */
const INNER_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/** `port` is empty where it is the protocol's own, as in a URL. */
export function toTarget(hostname: string, port: string, protocol: string, isOwnPort: boolean): Target {
  return { hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80), isOwnPort };
}

/** Those of a host's addresses that may be dialled. Throws `refused` where there are none. */
export function toDialled(target: Target, addresses: readonly LookupAddress[], guard: Guard): LookupAddress[] {
  const { port, isOwnPort } = target;
  const judged = addresses.map((one) => ({ one, obstacle: guard(one.address, port, isOwnPort) }));
  const allowed = judged.filter(({ obstacle }) => obstacle === null).map(({ one }) => one);
  if (allowed.length > 0) return allowed;
  if (judged.some(({ obstacle }) => obstacle === 'no web port')) throw toPortRefusal(target);
  throw toRefusal(target, addresses);
}

/** A literal address is judged as it is, because no name is looked up for it; null where the host is a name. */
export function toLiteral({ hostname }: Target): LookupAddress | null {
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  return family === 0 ? null : { address, family };
}

/**
 * Throws `refused` for what a proxy must not be asked for: it would dial any address of the host, so all must be allowed.
 * A name that nobody here knows may be known to the proxy, unless it is one of an inner network.
 */
export async function checkBehindProxy(target: Target, guard: Guard, resolve: Resolve): Promise<void> {
  const literal = toLiteral(target);
  const addresses = literal === null ? await resolve(target.hostname).catch(toUnknown) : [literal];
  for (const one of addresses) toDialled(target, [one], guard);
  if (addresses.length > 0) return;
  const name = target.hostname.replace(/\.$/, '');
  if (!name.includes('.') || INNER_NAMES.test(name)) throw toRefusal(target, []);
  // Where it leads is the proxy's affair, but to which port is ours.
  if (!target.isOwnPort && !isWebPort(target.port)) throw toPortRefusal(target);
}

/** Node asks for all addresses or for one, by its setting for trying families in turn. */
export function toLookup(find: Resolve): LookupFunction {
  const findAll = callbackify(find);
  return (hostname, { all }, callback) =>
    findAll(hostname, (error: Error | null, addresses) => {
      if (error !== null) callback(error, []);
      else if (all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
}

/** A question that could not be asked is not one that nobody could answer. */
function toUnknown(error: unknown): LookupAddress[] {
  if (toFetchError(error).code === 'descriptors') throw error;
  return [];
}

function toRefusal({ hostname }: Target, addresses: readonly LookupAddress[]): FetchError {
  const found = addresses.map(({ address }) => address).join(', ');
  const where = found === '' || found === hostname.replace(/^\[|\]$/g, '') ? hostname : `${hostname} (${found})`;
  return new FetchError('refused', `${where} is not a public address`);
}

function toPortRefusal({ hostname, port }: Target): FetchError {
  return new FetchError('refused', `${hostname}:${port} is no web port, and only a source's own url may name another`);
}
