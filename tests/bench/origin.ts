// The benchmark's origin: serves the corpus from many loopback addresses, in a process of its own when it is run. It knows nothing of who reads.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeFeed } from './corpus.ts';

/** `validators`: ETag and Last-Modified, and 304 where they match; `none`: neither, and always the whole body. */
export type OriginMode = 'validators' | 'none';

/** What the origin serves now. Of all feeds every `every`-th one has `changed` new items, the others none. */
export interface OriginRound {
  readonly mode: OriginMode;
  readonly changed: number;
  readonly every: number;
}

export interface OriginOptions extends OriginRound {
  readonly feeds: number;
  /** How many addresses from 127.0.0.1 on are listened on, all on one port. */
  readonly addresses: number;
}

/** What a child process prints as its one line: `GET control?mode=none&changed=1&every=3` sets the round and answers the counts so far. */
export interface OriginAddress {
  readonly control: string;
  /** Address of every feed, spread over the loopback addresses. */
  readonly feeds: readonly string[];
}

export interface Origin extends AsyncDisposable {
  readonly address: OriginAddress;
  readonly setRound: (round: OriginRound) => void;
}

interface Served {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly lastModified: string;
}

interface State {
  round: OriginRound;
  feeds: readonly Served[];
  readonly counts: { full: number; unchanged: number };
}

const DEFAULTS: OriginOptions = { mode: 'validators', changed: 0, every: 1, feeds: 1_000, addresses: 50 };

/** Ports are tried until one is free on every address. */
const TRIES = 20;

/** Opens the origin; all bodies of a round are made before it is served. */
export async function startOrigin(options: OriginOptions = DEFAULTS): Promise<Origin> {
  const state: State = { round: options, feeds: makeRound(options, options.feeds), counts: { full: 0, unchanged: 0 } };
  const setRound = (round: OriginRound): void => {
    state.feeds = makeRound(round, options.feeds);
    state.round = round;
  };
  const { servers, port } = await listen(options.addresses, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://origin');
    if (url.pathname === '/control') answerControl(url.searchParams, state, setRound, response);
    else answerFeed(url.pathname, request, state, response);
  });
  const feeds = state.feeds.map(
    (_, index) => `http://127.0.0.${1 + (index % options.addresses)}:${port}/feeds/${index}.xml`,
  );
  const address = { control: `http://127.0.0.1:${port}/control`, feeds };
  return { address, setRound, [Symbol.asyncDispose]: () => closeAll(servers) };
}

function makeRound({ changed, every }: OriginRound, feeds: number): readonly Served[] {
  return Array.from({ length: feeds }, (_, index) => {
    const news = index % every === 0 ? changed : 0;
    const { body, type } = makeFeed(index, { changed: news });
    const lastModified = new Date(Date.UTC(2026, 0, 13) + news * 60_000).toUTCString();
    return { body: Buffer.from(body), type, etag: `"${index}-${news}"`, lastModified };
  });
}

function answerControl(
  query: URLSearchParams,
  state: State,
  setRound: (round: OriginRound) => void,
  response: ServerResponse,
): void {
  const mode = query.get('mode');
  if (query.size > 0) {
    setRound({
      mode: mode === 'none' || mode === 'validators' ? mode : state.round.mode,
      changed: Number(query.get('changed') ?? state.round.changed),
      every: Number(query.get('every') ?? state.round.every),
    });
  }
  const { round, counts } = state;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ mode: round.mode, changed: round.changed, every: round.every, ...counts }));
}

function answerFeed(path: string, request: IncomingMessage, state: State, response: ServerResponse): void {
  const index = /^\/feeds\/(\d+)\.xml$/u.exec(path)?.[1];
  const feed = index === undefined ? undefined : state.feeds[Number(index)];
  if (feed === undefined) {
    response.writeHead(404).end();
    return;
  }
  const validators = state.round.mode === 'none' ? {} : { etag: feed.etag, 'last-modified': feed.lastModified };
  if (state.round.mode === 'validators' && isMatch(request, feed)) {
    state.counts.unchanged += 1;
    response.writeHead(304, validators).end();
    return;
  }
  state.counts.full += 1;
  response.writeHead(200, { 'content-type': feed.type, 'content-length': feed.body.length, ...validators });
  response.end(feed.body);
}

/** If-None-Match before If-Modified-Since (RFC 9110, section 13.2.2). */
function isMatch({ headers }: IncomingMessage, feed: Served): boolean {
  const etags = headers['if-none-match'];
  return etags === undefined ? headers['if-modified-since'] === feed.lastModified : etags === feed.etag;
}

async function listen(
  addresses: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ servers: readonly Server[]; port: number }> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const first = await open('127.0.0.1', 0, answer);
    const { port } = first.address() as AddressInfo;
    const rest = Array.from({ length: addresses - 1 }, (_, index) => open(`127.0.0.${index + 2}`, port, answer));
    const others = await Promise.allSettled(rest);
    const servers = [first, ...others.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))];
    if (servers.length === addresses) return { servers, port };
    await closeAll(servers);
  }
  throw new Error(`No port is free on all of 127.0.0.1 to 127.0.0.${addresses} after ${TRIES} tries`);
}

function open(
  host: string,
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: 60_000 }, answer);
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}

if (import.meta.main) {
  const origin = await startOrigin({ ...DEFAULTS, ...JSON.parse(process.argv[2] ?? '{}') });
  process.stdout.write(`${JSON.stringify(origin.address)}\n`);
  // Whoever started it holds its standard input: it does not outlive them.
  process.stdin.resume().once('end', () => process.exit());
}
