// Headlines and addresses that so many items of one document bear that they name none of them. It looks at nothing but that document.
import type { Sighting } from '../model/entry.ts';

/** Most items of a document that may share one; beyond it every one would be compared with every other. A page of exchange rates has thirty. */
const MOST_NAMESAKES = 50;

/** The sightings of one document: of those with too many namesakes, each is known by its own id, or address, or words alone. */
export function withoutNamesakes(sightings: readonly Sighting[]): readonly Sighting[] {
  if (sightings.length <= MOST_NAMESAKES) return sightings;
  const headlines = findCommon(sightings, ({ headlineKey }) => headlineKey);
  const addresses = findCommon(sightings, ({ addressKey }) => addressKey);
  if (headlines.size + addresses.size === 0) return sightings;
  return sightings.map((sighting) => {
    const { itemId, headlineKey, rawHash } = sighting;
    const addressKey = addresses.has(sighting.addressKey) ? null : sighting.addressKey;
    const own = itemId ?? addressKey ?? rawHash;
    return {
      ...sighting,
      addressKey,
      headlineKey: headlines.has(headlineKey) ? `${headlineKey}\n${own}` : headlineKey,
    };
  });
}

function findCommon(
  sightings: readonly Sighting[],
  toKey: (sighting: Sighting) => string | null,
): ReadonlySet<string | null> {
  const counts = new Map<string, number>();
  for (const sighting of sightings) {
    const key = toKey(sighting);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > MOST_NAMESAKES).map(([key]) => key));
}
