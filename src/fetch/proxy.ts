// Proxies: which one an address is asked through, by the source, the configuration and the environment. Pure; it connects to nothing.
import { BlockList, isIP } from 'node:net';

/** What a source or the configuration writes to go straight, whatever the environment names. */
const NONE = 'none';

/** Schemes that can be spoken to. */
const SCHEMES = /^(?:https?|socks5?):$/;

/** Where proxies are named beside the source, in the order in which they count. */
export interface ProxySettings {
  /** The configuration's: an address, `none`, or null where it says nothing. */
  readonly configured: string | null;
  /** The environment's, by the scheme of what is asked; null where it names none. */
  readonly http: string | null;
  readonly https: string | null;
  /** NO_PROXY: hosts, domains, `host:port` and networks (CIDR), lower case; `*` is all. They concern the environment's proxies alone. */
  readonly exempt: readonly string[];
}

/** No proxy anywhere. */
export const STRAIGHT: ProxySettings = { configured: null, http: null, https: null, exempt: [] };

/** `environment` is the process's; lower-case names count first, as curl reads them. */
export function toProxySettings(
  configured: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): ProxySettings {
  const find = (...names: string[]) =>
    names.flatMap((name) => [environment[name], environment[name.toUpperCase()]]).find((value) => value?.trim());
  const toSetting = (value: string | undefined) => (value === undefined ? null : withScheme(value.trim()));
  return {
    configured,
    http: toSetting(find('http_proxy', 'all_proxy')),
    https: toSetting(find('https_proxy', 'all_proxy')),
    exempt: (find('no_proxy') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  };
}

/** A proxy's address as a configuration may name it: absolute, `http:`, `https:`, `socks5:` or `socks:`, with credentials or not. */
export function toProxyUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && SCHEMES.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** The proxy to ask `url` through, or null for none. `own` is the source's setting: an address, `none`, or null where it says nothing. */
export function findProxy(url: URL, own: string | null, settings: ProxySettings): string | null {
  const chosen = own ?? settings.configured;
  if (chosen !== null) return chosen === NONE ? null : chosen;
  const named = url.protocol === 'https:' ? settings.https : settings.http;
  return named === null || isExempt(url, settings.exempt) ? null : named;
}

/** `example.org` and `.example.org` both mean the domain with all beneath it, as everywhere but in the oldest programs. */
function isExempt(url: URL, exempt: readonly string[]): boolean {
  const host = url.hostname.replace(/\.$/, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return exempt.some((entry) => {
    if (entry === '*') return true;
    if (entry.includes('/')) return isWithin(host, entry);
    const [, name = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    return (only === undefined || only === port) && (host === name || host.endsWith(`.${name}`));
  });
}

/** Whether a host that is a literal address lies in a network; names are not looked up for it, as nowhere else. */
function isWithin(host: string, cidr: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const [network = '', prefix = ''] = cidr.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  if (version === 0 || version !== isIP(network) || !/^\d{1,3}$/.test(prefix) || Number(prefix) > most) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), family);
  return list.check(address, family);
}

/** Environments often name host and port alone. */
function withScheme(value: string): string {
  return /^[a-z][\w+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}
