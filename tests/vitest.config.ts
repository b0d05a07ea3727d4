// How the suite runs: every test file beneath tests/, in two forked processes because node:sqlite and servers live in them.
import { defineConfig } from 'vitest/config';

/** Until a test is given up, in milliseconds: on a machine that is busy with other things each start of the program takes seconds. */
const PATIENCE = 60_000;

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite',
  test: {
    include: ['**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Loading the program for each of 136 files anew took a quarter of all work; so no test may leave anything behind in its process.
    isolate: false,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
  },
});
