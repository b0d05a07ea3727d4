// How documents that mean harm by their size are put to the test: each is read and published within a bound of work that only a cost above linear breaks.
import { expect, test } from 'vitest';
import type { Fetched } from '../../src/model/visit.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { gather } from '../../src/reading/gather.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { makeSource } from '../sources.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import type { LargeAttack } from './large-documents.ts';
import { EDITION, publishEntries } from './published.ts';
import { NOW, OUTLETS } from './river.ts';
import { openParser } from '../../src/reading/parser.ts';
import { NO_MEMORY } from '../../src/reading/reading.ts';

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
  const world = {
    fetcher: openPlayer(make()),
    parser: openParser({ large: Number.POSITIVE_INFINITY }),
    outlets: toOutlets(OUTLETS),
    now: () => new Date(NOW),
    at: NOW,
  };
  const nothing = { resources: [], since: null, adopted: null, isRecovering: false };
  const { failure, items, sightings, shown } = await gather(source, nothing, { ...world, ...NO_MEMORY });
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

function openPlayer(document: string | Uint8Array) {
  const body = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const validators = { etag: null, lastModified: null };
  const fetch = ({ url }: { readonly url: string }): Promise<Fetched> =>
    Promise.resolve({
      outcome: 'fresh',
      body,
      contentType: null,
      url,
      validators,
      waitUntil: null,
      freshUntil: null,
      movedTo: null,
    });
  return { fetch, [Symbol.asyncDispose]: async () => {} };
}
