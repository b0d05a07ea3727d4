// python3-feedparser, the library in many readers: it keeps nothing, so entries are kept by their ids here, and validators sent, as those readers do.
import { runPython, type Open, type Shown } from './reader.ts';

const SCRIPT = `
import json, sys, feedparser
def ask(one):
    return feedparser.parse(one["address"], etag=one["etag"], modified=one["modified"])
json.dump([{
    "address": one["address"], "status": answer.status, "bozo": bool(answer.bozo), "encoding": answer.get("encoding"), "version": answer.version,
    "etag": answer.get("etag"), "modified": answer.get("modified"),
    "entries": [{
        "id": entry.id, "title": entry.title, "type": entry.title_detail.type, "link": entry.link,
        "at": entry.get("published_parsed") or entry.get("updated_parsed"),
        "authors": [author.name for author in entry.authors],
        "language": entry.title_detail.language or answer.feed.language,
        "text": " ".join([entry.get("summary", "")] + [content.value for content in entry.get("content", [])]),
    } for entry in answer.entries],
} for one, answer in ((one, ask(one)) for one in json.load(sys.stdin))], sys.stdout)
`;

interface Asked {
  readonly address: string;
  /** Validators of what it last was; null where it was not read yet. */
  readonly etag: string | null;
  readonly modified: string | null;
}

interface Parsed extends Asked {
  readonly status: number;
  /** Whether it found anything wrong. */
  readonly bozo: boolean;
  /** Null where it had nothing to read (304). */
  readonly encoding: string | null;
  readonly version: string;
  readonly entries: readonly ParsedEntry[];
}

interface ParsedEntry extends Omit<Shown, 'at'> {
  readonly id: string;
  /** Of its title. */
  readonly type: string;
  /** UTC: year, month, day, hour, minute, second. */
  readonly at: readonly number[] | null;
}

export const openFeedparser: Open = async (folder, addresses) => {
  const kept = new Map(addresses.map((address) => [address, new Map<string, Shown>()]));
  let asked = addresses.map(toAsked);
  return {
    async refresh() {
      const answers = await parseFeeds(folder, asked);
      for (const { address, entries } of answers) {
        for (const entry of entries) kept.get(address)?.set(entry.id, toShown(entry));
      }
      asked = [...answers];
      return new Map([...kept].map(([address, shown]) => [address, [...shown.values()]]));
    },
    async [Symbol.asyncDispose]() {},
  };
};

/** An address that was not read yet. */
export function toAsked(address: string): Asked {
  return { address, etag: null, modified: null };
}

export async function parseFeeds(folder: string, asked: readonly Asked[]): Promise<readonly Parsed[]> {
  return JSON.parse(await runPython(folder, SCRIPT, JSON.stringify(asked))) as readonly Parsed[];
}

function toShown({ title, link, at, authors, language, text }: ParsedEntry): Shown {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = at ?? [];
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return { title, link, at: at === null ? null : instant.toISOString(), authors, language, text };
}
