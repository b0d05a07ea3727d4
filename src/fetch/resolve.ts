// Names → addresses, by a resolver that gives up: the system's own runs on four threads, which a silent name server takes from all sources
// and from the end of the process. It knows nothing of which addresses may be dialled.
import { lookup, promises, type LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long one question waits for an answer, in milliseconds, and how often it is asked. */
const SYSTEM = new promises.Resolver({ timeout: 2_000, tries: 2 });

/** How long the second family is waited for once the first has answered, in milliseconds (RFC 8305, 3): some name servers never speak of IPv6. */
const RESOLUTION_DELAY = 50;

/** Where the system keeps names of its own, as containers do for each other. */
const HOSTS_FILE = '/etc/hosts';

/** All addresses of a host, which a dot at its end makes no other. Throws the resolver's error. */
export async function resolveHost(dotted: string, resolver = SYSTEM): Promise<LookupAddress[]> {
  const hostname = dotted.replace(/\.$/, '');
  const listed = findListed(hostname, await readHosts());
  if (listed.length > 0) return listed;
  try {
    return await ask(hostname, resolver);
  } catch (error) {
    // Names without a dot may stand in the network's own domain, which only the system knows; where nobody answers, it would not either.
    if (hostname.includes('.') || (error as NodeJS.ErrnoException).code === 'ETIMEOUT') throw error;
    return lookUp(hostname);
  }
}

/** Both families at once; one of them is enough. */
async function ask(hostname: string, resolver: promises.Resolver): Promise<LookupAddress[]> {
  const found: LookupAddress[] = [];
  const families = [resolver.resolve4(hostname), resolver.resolve6(hostname)].map(async (answer) => {
    found.push(...(await answer).map(toAddress));
  });
  const all = Promise.allSettled(families);
  await Promise.any(families).catch(({ errors }: AggregateError) => {
    throw errors[0];
  });
  await Promise.race([all, sleep(RESOLUTION_DELAY)]);
  return found.toSorted((one, other) => one.family - other.family);
}

function lookUp(hostname: string): Promise<LookupAddress[]> {
  const found = Promise.withResolvers<LookupAddress[]>();
  lookup(hostname, { all: true }, (error, addresses) =>
    error === null ? found.resolve(addresses) : found.reject(error),
  );
  return found.promise;
}

/** Read anew each time, as it changes while we run; it has a few lines. Without a descriptor for it there would be none for the question either. */
async function readHosts(): Promise<string> {
  return readFile(HOSTS_FILE, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EMFILE' || error.code === 'ENFILE') throw error;
    return '';
  });
}

/** Lines of an address and the names it goes by; what follows a `#` is a remark. */
function findListed(hostname: string, hosts: string): LookupAddress[] {
  return hosts.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return isIP(address) !== 0 && names.some((name) => name.toLowerCase() === hostname) ? [toAddress(address)] : [];
  });
}

function toAddress(address: string): LookupAddress {
  return { address, family: isIP(address) };
}
