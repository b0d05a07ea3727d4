// What loading a configuration comes to: every fixture is a file, and beside it stand the lines it is refused with or the values it comes to.
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findConfigFile, loadConfig } from '../../src/config/config.ts';
import { loadText, toLines } from './load-text.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const PROBLEMS = join(FIXTURES, 'problems');
const ACCEPTED = join(FIXTURES, 'accepted');
const ENVIRONMENT = {
  SECRET: 's3cr3t',
  KIND_OF_OURS: 'feed',
  EMPTY: '',
  UNSET: undefined,
  TITLE: 'Named',
  PORT_OF_OURS: '81',
  SWITCH: 'false',
  ZERO: '0',
  BYTES: '1234',
};
const MINIMAL = `site: { title: T }
editions: { e: { language: en, title: E } }
sources: [ { id: a, kind: ticker, url: "file:a/b.txt" } ]
`;

describe('a configuration is refused with every problem at its place', async () => {
  for (const name of await findSentences(PROBLEMS)) {
    test(name, async () => {
      const lines = toLines(await loadConfig(`${name}.yaml`, ENVIRONMENT, PROBLEMS), `${name}.yaml`);
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(PROBLEMS, `${name}.txt`));
      expect(lines.join()).not.toContain('s3cr3t');
    });
  }
});

describe('a configuration comes to whole values', async () => {
  for (const name of await findSentences(ACCEPTED)) {
    test(name, async () => {
      const config = await loadConfig(`${name}.yaml`, ENVIRONMENT, ACCEPTED);
      const json = JSON.stringify(config, null, 2).replaceAll(FIXTURES, '{fixtures}');
      await expect(`${json}\n`).toMatchFileSnapshot(join(ACCEPTED, `${name}.json`));
    });
  }
});

describe('the environment overrides the file', () => {
  test('with an address, a store beneath the current folder, and a port', async () => {
    const config = await loadText(MINIMAL, {
      SONIN_URL: 'https://n.example/s/',
      SONIN_STORE: 'sqlite:d/x.db',
      PORT: '0',
    });
    expect(config).toMatchObject({
      site: { url: 'https://n.example/s' },
      store: expect.stringMatching(/^sqlite:\/.*\/current\/d\/x\.db$/u),
      listen: { port: 0 },
    });
  });

  test('with a store in memory', async () => {
    expect(await loadText(MINIMAL, { SONIN_STORE: 'sqlite::memory:' })).toMatchObject({ store: 'sqlite::memory:' });
  });

  test('where what the file says is wrong or not set', async () => {
    const text = `${MINIMAL}store: "\${NOWHERE}"\nlisten: { port: "many" }\n`;
    expect(await loadText(text, { SONIN_STORE: 'sqlite:/d/x.db', PORT: '81' })).toMatchObject({
      store: 'sqlite:/d/x.db',
      listen: { port: 81 },
    });
  });

  test('not with an empty variable', async () => {
    expect(await loadText(MINIMAL, { SONIN_URL: '', PORT: '' })).toMatchObject({
      site: { url: null },
      listen: { port: 8080 },
    });
  });

  test('and a wrong variable is named, its value never', async () => {
    const result = await loadText(MINIMAL, { SONIN_URL: 'n.example', SONIN_STORE: 'postgres://db', PORT: '80a' });
    expect(toLines(result)).toEqual([
      'environment: SONIN_URL: is a value from the environment, expected an absolute http: or https: address without query, fragment or credentials',
      'environment: SONIN_STORE: is a value from the environment, expected `sqlite:` and a path, or `sqlite::memory:`; this version keeps its store in SQLite only',
      'environment: PORT: is a value from the environment, expected a port from 0 to 65535',
    ]);
  });
});

describe('a file that cannot be read is a problem', () => {
  test('because it is not there', async () => {
    expect(toLines(await loadConfig('no/such.yaml', {}))).toEqual([
      'no/such.yaml:1:1: cannot be read (no such file), expected a file; --config or $SONIN_CONFIG can name another',
    ]);
  });

  test('because it is a folder', async () => {
    expect(toLines(await loadConfig(FIXTURES, {}))).toEqual([expect.stringContaining('(it is a folder)')]);
  });

  test('because it is not UTF-8', async () => {
    const result = await loadText(Buffer.from([0x73, 0xf1, 0xe0, 0xe9, 0xf2]), {});
    expect(toLines(result)).toEqual(['sonin.yaml:1:1: is not UTF-8, expected a text file in UTF-8']);
  });

  test('because nobody writes two megabytes by hand', async () => {
    expect(toLines(await loadText(`#${' '.repeat(2_000_000)}`, {}))).toEqual([
      'sonin.yaml:1:1: is larger than 2000000 bytes, expected a configuration',
    ]);
  });
});

test('a byte order mark at the front is no part of the first key', async () => {
  expect(await loadText(`\uFEFF${MINIMAL}`, {})).toMatchObject({ site: { title: 'T' } });
});

test('a file: address that leaves the folder through a symbolic link is refused, and one that stays is not', async () => {
  const inside = await loadText(MINIMAL, {}, async (folder) => symlink(folder, join(folder, 'a')));
  expect(inside).toMatchObject({ sources: [{ url: expect.stringMatching(/^file:\/\/\/.*\/a\/b\.txt$/u) }] });
  const outside = await loadText(MINIMAL, {}, async (folder) => symlink(tmpdir(), join(folder, 'a')));
  expect(toLines(outside)).toEqual([
    'sonin.yaml:3:40: sources[0].url: `file:a/b.txt` is not beneath the folder of the configuration, expected a file in that folder',
  ]);
});

describe('the file that is meant', () => {
  test('is what --config names, there or not', () => {
    expect(findConfigFile('no/such.yaml', { SONIN_CONFIG: 'b.yaml' })).toBe('no/such.yaml');
  });

  test('is else what $SONIN_CONFIG names', () => {
    expect(findConfigFile(null, { SONIN_CONFIG: 'b.yaml' })).toBe('b.yaml');
  });

  test('is else in a usual place, if it is there', async () => {
    const before = process.cwd();
    const folder = await mkdtemp(join(tmpdir(), 'sonin-config-'));
    try {
      process.chdir(folder);
      expect(findConfigFile(null, { SONIN_CONFIG: '' })).toBeNull();
      process.chdir(join(import.meta.dirname, '../..'));
      expect(findConfigFile(null, {})).toBe('config/sonin.yaml');
    } finally {
      process.chdir(before);
      await rm(folder, { recursive: true });
    }
  });
});

async function findSentences(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'));
}
