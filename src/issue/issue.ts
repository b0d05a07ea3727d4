// The river outwards: every edition, now, as documents that are ready to be served. It holds the order of the stages and decides nothing that a stage could.
import type { Document } from '../model/edition.ts';
import { WORDS_VERSION } from '../search/fold.ts';
import { toEntryWords } from '../search/words.ts';
import { issueBatch, toBatches } from './batch.ts';
import { plan, type Plan } from './plan.ts';
import type { IssueWorld } from './world.ts';

/** Entries that are taken into the index in one go; the rest waits for the next, so that documents are not kept waiting. */
const INDEXED_AT_ONCE = 500;

/**
 * Makes anew what changed of the documents at fixed addresses, and puts each on the shelf as soon as it is ready: those that most readers ask
 * for first. True where more is to be done, although nothing changed. Throws what kept a document from being made when all others are.
 */
export async function issue(shelf: Map<string, Document>, world: IssueWorld): Promise<boolean> {
  const { store, site } = world;
  const failures: unknown[] = [];
  const fail = (error: unknown) => void failures.push(error);
  for (const spec of site.editions) await store.advance(spec).catch(fail);
  const index = store.index(WORDS_VERSION, INDEXED_AT_ONCE, toEntryWords);
  // What cannot be looked up keeps no edition from its readers.
  const isIndexBehind = (await index.catch(fail)) ?? true;
  const plans: Plan[] = [];
  for (const spec of site.editions) await plan(spec, world).then((made) => plans.push(made), fail);
  const published = await store.documents();
  const batches = toBatches(plans, world);
  for (const batch of batches) {
    // While the index fills, topics would be made anew again and again: who asks for one meanwhile has it made.
    if (isIndexBehind && batch.isOfWords) continue;
    await issueBatch(batch, shelf, published, world).catch(fail);
  }
  if (failures.length > 0) throw failures[0];
  const fixed = new Set(batches.flatMap(({ paths }) => paths));
  for (const path of shelf.keys()) if (!fixed.has(path)) shelf.delete(path);
  return isIndexBehind || plans.some(({ past }) => past.isBehind);
}
