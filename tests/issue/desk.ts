// A real store and cache, and what is issued from them: for tests of what stands in documents, and when they are made.
import { issue } from '../../src/issue/issue.ts';
import { toSettings, type IssueWorld } from '../../src/issue/world.ts';
import type { EditionSpec, Source, Topic } from '../../src/model/configuration.ts';
import type { Document } from '../../src/model/edition.ts';
import { openDocumentCache, type DocumentCache } from '../../src/publish/cache.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { makeSource } from '../sources.ts';

export const ENGLISH: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };
const MONGOLIAN: EditionSpec = { id: 'mn', title: 'Монгол', language: 'mn', also: [], limit: 100 };

export interface Setting {
  readonly at?: string;
  readonly source?: Partial<Source>;
  readonly editions?: readonly EditionSpec[];
  readonly topics?: readonly Topic[];
  readonly hubs?: readonly string[];
  readonly url?: string;
  readonly cache?: DocumentCache;
}

export interface Desk extends AsyncDisposable {
  readonly store: Store;
  readonly cache: DocumentCache;
  readonly shelf: ReadonlyMap<string, Document>;
  readonly toWorld: (setting?: Setting) => IssueWorld;
  /** Issues until nothing is left to do, as the service does. */
  readonly issue: (setting?: Setting) => Promise<ReadonlyMap<string, Document>>;
  /** The text of a document on the shelf; empty where there is none. */
  readonly read: (path: string) => string;
}

export async function openDesk(): Promise<Desk> {
  const store = await openStore('sqlite::memory:');
  const cache = openDocumentCache('memory', () => {});
  const shelf = new Map<string, Document>();
  const toWorld = (setting: Setting = {}): IssueWorld => {
    const {
      at = '2026-01-13T05:00:00.000Z',
      source,
      editions = [ENGLISH, MONGOLIAN],
      topics = [],
      hubs = [],
    } = setting;
    const outlets = [{ id: 'herald', name: { en: 'The Herald' }, site: 'https://herald.example', hosts: [] }];
    const configured = {
      site: { title: 'Sonin', url: setting.url ?? 'https://sonin.example', contact: null, editions },
      rules: {
        outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
        sources: new Map([['herald-feed', makeSource({ id: 'herald-feed', ...source })]]),
      },
      topics,
      hubs,
    };
    const settings = toSettings(configured);
    return { store, cache: setting.cache ?? cache, ...configured, settings, now: () => new Date(at) };
  };
  return {
    store,
    cache,
    shelf,
    toWorld,
    async issue(setting) {
      while (await issue(shelf, toWorld(setting)));
      return shelf;
    },
    read: (path) => readText(shelf.get(path)),
    async [Symbol.asyncDispose]() {
      await cache[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

export function readText(document: Document | undefined): string {
  return Buffer.from(document?.bodies.identity ?? []).toString();
}
