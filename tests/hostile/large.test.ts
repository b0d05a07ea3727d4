// Documents that mean harm by their size: each is read, stored and published within a bound that only a cost above linear breaks.
import { expect, test } from 'vitest';
import { makeSource } from '../sources.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import { LARGE } from './large.ts';
import { openRiver } from './river.ts';

/** For everything, in milliseconds: what is linear takes a second or two on a machine that does nothing else, what is not takes minutes. */
const DEADLINE = 20_000;

for (const [name, { make, source: given, comes }] of Object.entries(LARGE)) {
  test(
    name,
    async () => {
      await using river = await openRiver();
      const source = makeSource({ content: 'full', ...given });
      const document = make();
      const began = performance.now();
      const visit = (await river.visit([source], () => document)).get(source.id);
      expect(visit?.failure?.code ?? visit?.items ?? 0).toEqual(
        typeof comes === 'string' ? comes : expect.toSatisfy((items) => Number(items) >= comes),
      );
      checkEntries(await river.entries());
      checkDocuments(await river.issue([source]));
      expect(performance.now() - began).toBeLessThan(DEADLINE);
    },
    DEADLINE * 3,
  );
}
