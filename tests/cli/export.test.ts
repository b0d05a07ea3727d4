import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sql-store.ts';
import { openSiteFolder, type SiteFolder } from '../export/site-folder.ts';
import { openWorkplace, toUrl, type Workplace } from '../faults/workplace.ts';
import { makeSighting } from '../sightings.ts';
import { record } from '../store/contract.ts';

const WITH_URL = { environment: { SONIN_URL: 'https://news.example/mongolia' } };

/** How many documents an export that is killed was about to write, and between two looks at it, in milliseconds. */
const KILLED_AFTER = [1, 30, 60];
const PAUSE = 1;

let workplace: Workplace;
let folder: SiteFolder;

beforeEach(async () => {
  workplace = await openWorkplace([]);
  folder = await openSiteFolder();
});

afterEach(async () => {
  folder[Symbol.dispose]();
  await workplace[Symbol.asyncDispose]();
});

test('beside a running service it writes, byte for byte and to the same second, what that serves', async () => {
  await fillStore(120);
  await using service = workplace.start(['serve'], { environment: { ...WITH_URL.environment, PORT: '0' } });
  const url = await toUrl(service);
  const exported = await workplace.run(['export', folder.root, '--json'], WITH_URL);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const { written, documents } = JSON.parse(exported.stdout) as { written: string[]; documents: number };
  expect(written).toHaveLength(documents);
  const named = written.filter((one) => one !== '/healthz' && !/entries|archive\/2/.test(one));
  expect(named).toContain('/en/archive/1.atom');
  for (const one of [...named, written.find((other) => other.includes('/entries/')) ?? '']) {
    const response = await fetch(url + one);
    const file = folder.at(/\.(?:atom|rss|json|css)$|opml/.test(one) ? one : path.join(one, 'index.html'));
    expect([one, await response.text()]).toEqual([one, readFileSync(file, 'utf8')]);
  }
  const feed = await fetch(`${url}/en.atom`);
  expect(Date.parse(feed.headers.get('last-modified') ?? '')).toBe(
    Math.floor(statSync(folder.at('en.atom')).mtimeMs / 1_000) * 1_000,
  );
  const before = folder.look();
  const again = await workplace.run(['export', folder.root], WITH_URL);
  expect(again.stdout).toBe(`${folder.root} holds ${documents} documents: 0 written, 0 removed\n`);
  expect(folder.look()).toEqual(before);
});

test('killed at any moment, it is finished by the next, and no file was ever half there', async () => {
  await fillStore(60);
  for (const count of KILLED_AFTER) {
    const killed = workplace.start(['export', folder.root], WITH_URL);
    while (countClaims() < count && killed.isRunning()) await setTimeout(PAUSE);
    await killed.end('SIGKILL');
  }
  expect(countClaims()).toBeGreaterThan(0);
  expect(await workplace.run(['export', folder.root], WITH_URL)).toMatchObject({ code: 0, stderr: '' });
  using fresh = await openSiteFolder();
  await workplace.run(['export', fresh.root], WITH_URL);
  expect(folder.lookAtBytes()).toEqual(fresh.lookAtBytes());
  expect(readdirSync(folder.root).filter((name) => name.startsWith('.'))).toEqual(['.sonin-export.json']);
});

test('without an address for the links, and without a store, it says what is missing', async () => {
  expect(await workplace.run(['export', folder.root], WITH_URL)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/there is no store at .*; check store and SONIN_STORE/),
  });
  expect(await workplace.run(['export', folder.root])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/absolute links: set site\.url, or SONIN_URL/),
  });
  expect(readdirSync(folder.root)).toEqual([]);
});

async function fillStore(count: number): Promise<void> {
  await using store = await openStore(`sqlite:${workplace.store}`);
  const numbers = Array.from({ length: count }, (_, n) => n);
  await record(
    store,
    numbers.map((n) => makeSighting({ itemId: `urn:x:${n}`, rawHash: `${n}`, fields: { title: `Title ${n}` } })),
  );
}

function countClaims(): number {
  return folder.has('.sonin-export.claims') ? folder.read('.sonin-export.claims').split('\n').length - 1 : 0;
}
