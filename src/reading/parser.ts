// Where documents are parsed: small ones here, large ones in a thread of their own that can be stopped. It knows no format.
import { Worker } from 'node:worker_threads';
import type { Source } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Failure } from '../model/visit.ts';
import { toParsedFeed, type Body, type DocumentContext } from './body.ts';

/** Larger bodies would hold up everything else in this process for a tenth of a second and more, in bytes. */
const LARGE = 500_000;

/** Longest time for one document, in milliseconds: the largest that is let in takes about two seconds. */
const DEADLINE = 15_000;

/** Most memory of the thread, in megabytes: the tree of a document takes some twenty times its size. */
const MEMORY = 512;

export interface Parser extends AsyncDisposable {
  /** Bytes → the publisher's terms. A document on which the thread breaks or stays too long is a failure `too-costly`. */
  readonly parse: (body: Body, source: Source, context: DocumentContext) => Promise<ParsedFeed | Failure>;
}

/** What the thread is asked: everything in it is plain data. */
export interface ParseTask {
  readonly body: Body;
  readonly source: Source;
  readonly context: DocumentContext;
}

/** The thread is started by the first large document, and again after it broke; one document is in it at a time. */
export function openParser({ large = LARGE, deadline = DEADLINE } = {}): Parser {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };
  const parseApart = async (task: ParseTask) => {
    worker ??= startThread();
    const answer = await ask(worker, task, deadline);
    if (answer === null) await stop();
    return answer ?? toFailure(task.body, deadline);
  };
  return {
    parse(body, source, context) {
      if (body.body.byteLength <= large) return Promise.resolve(toParsedFeed(body, source, context));
      const turn = last.then(() => parseApart({ body, source, context }));
      last = turn.catch(() => {});
      return turn;
    },
    [Symbol.asyncDispose]: stop,
  };
}

function startThread(): Worker {
  const thread = new Worker(new URL('./parser-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  // Nobody waits for a thread that has nothing to do.
  thread.unref();
  return thread;
}

/** Null where the thread breaks, or is not done in time. */
async function ask(worker: Worker, task: ParseTask, deadline: number): Promise<ParsedFeed | Failure | null> {
  const { promise, resolve } = Promise.withResolvers<ParsedFeed | Failure | null>();
  const fail = () => resolve(null);
  const timer = setTimeout(fail, deadline);
  worker.on('message', resolve).on('error', fail).on('exit', fail);
  worker.ref();
  worker.postMessage(task);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', fail).off('exit', fail);
    worker.unref();
  }
}

function toFailure({ body, url }: Body, deadline: number): Failure {
  const detail = `${url} (${body.byteLength} bytes) takes more memory, or more than ${deadline / 1000} s; look at it with inspect`;
  return { stage: 'parse', code: 'too-costly', detail };
}
