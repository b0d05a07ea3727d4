// How documents that mean harm by their size are put to the test: each is read and published within a bound of work that only a cost above linear breaks.
import { expect, test } from 'vitest';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { makeSource } from '../sources.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import type { LargeAttack } from './large-documents.ts';
import { NOW, OUTLETS } from './outlets.ts';
import { gatherFrom } from './player.ts';
import { EDITION, publishEntries } from './published.ts';

/** Of this process's own work, in seconds, whatever else the machine does: what is linear takes one at most, what is not takes many. */
export const MOST_WORK = 6;

/** Until a test is given up, in milliseconds: what takes that long has failed by its work before. */
export const PATIENCE = 120_000;

/** A test for each, under its own name. */
export function testLarge(attacks: Readonly<Record<string, LargeAttack>>): void {
  for (const [name, attack] of Object.entries(attacks)) {
    test(
      name,
      async () => {
        const before = process.cpuUsage();
        const came = await read(attack);
        expect(process.cpuUsage(before).user / 1e6).toBeLessThan(MOST_WORK);
        expect(toLeast(came, attack.comes)).toBe(attack.comes);
      },
      PATIENCE,
    );
  }
}

/** The number of items, or the code of the failure; throws where what is published of it is not clean. */
async function read({ make, source: given }: LargeAttack): Promise<number | string> {
  const source = makeSource({ content: 'full', ...given });
  const { failure, items, sightings, shown } = await gatherFrom(make(), source);
  const known = { known: [], takenIds: new Set<string>() };
  const changes = reconcile(sightings, known, { shown, hostsOf: () => [] }, NOW);
  const entries = changes.map(({ entry }) => entry).slice(0, EDITION.limit);
  checkEntries(entries);
  checkDocuments(publishEntries(entries, [source], OUTLETS));
  return failure?.code ?? items ?? 0;
}

/** Of more items than are asked for, as many as are asked for. */
function toLeast(came: number | string, comes: number | string): number | string {
  return typeof came === 'number' && typeof comes === 'number' ? Math.min(came, comes) : came;
}
