// The service in this process over two outlets, whose documents a test may print anew. It knows no reader.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openLog } from '../../src/service/log.ts';
import { startService } from '../../src/service/service.ts';
import { openOrigin, type Answer } from '../origin.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** How long what must come is waited for. */
const PATIENCE = { timeout: 15_000, interval: 20 };

export interface Desk extends AsyncDisposable {
  /** Where the service is reached. */
  readonly url: string;
  /** What the Herald's document says from now on; done when that is served. */
  readonly reprint: (change: (document: string) => string) => Promise<void>;
}

/** Done with its first round. */
export async function openDesk(): Promise<Desk> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-desk-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const origin = opened.use(await openOrigin());
  let herald = load('herald.rss');
  origin.answer('/herald', (request, response) => print(herald)(request, response));
  origin.answer('/toli', print(load('toli.atom')));
  const file = path.join(folder, 'sonin.yaml');
  await writeFile(file, load('sonin.yaml').replaceAll('ORIGIN', origin.url));
  const config = await loadConfig(file, {});
  if ('problems' in config) throw new Error(JSON.stringify(config.problems));
  const log = openLog(
    () => {},
    () => new Date(),
  );
  const { url, firstRound } = opened.use(await startService(config, log));
  await firstRound;
  const closing = opened.move();
  return {
    url,
    async reprint(change) {
      const before = await findETag(url);
      herald = change(herald);
      await vi.waitUntil(async () => (await findETag(url)) !== before, PATIENCE);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

function load(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}

function print(body: string): Answer {
  return (_request, response) => void response.end(body);
}

async function findETag(url: string): Promise<string | null> {
  const response = await fetch(`${url}/en.atom`, { method: 'HEAD' });
  return response.headers.get('etag');
}
