// What a source's documents and articles are asked for with. It asks nothing itself.
import type { FetchRequest } from '../fetch/fetch.ts';
import type { Source, SourceKind } from '../model/configuration.ts';
import type { Validators } from '../model/visit.ts';

/** Meant for machines that come again and again, which robots.txt is not about: its rules for crawlers would shut out what the outlet offers to readers. */
const FOR_MACHINES: ReadonlySet<SourceKind> = new Set(['feed', 'sitemap']);

/** A document of the source itself. */
export function toRequest(url: string, source: Source, validators: Validators | null): FetchRequest {
  return { ...toPageRequest(url, source), validators, robots: source.robots ?? !FOR_MACHINES.has(source.kind) };
}

/** A page meant for people: an article. The operator's headers go to the source's own origin alone; the fetcher sees to that. */
export function toPageRequest(url: string, source: Source): FetchRequest {
  const { url: own, headers, timeout, proxy, robots } = source;
  return { url, own, headers, timeout, proxy, robots: robots ?? true, validators: null };
}
