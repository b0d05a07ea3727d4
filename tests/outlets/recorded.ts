// What an outlet answered, played from files of our own writing: one folder for each source, and one within it for its fallback. It reads nothing of them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fetcher } from '../../src/fetch/fetch.ts';
import type { Fetched } from '../../src/model/visit.ts';

const FOLDER = path.join(import.meta.dirname, 'fixtures');

/** An entry as `expected.json` has it: what is left out is null or empty, and an id that is left out is one of our own making. */
export type ExpectedEntry = Readonly<Record<string, unknown>> & { readonly title: string };

/** What a visit is answered, and what must come of it. */
export interface Recording {
  /** The part of the configuration that is read: `eagle`, `eagle/fallback`; a further one of the same part has a name of its own behind it. */
  readonly name: string;
  /** By address: a file beside it, or the status of an answer without a document. */
  readonly documents: Readonly<Record<string, string | number>>;
  readonly entries: readonly ExpectedEntry[];
  readonly unpublished: readonly { readonly title: string; readonly why: 'keep' | 'drop' }[];
  /** What was odd but no failure, in our own words. */
  readonly notes: readonly string[];
  /** Of a fallback: the code of the failure that it stands in for. */
  readonly instead: string | null;
}

export const recordings: readonly Recording[] = globSync('**/expected.json', { cwd: FOLDER })
  .map((file) => path.dirname(file))
  .toSorted()
  .map((name) => ({ unpublished: [], notes: [], instead: null, ...readExpected(name), name }));

/** A fetcher that knows these addresses and throws at any other; `asked` are those it was asked for, in order. */
export function openPlayer({ name, documents }: Recording): Fetcher & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch({ url }) {
      const answer = documents[url];
      if (answer === undefined) throw new Error(`nothing in fixtures/${name}/expected.json plays ${url}`);
      asked.push(url);
      return Promise.resolve(
        typeof answer === 'number' ? refuse(answer) : toFresh(readFileSync(path.join(FOLDER, name, answer)), url),
      );
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Without a Content-Type: what a document is must be seen in it. */
export function toFresh(body: Uint8Array, url: string): Fetched {
  return {
    outcome: 'fresh',
    body,
    contentType: null,
    url,
    validators: { etag: null, lastModified: null },
    waitUntil: null,
    freshUntil: null,
    movedTo: null,
  };
}

function refuse(status: number): Fetched {
  return {
    outcome: 'failed',
    failure: { stage: 'fetch', code: 'status', detail: String(status) },
    waitUntil: null,
  };
}

function readExpected(name: string): Pick<Recording, 'documents' | 'entries'> & Partial<Recording> {
  return JSON.parse(readFileSync(path.join(FOLDER, name, 'expected.json'), 'utf8')) as Recording;
}
