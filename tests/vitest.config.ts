// How the suite runs: every test file beneath tests/, in two forked processes that go from file to file, as loading the program for each anew took a quarter of the time; so no test may leave anything behind in its process.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite',
  test: {
    include: ['**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
