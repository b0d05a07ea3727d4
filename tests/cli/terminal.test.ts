// What strangers wrote, on an operator's terminal: it is shown, and commands nothing.
import * as fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toVisible } from '../../src/cli/terminal.ts';
import { runHere } from '../program.ts';
import { document, openOrigin } from '../origin.ts';

const COMMANDS = '\u001b[2J\u001b]0;owned\u0007 \u009b31m \u202eevil \u2066x \b\r';
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

test('commands to a terminal are shown as escapes, and everything else as it is', () => {
  expect(toVisible('a\u001b[2J\u009b\u202e\u007f b\tc\nМонгол ᠮᠣᠩᠭᠣᠯ 🐎')).toBe(
    String.raw`a\u001b[2J\u009b\u202e\u007f b` + '\tc\nМонгол ᠮᠣᠩᠭᠣᠯ 🐎',
  );
});

test('JSON says the same with and without', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const printed = toVisible(JSON.stringify([value, text]));
      expect(UNSAFE.test(printed)).toBe(false);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify([value, text])));
    }),
  );
});

test('inspect, refresh and status pass no command on from a feed, from what is no feed, and from an address', async () => {
  await using origin = await openOrigin();
  const item = `<item><title>A ${COMMANDS} B</title><pubDate>${COMMANDS}</pubDate></item>`;
  origin.answer('/feed', document(`<rss><channel><title>News ${COMMANDS}</title>${item}</channel></rss>`));
  origin.answer('/page', document(`Gone: ${COMMANDS}`));
  const folder = mkdtempSync(path.join(tmpdir(), 'sonin-terminal-'));
  const config = path.join(folder, 'sonin.yaml');
  const sources = ['feed', 'page'].map(
    (id) => `  - { id: ${id}, kind: feed, url: "${origin.url}/${id}", language: en }`,
  );
  const fetch = 'fetch: { allow: [127.0.0.0/8], pause: 0s }';
  const site = `site: { title: News }\nstore: "sqlite:${path.join(folder, 'sonin.db')}"\n${fetch}`;
  const editions = 'editions:\n  en: { language: en, title: English }';
  writeFileSync(config, [site, editions, 'sources:', ...sources, ''].join('\n'));
  const said: string[] = [];
  for (const words of [['inspect', 'feed', 'page'], ['refresh'], ['status'], ['status', '--json']]) {
    const { stdout, stderr } = await runHere([...words, '--config', config]);
    said.push(stdout + stderr);
    expect(UNSAFE.exec(stdout + stderr)).toBe(null);
  }
  expect(said[0]).toContain('News');
  expect(said[2]).toContain('text that begins');
});
