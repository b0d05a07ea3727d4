// newsboat, a reader for terminals: one of them for each feed, because it keeps an id once only, whichever feeds it stands in.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { run, type Open, type Shown } from './reader.ts';

export const openNewsboat: Open = async (folder, addresses) => {
  const homes = addresses.map((address, at) => ({ address, home: path.join(folder, String(at)) }));
  for (const { address, home } of homes) {
    await mkdir(home);
    await writeFile(path.join(home, 'urls'), `${address}\n`);
    await writeFile(path.join(home, 'config'), '');
  }
  return {
    refresh: async () =>
      new Map(await Promise.all(homes.map(async (one) => [one.address, await reload(one.home)] as const))),
    async [Symbol.asyncDispose]() {},
  };
};

async function reload(home: string): Promise<Shown[]> {
  await run(home, ['newsboat', '-C', 'config', '-u', 'urls', '-c', 'cache.db', '-x', 'reload']);
  using database = new DatabaseSync(path.join(home, 'cache.db'), { readOnly: true });
  const rows = database.prepare('SELECT title, url, author, pubDate, content FROM rss_item WHERE deleted = 0').all();
  return rows.map((row) => ({
    title: String(row['title']),
    link: String(row['url']),
    at: new Date(Number(row['pubDate']) * 1000).toISOString(),
    authors: String(row['author']).split(', '),
    language: null,
    text: String(row['content']),
  }));
}
