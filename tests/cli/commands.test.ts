import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAtomFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runHere, runProgram, startProgram } from '../program.ts';

const CONFIG = path.join(import.meta.dirname, 'fixtures/sonin.yaml');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonin-cli-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('help names every command and exits with 0', async () => {
  const { code, stdout } = await runProgram(['--help']);
  expect(code).toBe(0);
  const commands = [
    'serve',
    'refresh',
    'resume',
    'inspect',
    'discover',
    'check',
    'status',
    'withdraw',
    'opml',
    'backup',
    'export',
    'health',
    'demo',
  ];
  for (const command of commands) {
    expect(stdout).toContain(`  ${command}`);
  }
  expect((await runHere(['refresh', '--help'])).stdout).toContain('--force');
});

test.each([
  [['polish'], /unknown command polish; see --help/],
  [['refrsh'], /unknown command refrsh; did you mean refresh\?/],
  [['status', '--loud'], /unknown option '--loud'/],
  [['inspect'], /missing required argument/],
  [['refresh', 'hearld', '--config', CONFIG], /no source is called hearld; did you mean herald\?/],
  [['status', '--config', 'none.yaml'], /none\.yaml:1:1: .*cannot be read/],
])('wrong usage %j exits with 2 and a word about it', async (words, message) => {
  const { code, stdout, stderr } = await runHere(words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('the process itself ends with the code of its command, and says no more than that did', async () => {
  const words = ['status', '--config', 'none.yaml'];
  const ended = await runProgram(words);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('cannot be read') });
  expect(ended).toEqual(await runHere(words));
});

test('check says that all is well, or every reason why not', async () => {
  expect(await runHere(['check', '--config', CONFIG])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is well'),
  });
  const broken = path.join(folder, 'broken.yaml');
  await writeFile(broken, 'site: { titel: X }\neditions: {}\nsources: [{ id: a }]\n');
  const { code, stdout } = await runHere(['check', '--config', broken]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/broken\.yaml:1:9: site\.titel: .*did you mean `title`/);
  expect(stdout.trim().split('\n').length).toBeGreaterThan(3);
  const json = await runHere(['check', '--json', '--config', broken]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    file: broken,
    problems: expect.arrayContaining([expect.objectContaining({ line: 1 })]),
  });
});

test('refresh with nothing to do exits with 0, and with 1 when every source failed', async () => {
  const config = path.join(folder, 'sources.yaml');
  const write = (sources: string) =>
    writeFile(
      config,
      `site: { title: T }\neditions: { en: { language: en, title: T } }\nstore: sqlite:t.db\nsources: ${sources}\n`,
    );
  await write('[]');
  expect((await runHere(['refresh', '--config', config])).code).toBe(0);
  await write('[{ id: gone, kind: feed, language: en, url: "file:gone.xml" }]');
  const failed = await runHere(['refresh', '--config', config]);
  expect(failed).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('gone: The file could not be read'),
  });
  expect((await runHere(['refresh', '--due', '--config', config])).code).toBe(0);
});

test('status tells how many entries are in languages that no edition takes', async () => {
  const config = path.join(folder, 'languages.yaml');
  await writeFile(
    config,
    `site: { title: T }\neditions: { mn: { language: mn, title: M } }\nstore: sqlite:languages.db
sources:\n  - { id: board, kind: ticker, url: "file:board.txt" }\n  - { id: other, kind: ticker, url: "file:other.txt" }\n`,
  );
  const end = 'WWW.A.EXAMPLE НИЙТЭЛСЭН:2026/01/12';
  const wool = 'WOOL PRICES RISE AGAIN IN THE NORTH WWW.A.EXAMPLE PUBLISHED:2026/01/12';
  const board = `1 ${wool} СИНИЙ МОСТ ЗАКРЫТ НА РЕМОНТ ДО ВЕСНЫ ${end} ГҮҮРНИЙ ЗАСВАР ХАВАР ДУУСНА ${end}`;
  await writeFile(path.join(folder, 'board.txt'), board);
  await writeFile(path.join(folder, 'other.txt'), `1 ${wool.replace('WWW.A', 'WWW.B')}`);
  await runProgram(['refresh', '--config', config]);
  const { stdout } = await runProgram(['status', '--config', config]);
  expect(stdout).toContain('\n2 entries in en, which no edition takes: board 1, other 1\n1 entry in ru, which');
  expect(JSON.parse((await runProgram(['status', '--json', '--config', config])).stdout)).toMatchObject([
    { source: 'board', outside: { en: 1, ru: 1 } },
    { source: 'other', outside: { en: 1 } },
  ]);
});

test('status tells a page that changed from one without news, and names the selector', async () => {
  const page = (title: string) =>
    `<div class="card"><a href="https://h.example/1">1</a><b class="${title}">One</b><i class="when">2026-01-12</i></div>`;
  const source = `{ id: h, kind: page, language: en, url: "file:list.html", items: .card, fields: { title: .title, published: .when } }`;
  const config = path.join(folder, 'drift.yaml');
  await writeFile(
    config,
    `site: { title: T }\neditions: { en: { language: en, title: T } }\nstore: sqlite:drift.db\nsources: [${source}]\n`,
  );
  await writeFile(path.join(folder, 'list.html'), page('title'));
  await runHere(['refresh', '--config', config]);
  expect((await runHere(['status', '--config', config])).stdout).toMatch(/^h +ok +1 items/);
  await writeFile(path.join(folder, 'list.html'), page('headline'));
  await runHere(['refresh', '--config', config]);
  const { stdout } = await runHere(['status', '--config', config]);
  expect(stdout).toMatch(/^h +drifting .*\n.*Drift: no titles are found: .*"\.title"/);
  const [status] = JSON.parse((await runHere(['status', '--json', '--config', config])).stdout) as object[];
  expect(status).toMatchObject({ state: 'drifting', items: 1, failure: { code: 'no-titles' } });
});

test('withdraw of what is not there says where ids are found', async () => {
  const { code, stderr } = await runHere(['withdraw', 'urn:x:1', '--config', CONFIG]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('no entry has the id urn:x:1')]);
});

test('a port that is taken is named, with what to do', async () => {
  const other = createServer().listen(0, '0.0.0.0');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await runProgram(['serve', '--config', CONFIG], { PORT: `${port}` });
  expect(code).toBe(1);
  expect(stderr).toContain(`${port}: another program listens there`);
  expect(stderr).not.toContain('    at ');
  other.close();
});

test('the demo serves its samples where it says, with links to there', async () => {
  await using program = startProgram(['demo']);
  const [, url = ''] = await program.says(/ is at (\S+)\/\n/);
  const english = parseAtomFeed(await (await fetch(`${url}/en.atom`)).text());
  const mongolian = parseAtomFeed(await (await fetch(`${url}/mn.atom`)).text());
  expect(english.links?.[0]?.href).toBe(`${url}/en.atom`);
  // Seven items of the feed and ten headlines of the ticker, of which five are the same; eight and ten in Mongolian.
  expect([english.entries?.length, mongolian.entries?.length]).toEqual([12, 13]);
  expect(await program.end('SIGINT')).toBe(0);
});
