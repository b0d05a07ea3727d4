// The service in this process, over a workplace's configuration and one feed that prints news when told; its log is kept. It knows no fault.
import { loadConfig } from '../../src/config/config.ts';
import { openLog } from '../../src/service/log.ts';
import { startService } from '../../src/service/service.ts';
import { openOrigin, type Origin } from '../origin.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

export interface Outlet extends AsyncDisposable {
  readonly origin: Origin;
  readonly source: object;
  /** Prints so many items more, each with a text of `bytes`. */
  readonly print: (count: number, bytes?: number) => void;
  readonly urls: () => string[];
}

export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly log: readonly string[];
}

/** With one item printed already. */
async function openOutlet(): Promise<Outlet> {
  const origin = await openOrigin();
  const items: { readonly url: string; readonly text: string }[] = [];
  const print = (count: number, bytes = 10) => {
    for (let at = 0; at < count; at += 1) items.push({ url: `${origin.url}/${items.length}`, text: 'x'.repeat(bytes) });
  };
  print(1);
  origin.answer('/list', (request, response) => {
    const etag = `"${items.length}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { ETag: etag });
    response.end(isKnown ? undefined : render(items));
  });
  return {
    origin,
    source: { id: 'herald', kind: 'feed', url: `${origin.url}/list`, content: 'full' },
    print,
    urls: () => items.map(({ url }) => url).toSorted(),
    [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose](),
  };
}

/** Everything that a test of a running service needs; the store lies in `place`, or else beside the configuration. */
export async function openStation(
  place: string | null = null,
): Promise<{ outlet: Outlet; workplace: Workplace } & AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const outlet = opened.use(await openOutlet());
  const workplace = opened.use(await openWorkplace([outlet.source], place));
  const closing = opened.move();
  return { outlet, workplace, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

/** Started, and done with its first round. */
export async function run({ config }: Workplace): Promise<Running> {
  const loaded = await loadConfig(config, { PORT: '0' });
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const log: string[] = [];
  const service = await startService(
    loaded,
    openLog(
      (line) => log.push(line),
      () => new Date(),
    ),
  );
  await service.firstRound;
  return { url: service.url, log, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

function render(items: readonly { readonly url: string; readonly text: string }[]): string {
  const rendered = items.map(
    ({ url, text }, n) =>
      `<item><title>Story number ${n}</title><link>${url}</link><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Herald</title>${rendered.toReversed().join('')}</channel></rss>`;
}
