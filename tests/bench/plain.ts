// The plain loop as a contender: undici, feedsmith and node:sqlite as anybody would join them, conditional, without cleaning anything.
import { DatabaseSync } from 'node:sqlite';
import { parseFeed } from 'feedsmith';
import { Agent, request } from 'undici';
import type { Contender } from './contender.ts';
import { countRows } from './ours.ts';

interface Known {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly published: string;
  readonly content: string;
}

export async function openPlain(feeds: readonly string[], file: string): Promise<Contender> {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT);
    CREATE TABLE items (feed TEXT, id TEXT, title TEXT, link TEXT, published TEXT, content TEXT, PRIMARY KEY (feed, id))`);
  const find = database.prepare('SELECT etag, last_modified AS lastModified FROM feeds WHERE url = ?');
  const keep = database.prepare('INSERT OR REPLACE INTO feeds VALUES (?, ?, ?)');
  const insert = database.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?)');
  const agent = new Agent();

  async function visit(url: string): Promise<void> {
    const known = find.get(url) as Known | undefined;
    const headers: Record<string, string> = { 'accept-encoding': 'gzip, br' };
    if (known?.etag != null) headers['if-none-match'] = known.etag;
    if (known?.lastModified != null) headers['if-modified-since'] = known.lastModified;
    const response = await request(url, { dispatcher: agent, headers });
    const body = await response.body.text();
    if (response.statusCode === 304) return;
    const items = toItems(body);
    database.exec('BEGIN');
    for (const { id, title, link, published, content } of items) insert.run(url, id, title, link, published, content);
    keep.run(url, toText(response.headers['etag']) || null, toText(response.headers['last-modified']) || null);
    database.exec('COMMIT');
  }

  return {
    async round() {
      const hosts = Map.groupBy(feeds, (url) => new URL(url).host);
      await Promise.all(
        Array.from(hosts.values(), async (urls) => {
          for (const url of urls) await visit(url);
        }),
      );
    },
    count: () => countRows(file, 'items'),
    async [Symbol.asyncDispose]() {
      await agent.close();
      database.close();
    },
  };
}

function toItems(body: string): Item[] {
  const parsed = parseFeed(body);
  if (parsed.format === 'rss') {
    return (parsed.feed.items ?? []).map((item) => ({
      id: item.guid?.value ?? item.link ?? '',
      title: item.title ?? '',
      link: item.link ?? '',
      published: toText(item.pubDate),
      content: item.content?.encoded ?? item.description ?? '',
    }));
  }
  if (parsed.format !== 'atom') throw new Error(`a feed of the corpus was read as ${parsed.format}`);
  return (parsed.feed.entries ?? []).map((entry) => ({
    id: entry.id ?? '',
    title: toText(entry.title),
    link: entry.links?.[0]?.href ?? '',
    published: toText(entry.published ?? entry.updated),
    content: toText(entry.content ?? entry.summary),
  }));
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
