// The source, or what is read in its stead where it fails. It knows nothing of how either is read.
import { isOurOwn } from '../fetch/failure.ts';
import type { Source } from '../model/configuration.ts';
import type { Gathered } from './gather.ts';

/** What was read of a source. */
export interface SourceRead {
  /** The source itself, or its fallback. */
  readonly read: Source;
  readonly gathered: Gathered;
  /** Where the fallback was read: what the source itself came to. */
  readonly instead: Gathered | null;
}

/** The source, or its fallback where it fails; not on a host that asks us to wait. */
export async function gatherOrFallBack(
  source: Source,
  gatherOne: (source: Source) => Promise<Gathered>,
  signal: AbortSignal,
): Promise<SourceRead> {
  const gathered = await gatherOne(source);
  const { fallback } = source;
  const isLost = gathered.outcome === 'failed' && gathered.shown.size === 0 && !signal.aborted;
  const isOurs = gathered.failure !== null && isOurOwn(gathered.failure);
  if (fallback === null || !isLost || isOurs || (gathered.waitUntil !== null && hostOf(fallback) === hostOf(source))) {
    return { read: source, gathered, instead: null };
  }
  const second = await gatherOne(fallback);
  // Where both fail it is the source's own failure that an operator can mend.
  if (second.outcome === 'failed' && second.shown.size === 0) return { read: source, gathered, instead: null };
  return { read: fallback, gathered: second, instead: gathered };
}

function hostOf({ url }: Source): string {
  return URL.parse(url)?.host ?? '';
}
