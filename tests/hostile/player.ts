// A fetcher that answers out of a function, at once and with 200: what is read is what is given. It knows no attack.
import type { Fetcher } from '../../src/fetch/fetch.ts';
import type { Source } from '../../src/model/configuration.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { gather, type Gathered } from '../../src/reading/gather.ts';
import { openParser } from '../../src/reading/parser.ts';
import { NO_MEMORY } from '../../src/reading/reading.ts';
import { NOW, OUTLETS } from './outlets.ts';

/** What an address answers; null: 404. */
export type Answers = (url: string) => string | Uint8Array | null;

/** `asked` is added to. */
export function openPlayer(answers: Answers, asked: string[] = []): Fetcher {
  return {
    fetch({ url }) {
      asked.push(url);
      const body = answers(url);
      const failure = { stage: 'fetch', code: 'status', detail: '404' } as const;
      if (body === null) return Promise.resolve({ outcome: 'failed', failure, waitUntil: null });
      return Promise.resolve({
        outcome: 'fresh',
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        contentType: null,
        url,
        validators: { etag: null, lastModified: null },
        waitUntil: null,
        freshUntil: null,
        movedTo: null,
      });
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** What one document comes to at a first visit, read in this thread however large it is. */
export async function gatherFrom(document: string | Uint8Array, source: Source): Promise<Gathered> {
  const world = {
    fetcher: openPlayer(() => document),
    parser: openParser({ large: Number.POSITIVE_INFINITY }),
    outlets: toOutlets(OUTLETS),
    now: () => new Date(NOW),
    at: NOW,
    ...NO_MEMORY,
  };
  return gather(source, { resources: [], since: null, adopted: null, isRecovering: false }, world);
}
