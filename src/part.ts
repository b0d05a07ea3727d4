// The names under which a source's words are kept: its own, its fallback's, and those of the articles behind either. It knows nothing of what they say.
import type { Source } from './model/configuration.ts';

/** No id of the configuration holds it. */
const SEPARATOR = '/';
const DETAILS = `${SEPARATOR}details`;

/** The name of what is read where a source fails. */
export function toFallbackId(id: string): string {
  return `${id}${SEPARATOR}fallback`;
}

/** The name of what a source's articles say beside its list. */
export function toDetailsId(id: string): string {
  return `${id}${DETAILS}`;
}

/** Whether it is what a source's articles say. */
export function isDetails(part: string): boolean {
  return part.endsWith(DETAILS);
}

/** How much a part is trusted, the most first: the source itself, its articles, its fallback, the articles behind that. */
export function toRank(part: string): number {
  const isFallback = part.startsWith(toFallbackId(toSourceId(part)));
  return Number(isFallback) * 2 + Number(isDetails(part));
}

/** The source of the configuration that a part belongs to. */
export function toSourceId(part: string): string {
  return part.split(SEPARATOR, 1)[0] ?? part;
}

/** Everything that is read for a source, each under its own name. */
export function toParts(source: Source): Source[] {
  const read = source.fallback === null ? [source] : [source, source.fallback];
  return read.flatMap((one) => [one, { ...one, id: toDetailsId(one.id) }]);
}
