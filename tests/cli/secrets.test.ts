// A word that is meant for one origin alone, put wherever a configuration may hold one, is in nothing that any command says.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOrigin } from '../origin.ts';
import { runHere } from '../program.ts';

const SECRET = 's3cret';

test('credentials are in no output of any command', async () => {
  await using origin = await openOrigin();
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = path.join(folder, 'sonin.yaml');
  const url = `${origin.url.replace('//', `//user:${SECRET}@`)}/feed`;
  await writeFile(config, toConfig(url));
  const commands = [
    ['check'],
    ['inspect', 'a'],
    ['inspect', url],
    ['refresh'],
    ['status'],
    ['status', '--json'],
    ['opml'],
    ['discover', url],
  ];
  for (const words of commands) {
    const { stdout, stderr } = await runHere([...words, '--config', config]);
    const said = words[0] === 'discover' ? stderr : stdout + stderr;
    expect([words, said]).toEqual([words, expect.not.stringContaining(SECRET)]);
  }
  expect(origin.asked.length).toBeGreaterThan(2);
});

function toConfig(url: string): string {
  return `
site: { title: Sonin }
store: sqlite:sonin.db
fetch: { allow: [127.0.0.0/8], pause: 0s, proxy: none }
editions: { en: { language: en, title: English } }
sources:
  - id: a
    kind: feed
    url: "${url}"
    language: en
    headers: { X-Key: ${SECRET} }
    fallback: { kind: json, url: "${url}.json", language: en }
`;
}
