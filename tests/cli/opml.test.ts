// `opml` as it is called: lists of feeds out of a configuration and into one.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseOpml } from '../../src/parse/opml.ts';
import { runHere, runProgram } from '../program.ts';

const HEAD = `
site: { title: Test desk }
store: "sqlite::memory:"
editions: { en: { language: en, title: In English } }
`;

const OUTLETS = `
outlets:
  - { id: herald, name: { en: The Herald, mn: Херальд }, site: https://herald.example }
  - { id: toli-example, name: Another Toli }
`;

const SOURCES = `
sources:
  - { id: herald, outlet: herald, kind: feed, url: https://me:secret@herald.example/feed, language: mn }
  - { id: press, kind: feed, url: "https://www.press.example/rss?a=1&b=2", language: auto }
  - { id: dated, kind: feed, url: "https://herald.example/{date}.xml", language: en }
  - { id: file, kind: feed, url: "file:feed.xml", language: en }
  - { id: ticker, kind: ticker, url: https://ticker.example/ }
`;

const LIST = `<opml version="2.0"><body><outline text="Mine">
  <outline text="Read already" xmlUrl="http://www.press.example/rss?a=1&amp;b=2"/>
  <outline text="Sport" xmlUrl="https://feeds.example/herald-sport" htmlUrl="https://www.herald.example/sport" language="en-GB"/>
  <outline text="Толь \u202e&quot;өдөр&quot; \${HOME} #1" xmlUrl="https://toli.example/rss?{q}" htmlUrl="https://toli.example/" language="mn"/>
  <outline text="Toli, world" xmlUrl="https://toli.example/world" language="not a tag"/>
  <outline xmlUrl="https://xn--90a.example:8080/feed.xml"/>
</outline></body></opml>`;

let folder: string;
let config: string;
let list: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonin-opml-'));
  config = await write('sonin.yaml', HEAD + OUTLETS + SOURCES);
  list = await write('list.opml', LIST);
});

afterAll(() => rm(folder, { recursive: true }));

test('the feeds of the configuration are printed, without what nobody else could subscribe to', async () => {
  const { code, stdout, stderr } = await opml();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('<title>Test desk</title>');
  expect(stdout).not.toContain('secret');
  const herald = { title: 'Херальд', xmlUrl: 'https://herald.example/feed', htmlUrl: 'https://herald.example/' };
  const press = { title: 'press.example', xmlUrl: 'https://www.press.example/rss?a=1&b=2' };
  const feeds = [
    { ...herald, language: 'mn' },
    { ...press, htmlUrl: 'http://press.example/', language: null },
  ];
  expect(parseOpml(stdout)).toEqual(feeds.map((feed) => ({ ...feed, categories: [] })));
  expect(JSON.parse((await opml('--json')).stdout)).toEqual(feeds);
});

test('of a file the feeds that are not read yet become blocks to paste', async () => {
  const { code, stdout, stderr } = await opml(list);
  expect([code, stderr]).toEqual([0, '1 of 5 feeds are read already and were left out\n']);
  expect(stdout).toBe(`outlets:
  - { id: toli-example-2, name: "Толь \\"өдөр\\" $\${HOME} #1", site: https://toli.example/, hosts: [toli.example] }
  - { id: xn--90a-example, name: xn--90a.example, site: http://xn--90a.example/, hosts: [xn--90a.example] }

sources:
  - { id: herald-2, outlet: herald, kind: feed, url: https://feeds.example/herald-sport, language: en }
  - { id: toli-example, outlet: toli-example-2, kind: feed, url: "https://toli.example/rss?%7Bq%7D", language: mn }
  - { id: toli-example-2, outlet: toli-example-2, kind: feed, url: https://toli.example/world, language: auto }
  - { id: xn--90a-example, outlet: xn--90a-example, kind: feed, url: "https://xn--90a.example:8080/feed.xml", language: auto }
`);
});

test('check accepts the blocks, after which no feed is left to be read', async () => {
  const [outlets = '', sources = ''] = (await opml(list)).stdout.split('sources:\n');
  const merged = [HEAD, OUTLETS, outlets.replace('outlets:\n', ''), SOURCES, sources].join('');
  const pasted = await write('pasted.yaml', merged);
  expect(await runHere(['check', '--config', pasted])).toMatchObject({ code: 0 });
  expect(await runHere(['opml', list, '--config', pasted])).toEqual({
    code: 0,
    stdout: '',
    stderr: '5 of 5 feeds are read already and were left out\n',
  });
  const { stdout } = await runHere(['opml', '--json', '--config', pasted]);
  expect(stdout).toContain('Толь \\"өдөр\\" ${HOME} #1');
});

test('as JSON the feeds that are not read yet are one array', async () => {
  const { stdout } = await opml(list, '--json');
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({ title: 'Sport', language: 'en-GB', categories: ['Mine'] }),
    expect.objectContaining({ title: 'Толь "өдөр" ${HOME} #1' }),
    expect.objectContaining({ xmlUrl: 'https://toli.example/world' }),
    expect.objectContaining({ title: null }),
  ]);
});

test('a list of hundreds of feeds of one host has an id for each', async () => {
  const outlines = Array.from({ length: 300 }, (_, number) => `<outline xmlUrl="http://127.0.0.1/${number}"/>`);
  const many = await write('many.opml', `<opml><body>${outlines.join('')}</body></opml>`);
  const { stdout } = await runProgram(['opml', many, '--config', config]);
  const ids = [...stdout.matchAll(/ id: "?([\w-]+)/g)].map(([, id]) => id);
  expect([ids[0], ids.length, new Set(ids.slice(1)).size]).toEqual(['127-0-0-1', 301, 300]);
});

test.each([
  ['nowhere.opml', '', /nowhere\.opml cannot be read; check its path and permissions: ENOENT/],
  ['feed.opml', '<rss><channel/></rss>', /feed\.opml is no OPML: there is no <opml> in it/],
  ['empty.opml', '<opml><body/></opml>', /empty\.opml lists no feed that has an address of the web/],
])('%s is refused in words', async (name, text, message) => {
  const file = text === '' ? path.join(folder, name) : await write(name, text);
  const { code, stdout, stderr } = await opml(file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('    at ');
});

function opml(...words: string[]) {
  return runHere(['opml', ...words, '--config', config]);
}

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}
