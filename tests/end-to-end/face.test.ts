// The real program as a stranger meets it: no header steers it, no option of the runtime loosens it, no page needs what its policy forbids.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { document, openOrigin } from '../origin.ts';
import { runHere, startProgram } from '../program.ts';
import { ask, findStatuses, send } from '../publish/client.ts';
import type { Reply } from '../publish/client.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const PATHS = [
  '/',
  '/en',
  '/mn',
  '/en.atom',
  '/en.rss',
  '/en.json',
  '/style.css',
  '/healthz',
  '/nothing',
  '/en/entries/x',
];
const STRANGE = {
  Host: 'evil.example',
  Forwarded: 'host=evil.example;proto=evil',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'evil',
  'X-Original-URL': '/evil',
  'X-Rewrite-URL': '/evil',
  'Accept-Language': 'mn',
  'User-Agent': 'evil',
  Origin: 'https://evil.example',
  Connection: 'close',
};

let folder: string;
let config: string;
let program: ReturnType<typeof startProgram>;
let web: { readonly port: number };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonin-face-'));
  config = path.join(folder, 'sonin.yaml');
  await using origin = await openOrigin();
  await writeFile(config, fixture('sonin.yaml').replaceAll('ORIGIN', origin.url));
  origin.answer('/en.xml', document(fixture('english.rss')));
  origin.answer('/mn.xml', document(fixture('mongolian.atom')));
  await runHere(['refresh', '--config', config]);
  program = startProgram(['serve', '--config', config], { NODE_OPTIONS: '--insecure-http-parser' });
  web = { port: await findPort(program) };
});

afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('without a public address, documents name the one that is listened on, and nothing that a stranger sends', async () => {
  expect(await findMoved(web)).toEqual([]);
  expect(await findSelf(web)).toBe(`http://127.0.0.1:${web.port}/en.atom`);
});

test('with a public address, they name nothing but that', async () => {
  await using own = startProgram(['serve', '--config', config], { SONIN_URL: 'https://news.example' });
  const published = { port: await findPort(own) };
  expect(await findMoved(published)).toEqual([]);
  expect(await findSelf(published)).toBe('https://news.example/en.atom');
});

test('pages need nothing that their policy forbids', async () => {
  for (const asked of ['/', '/en', '/mn', await findEntryPath(web), '/nothing']) {
    const { status, body } = await ask(web, asked);
    const page = body.toString();
    expect([asked, status]).toEqual([asked, asked === '/nothing' ? 404 : 200]);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<(?:script|style|base|form|iframe|object|embed)\b|\s(?:style|on\w+)=|javascript:/i);
    for (const [, sheet] of page.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)) expect(sheet).toBe('/style.css');
  }
  expect((await ask(web, '/style.css')).headers['content-type']).toBe('text/css; charset=utf-8');
});

test('no option of the runtime makes it lenient with what two could read in two ways', async () => {
  for (const headers of ['Content-Length: 5\r\nTransfer-Encoding: chunked', 'X-A: a\n b', 'Transfer-Encoding: x']) {
    const received = await send(web, `GET / HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n0\r\n\r\n`);
    expect(findStatuses(received)).toEqual([400]);
  }
});

/** The addresses whose answer a stranger's headers change, or where they are repeated. */
async function findMoved(server: typeof web): Promise<string[]> {
  const moved: string[] = [];
  for (const asked of [...PATHS, await findEntryPath(server)]) {
    const plain = toText(await ask(server, asked, { Connection: 'close' }));
    const strange = toText(await ask(server, asked, STRANGE));
    if (plain !== strange || strange.includes('evil')) moved.push(asked);
  }
  return moved;
}

function toText({ status, headers, body }: Reply): string {
  return JSON.stringify([status, { ...headers, date: '' }, body.toString()]);
}

async function findPort(started: typeof program): Promise<number> {
  const [, port] = await started.says(/listening .*port=(\d+)/);
  return Number(port);
}

async function findSelf(server: typeof web): Promise<string> {
  const { body } = await ask(server, '/en.atom', STRANGE);
  return / rel="self"[^>]* href="([^"]*)"/.exec(body.toString())?.[1] ?? '';
}

async function findEntryPath(server: typeof web): Promise<string> {
  const page = (await ask(server, '/en')).body.toString();
  const [found] = /\/en\/entries\/[0-9a-f-]{36}/.exec(page) ?? [];
  return found ?? '/no-entry';
}

function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}
