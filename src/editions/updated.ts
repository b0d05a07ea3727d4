// When an entry last changed in what it says: one rule for every format. It knows nothing of formats.
import type { Entry } from '../model/entry.ts';
import type { Instant } from '../model/stamp.ts';

/** The publisher's own date of change, else when we saw it change, else when it was published or first seen. */
export function toUpdated(entry: Entry): Instant {
  return entry.updated ?? entry.changed ?? entry.published?.at ?? entry.firstSeen;
}
