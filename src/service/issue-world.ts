// The configuration as issuing needs it, for the service and for whoever else issues documents. It opens nothing.
import type { EditionRules } from '../editions/editions.ts';
import { toSettings, type IssueWorld } from '../issue/world.ts';
import type { Config } from '../model/configuration.ts';
import { toParts } from '../part.ts';
import type { Store } from '../store/store.ts';

/** `url` is where readers reach the site, without a trailing slash. */
export function toIssueWorld(
  { site, editions, outlets, sources, topics, hubs }: Config,
  url: string,
  store: Store,
): Omit<IssueWorld, 'cache'> {
  const rules: EditionRules = {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    sources: new Map(sources.flatMap(toParts).map((part) => [part.id, part])),
  };
  const { title, contact } = site;
  const configured = { site: { title, contact, url, editions }, rules, topics, hubs };
  return { store, ...configured, settings: toSettings(configured), now: () => new Date() };
}
