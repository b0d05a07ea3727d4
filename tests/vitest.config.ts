// How the suite runs: every test file beneath tests/, in two forked processes at a time because node:sqlite and servers live in them.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite',
  test: { include: ['**/*.test.ts'], pool: 'forks', maxWorkers: 2, testTimeout: 20_000, hookTimeout: 20_000 },
});
