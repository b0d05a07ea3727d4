// Whose word an item is: the outlet it names, or the one its source speaks for. It knows nothing of entries.
import { hash } from 'node:crypto';
import type { Outlet, Source } from '../model/configuration.ts';
import { toHost } from './address.ts';

/** What there is to know of the outlets, arranged for look-ups. */
export interface Outlets {
  readonly byId: ReadonlyMap<string, Outlet>;
  readonly byHost: ReadonlyMap<string, Outlet>;
  /** The hosts that an outlet claims; none where nobody declared it. */
  readonly hostsOf: (id: string) => readonly string[];
  /** Of who claims which hosts: where it changes, items may belong to somebody else. */
  readonly fingerprint: string;
}

export function toOutlets(outlets: readonly Outlet[]): Outlets {
  const byId = new Map(outlets.map((outlet) => [outlet.id, outlet]));
  return {
    byId,
    hostsOf: (id) => byId.get(id)?.hosts ?? [],
    byHost: new Map(outlets.flatMap((outlet) => outlet.hosts.map((host) => [host, outlet] as const))),
    fingerprint: hash('sha1', JSON.stringify(outlets.map(({ id, hosts }) => [id, hosts]))),
  };
}

/** The outlet of an item that names `host`, or of all of the source's items where it names none; a host nobody claims is an outlet of its own. */
export function findOutlet(source: Source, host: string | null, outlets: Outlets): Outlet {
  const named = toHost(host);
  if (named !== null) return findByHost(named, outlets) ?? toUnlisted(named);
  const declared = source.outlet === null ? undefined : outlets.byId.get(source.outlet);
  if (declared !== undefined) return declared;
  const own = toHost(source.url);
  return own === null ? toUnlisted(source.id) : (findByHost(own, outlets) ?? toUnlisted(own));
}

/** Whether somebody declared the outlet. */
export function isListed(outlet: Outlet, outlets: Outlets): boolean {
  return outlets.byId.has(outlet.id);
}

/** Whether an address is one of the outlet's own; an outlet that names no hosts is believed about all that nobody else claims. */
export function isOnHosts(url: string, outlet: Outlet, outlets: Outlets): boolean {
  const host = toHost(url);
  const claimant = host === null ? null : findByHost(host, outlets);
  if (host === null || claimant !== null) return claimant?.id === outlet.id;
  return outlet.hosts.length === 0 || outlet.hosts.some((own) => host === own || host.endsWith(`.${own}`));
}

/** The outlet that claims the host, or else the nearest domain above it: `mongolia.gogo.mn` is gogo.mn's unless somebody claims it. */
function findByHost(host: string, { byHost }: Outlets): Outlet | null {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const outlet = byHost.get(name);
    if (outlet !== undefined) return outlet;
  }
  return null;
}

function toUnlisted(host: string): Outlet {
  const site = host.includes('.') ? `http://${host}/` : null;
  return { id: host, name: { und: host }, site, hosts: host.includes('.') ? [host] : [] };
}
