// The real program with a hub, outlets that try everything, and more entries than one document holds: what the checklists are held against.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLocalHub, type LocalHub } from '../hub/local-hub.ts';
import { document, openOrigin } from '../origin.ts';
import { runHere, startProgram } from '../program.ts';
import { ask, type Reply } from '../publish/client.ts';

/** Where its documents say that they are. */
export const SITE = 'https://news.example/desk';

/** Entries of the English edition besides those of the fixture: two parts of an archive, and some. */
const FILLERS = 220;

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

interface Item {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
}

export interface Desk extends AsyncDisposable {
  readonly hub: LocalHub;
  readonly ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Reply>;
  /** The text of a document, plain. */
  readonly read: (path: string) => Promise<string>;
  /** Another round of the English outlet, with its items changed. */
  readonly refresh: (change: (items: readonly Item[]) => readonly Item[]) => Promise<void>;
  /** All titles that the English outlet has shown. */
  readonly titles: readonly string[];
}

export async function openDesk(): Promise<Desk> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-checklist-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const origin = opened.use(await openOrigin());
  const hub = opened.use(await openLocalHub());
  const config = path.join(folder, 'sonin.yaml');
  await writeFile(config, fixture('checklist.yaml').replaceAll('ORIGIN', origin.url).replaceAll('HUB', hub.url));
  origin.answer('/mn.xml', document(fixture('mongolian.atom')));
  origin.answer('/ticker', document(fixture('ticker.txt')));
  const feed = JSON.parse(fixture('checklist.json')) as { readonly items: readonly Item[] };
  let items: readonly Item[] = [...feed.items, ...Array.from({ length: FILLERS }, (_, n) => makeFiller(n))];
  const refresh = async (change: (known: readonly Item[]) => readonly Item[]) => {
    items = change(items);
    origin.answer('/en.json', document(JSON.stringify({ ...feed, items })));
    await runHere(['refresh', '--config', config]);
  };
  await refresh((known) => known);
  const program = opened.use(startProgram(['serve', '--config', config]));
  const [, port] = await program.says(/listening .*port=(\d+)/);
  const web = { port: Number(port) };
  const closing = opened.move();
  return {
    hub,
    refresh,
    titles: items.map(({ title }) => title),
    ask: (asked, headers, method) => ask(web, asked, headers, method),
    read: async (asked) => (await ask(web, asked)).body.toString(),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** The paths that the list of feeds names, all of them as Atom. */
export async function listFeeds({ read }: Desk): Promise<string[]> {
  return Array.from((await read('/opml')).matchAll(/xmlUrl="([^"]*)"/g), ([, address = '']) => toPath(address));
}

/** The path of an address that the desk's documents name. */
export function toPath(address: string): string {
  return address.slice(SITE.length);
}

export function toFormat(atomPath: string, format: string): string {
  return atomPath.replace(/\.atom$/, `.${format}`);
}

function makeFiller(n: number): Item & { readonly date_published: string } {
  return {
    id: `filler-${n}`,
    url: `https://herald.example/filler/${n}`,
    title: `The council met for the ${n + 1}th time this year`,
    date_published: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
  };
}

function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}
