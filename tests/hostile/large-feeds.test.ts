// Feeds that mean harm by their size, their depth or their number; those that mean to make storing dear are stored.
import { describe, expect, test } from 'vitest';
import { makeSource } from '../sources.ts';
import { checkDocuments } from './clean.ts';
import { LARGE_FEEDS } from './large-feeds.ts';
import { MOST_WORK, PATIENCE, testLarge } from './large-reading.ts';
import { openRiver } from './river.ts';

const STORED = ['five thousand items of one headline', 'five thousand items of one address and many ids'];

testLarge(Object.fromEntries(Object.entries(LARGE_FEEDS).filter(([name]) => !STORED.includes(name))));

describe('stored and issued', () => {
  for (const name of STORED) {
    test(
      name,
      async () => {
        await using river = await openRiver();
        const attack = LARGE_FEEDS[name];
        if (attack === undefined) throw new Error(`nothing is called ${name}`);
        const source = makeSource({ content: 'full', ...attack.source });
        const document = attack.make();
        const before = process.cpuUsage();
        const visit = (await river.visit([source], () => document)).get(source.id);
        expect(visit).toMatchObject({ outcome: 'read', failure: null });
        expect(visit?.items).toBeGreaterThanOrEqual(Number(attack.comes));
        checkDocuments(await river.issue([source]));
        expect(process.cpuUsage(before).user / 1e6).toBeLessThan(MOST_WORK);
      },
      PATIENCE,
    );
  }
});
