// Names → addresses, by a resolver that gives up: the system's own runs on four threads, which a silent name server takes from all sources.
import { lookup, promises, type LookupAddress } from 'node:dns';

/** How long one question waits for an answer, in milliseconds, and how often it is asked. */
const resolver = new promises.Resolver({ timeout: 2_000, tries: 2 });

/** No name server answered, which the system's resolver would only wait for again. */
const SILENT = new Set(['ETIMEOUT', 'ECANCELLED']);

/** All addresses of a host. Throws the resolver's error. */
export async function resolveHost(hostname: string): Promise<LookupAddress[]> {
  // Names of this machine and its network stand in no public zone.
  if (!hostname.includes('.')) return lookUp(hostname);
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = answers.flatMap((answer, at) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family: at === 0 ? 4 : 6 })) : [],
  );
  if (addresses.length > 0) return addresses;
  const reasons = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as NodeJS.ErrnoException] : [],
  );
  const silence = reasons.find(({ code }) => SILENT.has(code ?? ''));
  if (silence !== undefined) throw silence;
  // The system also knows what stands in its hosts file.
  return lookUp(hostname);
}

function lookUp(hostname: string): Promise<LookupAddress[]> {
  const found = Promise.withResolvers<LookupAddress[]>();
  lookup(hostname, { all: true }, (error, addresses) =>
    error === null ? found.resolve(addresses) : found.reject(error),
  );
  return found.promise;
}
