import { expect, test } from 'vitest';
import { killOften } from './kills.ts';
import { openRandom } from './random.ts';

/** The drill kills it more often. */
const KILLS = 3;

/** Each life of the program takes a second, and several on a machine that is busy; in milliseconds. */
const PATIENCE = 90_000;

test(
  'killed at any moment, it has lost, doubled and renamed nothing after one round in peace',
  { timeout: PATIENCE },
  async () => {
    const seed = Date.now() % 100_000;
    const { entries, problems } = await killOften(KILLS, openRandom(seed));
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    // Each of the four outlets begins with three items.
    expect(entries).toBeGreaterThanOrEqual(12);
  },
);
