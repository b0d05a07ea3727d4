// What the repository ships: the example, the demonstration and the schema that editors complete them by.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { toJsonSchema } from '../../src/config/schema.ts';
import type { Config } from '../../src/model/configuration.ts';

const FOLDER = join(import.meta.dirname, '../../config');

test('the example loads without a problem, with nothing in the environment', async () => {
  const { editions, outlets, sources } = await loadShipped('sonin.yaml');
  expect(editions.map(({ id, language }) => [id, language])).toEqual([
    ['en', 'en'],
    ['mn', 'mn'],
  ]);
  expect(sources.filter(({ kind }) => kind === 'ticker')).toHaveLength(1);
  expect(outlets.length).toBeGreaterThan(25);
});

test('every outlet of the example claims a host, by which the ticker finds it', async () => {
  const { outlets } = await loadShipped('sonin.yaml');
  expect(outlets.filter(({ hosts }) => hosts.length === 0)).toEqual([]);
});

test('the demonstration reads only files beside it, keeps nothing and takes a free port of this machine', async () => {
  const config = await loadShipped('demo/sonin.yaml');
  expect(config).toMatchObject({
    site: { url: null },
    store: 'sqlite::memory:',
    listen: { host: '127.0.0.1', port: 0 },
  });
  const texts = await Promise.all(config.sources.map(async ({ url }) => readFile(new URL(url), 'utf8')));
  expect(texts).toHaveLength(3);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
});

test('the ticker of the demonstration names headlines that its feeds hold', async () => {
  const board = (await readFile(join(FOLDER, 'demo/board.txt'), 'utf8')).replace(/\s+/gu, ' ');
  for (const feed of ['courier.xml', 'toli.xml']) {
    const titles = [...(await readFile(join(FOLDER, 'demo', feed), 'utf8')).matchAll(/<title>(?<title>[^<]+)/gu)];
    const named = titles.filter(({ groups }) => board.includes(` ${groups?.['title']?.toUpperCase()} `));
    expect(named.length).toBeGreaterThanOrEqual(4);
  }
});

test('both files name the schema in their first line', async () => {
  const lines = await Promise.all(
    ['sonin.yaml', 'demo/sonin.yaml'].map(async (file) => (await readShipped(file)).split('\n', 1)),
  );
  expect(lines.flat()).toEqual([
    '# yaml-language-server: $schema=./sonin.schema.json',
    '# yaml-language-server: $schema=../sonin.schema.json',
  ]);
});

test('the schema file is what `npm run schema` writes', async () => {
  expect(await readShipped('sonin.schema.json')).toBe(`${JSON.stringify(toJsonSchema(), null, 2)}\n`);
});

test('the schema describes every key', () => {
  expect(findUndescribed(toJsonSchema(), '')).toEqual([]);
});

async function loadShipped(file: string): Promise<Config> {
  const config = await loadConfig(join(FOLDER, file), {});
  if ('problems' in config) throw new Error(JSON.stringify(config.problems, null, 2));
  return config;
}

async function readShipped(file: string): Promise<string> {
  return readFile(join(FOLDER, file), 'utf8');
}

function findUndescribed(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const below = findUndescribed(value, `${path}/${key}`);
    const bare =
      path.endsWith('/properties') && !(typeof value === 'object' && value !== null && 'description' in value);
    return bare ? [`${path}/${key}`, ...below] : below;
  });
}
