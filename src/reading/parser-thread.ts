// The thread in which large documents are parsed: one task in, one answer out. It keeps nothing.
import { parentPort } from 'node:worker_threads';
import { toParsedFeed } from './body.ts';
import type { ParseTask } from './parser.ts';

parentPort?.on('message', ({ body, source, context }: ParseTask) => {
  parentPort?.postMessage(toParsedFeed(body, source, context));
});
