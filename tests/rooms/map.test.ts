// The map of rooms, held to what the code does: who may import whom, and who alone speaks to each package and to the world.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const SRC = path.join(ROOT, 'src');

/** Everyone may import `model`; besides it, each room only these. The README shows the same table. */
const MAP: Readonly<Record<string, readonly string[]>> = {
  model: [],
  config: ['headline', 'normalise', 'parse', 'part', 'schedule', 'search', 'zone'],
  schedule: [],
  fetch: [],
  decode: [],
  markup: [],
  pattern: [],
  part: [],
  owner: [],
  uuid: [],
  cache: [],
  zone: [],
  parse: ['markup', 'pattern'],
  normalise: ['markup', 'pattern', 'zone'],
  headline: [],
  search: ['headline'],
  reconcile: ['headline', 'normalise', 'part', 'uuid', 'zone'],
  store: ['part', 'reconcile'],
  editions: ['part'],
  words: [],
  render: ['editions', 'uuid', 'words', 'zone'],
  publish: ['cache', 'words'],
  reading: ['decode', 'fetch', 'headline', 'normalise', 'parse', 'part', 'reconcile', 'schedule', 'zone'],
  discover: ['config', 'decode', 'headline', 'normalise', 'parse'],
  refresh: ['fetch', 'headline', 'normalise', 'part', 'reading', 'reconcile', 'schedule', 'store'],
  round: ['owner', 'reading', 'refresh', 'schedule', 'store'],
  issue: ['editions', 'publish', 'render', 'search', 'store'],
  export: ['issue', 'owner', 'publish', 'render', 'store'],
  hub: ['fetch', 'store'],
  service: [
    'cache',
    'editions',
    'fetch',
    'headline',
    'hub',
    'issue',
    'normalise',
    'owner',
    'part',
    'publish',
    'reading',
    'round',
    'schedule',
    'store',
  ],
  cli: [
    'config',
    'decode',
    'discover',
    'export',
    'fetch',
    'headline',
    'normalise',
    'parse',
    'part',
    'reading',
    'reconcile',
    'render',
    'round',
    'schedule',
    'service',
    'store',
    'words',
  ],
  main: ['cli', 'service'],
};

/** Node's modules that touch the world outside the process, and the only rooms that may. */
const WORLD: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['config', 'cli', 'export', 'headline', 'owner', 'service', 'store'],
  'node:fs/promises': ['config', 'cli', 'fetch'],
  'node:http': ['publish'],
  'node:net': ['config', 'fetch'],
  'node:dns': ['fetch'],
  'node:sqlite': ['store'],
  'node:os': ['owner'],
  'node:child_process': [],
  'node:worker_threads': ['reading'],
};

/** Packages that more than one file of a room speaks to: the store's queries are many. */
const SPOKEN_BY_A_ROOM = new Set(['kysely']);

const files = globSync('**/*.ts', { cwd: SRC }).map((name) => ({
  name,
  room: path.basename(name.split(path.sep)[0] ?? '', '.ts'),
  imports: findImports(readFileSync(path.join(SRC, name), 'utf8')),
}));

test('every room imports the rooms that the map lets it, and needs each of them', () => {
  const found: Record<string, string[]> = {};
  for (const { name, room, imports } of files) {
    const rooms = imports.filter((target) => target.startsWith('.')).map((target) => toRoom(name, target));
    const others = rooms.filter((other) => other !== room && other !== 'model');
    found[room] = [...new Set([...(found[room] ?? []), ...others])].toSorted();
  }
  expect(found).toEqual(MAP);
});

test('every package has one importer', () => {
  const importers: Record<string, string[]> = {};
  for (const { name, room, imports } of files) {
    for (const target of imports.filter((one) => !/^(?:\.|node:)/.test(one))) {
      const by = SPOKEN_BY_A_ROOM.has(toPackage(target)) ? room : name;
      importers[toPackage(target)] = [...new Set([...(importers[toPackage(target)] ?? []), by])];
    }
  }
  expect(Object.entries(importers).filter(([, names]) => names.length > 1)).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: object;
  };
  expect(Object.keys(importers).toSorted()).toEqual(Object.keys(dependencies).toSorted());
});

test('only the rooms that are meant to touch the world', () => {
  const strangers = Object.entries(WORLD).flatMap(([module, rooms]) =>
    files
      .filter(({ room, imports }) => imports.includes(module) && !rooms.includes(room))
      .map(({ name }) => `${name} imports ${module}`),
  );
  expect(strangers).toEqual([]);
});

test('every file begins by saying what it is, and none has a name that says nothing', () => {
  const nameless = files.filter(({ name }) => /^(?:index|utils?|helpers?|common|misc)\.ts$/.test(path.basename(name)));
  const silent = files.filter(({ name }) => !readFileSync(path.join(SRC, name), 'utf8').startsWith('// '));
  expect([...nameless, ...silent].map(({ name }) => name)).toEqual([]);
});

test('the README shows this map, and every dependency', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const rows = Array.from(
    readme.matchAll(/^\| (`[^|]+`) \| [^|]+ \| [^|]+ \| ([^|]+) \|$/gm),
    ([, names, imports]) => ({
      names: findQuoted(names),
      imports: findQuoted(imports),
    }),
  );
  const shown = rows.flatMap(({ names, imports }) => names.map((name) => [name.replace(/\/$/, ''), imports] as const));
  expect(shown.map(([name]) => name).toSorted()).toEqual(Object.keys(MAP).toSorted());
  const wrong = shown.filter(([name, imports]) => imports.toSorted().join() !== (MAP[name] ?? []).join());
  expect(wrong).toEqual([]);
  const packages = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
  const named = Object.keys({ ...packages['dependencies'], ...packages['devDependencies'] });
  const listed = readme.slice(readme.indexOf('## Dependencies')).split(/[\s,|()]+|\.(?=\s)/);
  expect(named.filter((name) => !listed.includes(name))).toEqual([]);
});

function findQuoted(cell = ''): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');
}

function findImports(source: string): string[] {
  return Array.from(
    source.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm),
    ([, named, called]) => named ?? called ?? '',
  );
}

function toRoom(from: string, target: string): string {
  const [first = ''] = path.join(path.dirname(from), target).split(path.sep);
  return path.basename(first, '.ts');
}

function toPackage(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
