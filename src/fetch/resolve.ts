// Names → addresses, by a resolver that gives up: the system's own runs on four threads, which a silent name server takes from all sources
// and from the end of the process. It knows nothing of which addresses may be dialled.
import { lookup, promises, type LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

/** How long one question waits for an answer, in milliseconds, and how often it is asked. */
const resolver = new promises.Resolver({ timeout: 2_000, tries: 2 });

/** Where the system keeps names of its own, as containers do for each other. */
const HOSTS_FILE = '/etc/hosts';

/** All addresses of a host, which a dot at its end makes no other. Throws the resolver's error. */
export async function resolveHost(dotted: string): Promise<LookupAddress[]> {
  const hostname = dotted.replace(/\.$/, '');
  const listed = findListed(hostname, await readHosts());
  if (listed.length > 0) return listed;
  try {
    return await ask(hostname);
  } catch (error) {
    // Names without a dot may stand in the network's own domain, which only the system knows; where nobody answers, it would not either.
    if (hostname.includes('.') || (error as NodeJS.ErrnoException).code === 'ETIMEOUT') throw error;
    return lookUp(hostname);
  }
}

/** Both families at once; one of them is enough. */
async function ask(hostname: string): Promise<LookupAddress[]> {
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.map(toAddress) : []));
  if (addresses.length > 0) return addresses;
  throw answers.find((answer) => answer.status === 'rejected')?.reason;
}

function lookUp(hostname: string): Promise<LookupAddress[]> {
  const found = Promise.withResolvers<LookupAddress[]>();
  lookup(hostname, { all: true }, (error, addresses) =>
    error === null ? found.resolve(addresses) : found.reject(error),
  );
  return found.promise;
}

/** Read anew each time, as it changes while we run; it has a few lines. */
async function readHosts(): Promise<string> {
  return readFile(HOSTS_FILE, 'utf8').catch(() => '');
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
