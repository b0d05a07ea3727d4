// Liferea, a reader for the desktop, on a screen that nobody sees and a message bus of its own; it keeps what it reads in SQLite.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { vi } from 'vitest';
import { isThere, run, toEnvironment, type Kept, type Open, type Shown } from './reader.ts';

const PROGRAM = 'liferea';

/** How long is waited until it is up and until it has read its feeds. */
const PATIENCE = { timeout: 30_000, interval: 20 };

/** As the session's usual one, but that it starts no services of its own accord: they would outlive the test. */
const BUS = `<busconfig>
<type>session</type>
<listen>unix:path=FOLDER/bus</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** Its plugins want more of a desktop than there is. */
const SETTINGS = '[org/gnome/liferea]\nenable-plugins=false\n\n[org/gnome/liferea/plugins]\nactive-plugins=@as []\n';

/** Only the version whose log we can read: it tells when feeds were read. */
export function isLifereaThere(): boolean {
  if (!isThere(PROGRAM, 'Xvfb', 'dbus-daemon', 'dbus-send')) return false;
  return spawnSync(PROGRAM, ['--version']).stdout.toString().startsWith('Liferea 1.14.');
}

export const openLiferea: Open = async (folder, addresses) => {
  await prepare(folder, addresses);
  await using opened = new AsyncDisposableStack();
  const bus = opened.use(start(folder, ['dbus-daemon', '--config-file=bus.conf', '--nofork', '--print-address']));
  const screen = opened.use(
    start(folder, ['Xvfb', '-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', '640x480x24']),
  );
  await bus.line;
  const display = `:${await screen.line}`;
  const liferea = opened.use(
    // It cleans up within its handler of SIGTERM, and now and then waits there for a lock that it holds itself.
    start(
      folder,
      [PROGRAM, '--debug-update', '--debug-net', '--mainwindow-state=hidden'],
      toDesktop(folder, display),
      'SIGKILL',
    ),
  );
  await vi.waitUntil(() => liferea.said().includes('initial update'), PATIENCE);
  // It believes itself offline where no NetworkManager tells it otherwise.
  await vi.waitUntil(() => call(folder, 'SetOnline', 'boolean:true').then(Boolean, () => false), PATIENCE);
  const closing = opened.move();
  return {
    async refresh() {
      const from = liferea.said().length;
      await call(folder, 'Refresh');
      await vi.waitUntil(() => isDone(liferea.said().slice(from), addresses), PATIENCE);
      return look(folder);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
};

async function prepare(folder: string, addresses: readonly string[]): Promise<void> {
  const feeds = addresses.map(
    (address, at) => `<outline type="rss" id="feed${at}" xmlUrl="${address}" updateInterval="-1"/>`,
  );
  await mkdir(path.join(folder, '.config/liferea'), { recursive: true });
  await mkdir(path.join(folder, '.config/glib-2.0/settings'), { recursive: true });
  await writeFile(path.join(folder, '.config/glib-2.0/settings/keyfile'), SETTINGS);
  await writeFile(
    path.join(folder, '.config/liferea/feedlist.opml'),
    `<?xml version="1.0"?><opml version="1.0"><head><title/></head><body>${feeds.join('')}</body></opml>`,
  );
  await writeFile(path.join(folder, 'bus.conf'), BUS.replace('FOLDER', folder));
}

function toDesktop(folder: string, display: string): Record<string, string> {
  return {
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus`,
    XDG_RUNTIME_DIR: folder,
    GSETTINGS_BACKEND: 'keyfile',
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
}

/** Runs until it is disposed of, by `signal`. `line` is the first that it prints. */
function start(
  folder: string,
  [program = '', ...words]: readonly string[],
  more: Readonly<Record<string, string>> = {},
  signal: NodeJS.Signals = 'SIGTERM',
) {
  const environment = { ...toEnvironment(folder), ...more };
  const child = spawn(program, words, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`${program} ended (${code})`)));
  const line = Promise.race([once(createInterface(child.stdout), 'line'), failed]).then(([first]) => String(first));
  line.catch(() => {});
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    line,
    said: () => said,
    async [Symbol.asyncDispose]() {
      child.kill(signal);
      await ended;
    },
  };
}

function call(folder: string, method: string, ...words: readonly string[]): Promise<string> {
  const to = ['--dest=org.gnome.feed.Reader', '/org/gnome/feed/Reader', `org.gnome.feed.Reader.${method}`];
  return run(folder, ['dbus-send', `--bus=unix:path=${folder}/bus`, '--print-reply', ...to, ...words]);
}

/** Whether it has an answer for every feed, and has merged each that was a document: all but "not modified". */
function isDone(said: string, addresses: readonly string[]): boolean {
  const answers = [...said.matchAll(/download status code: (\d+)\n[^]*?source after download: >>>(.*)<<</g)];
  const ours = answers.filter(([, , address = '']) => addresses.includes(address));
  const fresh = ours.filter(([, status]) => status !== '304');
  return ours.length === addresses.length && said.split(' new items, cache limit is').length > fresh.length;
}

function look(folder: string): Kept {
  using database = new DatabaseSync(path.join(folder, '.local/share/liferea/liferea.db'), { readOnly: true });
  const feeds = database.prepare('SELECT node_id, source FROM subscription').all();
  return new Map(feeds.map((feed) => [String(feed['source']), lookAt(database, String(feed['node_id']))]));
}

function lookAt(database: DatabaseSync, feed: string): Shown[] {
  const told = database
    .prepare("SELECT value FROM subscription_metadata WHERE node_id = ? AND key = 'language'")
    .get(feed);
  const language = told === undefined ? null : String(told['value']);
  const authors = database.prepare(
    "SELECT value FROM metadata WHERE item_id = ? AND key IN ('author', 'creator') ORDER BY nr",
  );
  const items = database.prepare('SELECT item_id, title, source, date, description FROM items WHERE node_id = ?');
  return items.all(feed).map((item) => ({
    title: String(item['title']),
    link: String(item['source']),
    at: new Date(Number(item['date']) * 1000).toISOString(),
    // An author who has a site is kept with a link to it in brackets.
    authors: authors.all(item['item_id'] ?? null).map(({ value }) => String(value).replace(/ \(<a .*$/, '')),
    language,
    text: String(item['description'] ?? ''),
  }));
}
