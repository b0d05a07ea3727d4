// What can go wrong with a request, named once. It knows nothing of how requests are made.
import type { Instant } from '../model/stamp.ts';
import type { Failure } from '../model/visit.ts';

/**
 * Codes: `dns` no such host, `connect` no connection, `proxy` no way through it, `refused` by the guard, `robots` refused by the origin's robots.txt,
 * `robots-unreachable` so that nobody knows, `tls`, `timeout`, `status` no document in the answer, `redirects` too many or to nowhere,
 * `headers` too many or too large, `too-large` the body, `encoding` of it, `cut` in the middle, `protocol` no HTTP, `file` not readable,
 * `stopped` by ourselves, `descriptors` of which this machine has none left for a connection.
 */
export type FetchCode =
  | 'dns'
  | 'connect'
  | 'proxy'
  | 'refused'
  | 'robots'
  | 'robots-unreachable'
  | 'tls'
  | 'timeout'
  | 'status'
  | 'redirects'
  | 'headers'
  | 'too-large'
  | 'encoding'
  | 'cut'
  | 'protocol'
  | 'file'
  | 'stopped'
  | 'descriptors';

export class FetchError extends Error {
  readonly code: FetchCode;
  /** Until when asking again is in vain; null where nobody said. */
  readonly waitUntil: Instant | null;

  constructor(code: FetchCode, message: string, waitUntil: Instant | null = null) {
    super(message);
    this.code = code;
    this.waitUntil = waitUntil;
  }
}

/** Node's and undici's codes and names, by what they mean to an operator; the first that matches counts. */
const MEANINGS: readonly [RegExp, FetchCode][] = [
  [/^(EMFILE|ENFILE)$/, 'descriptors'],
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|ETIMEOUT|EREFUSED|EBADRESP|EBADNAME)$/, 'dns'],
  [/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|ABORT_ERR|UND_ERR_ABORTED|AbortError|TimeoutError)$/, 'timeout'],
  [
    /^(CERT_|CRL_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH)/,
    'tls',
  ],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'headers'],
  [/^(HTTPParserError|HPE_)/, 'protocol'],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_(SOCKET|INFO|DESTROYED|CLOSED|RESPONSE|RES_CONTENT_LENGTH_MISMATCH)$)/,
    'cut',
  ],
];

/** What undici's errors leave unsaid: in which step time was up. */
const STEPS: ReadonlyMap<string, string> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connecting'],
  ['ETIMEDOUT', 'connecting'],
  ['UND_ERR_HEADERS_TIMEOUT', 'first byte'],
  ['UND_ERR_BODY_TIMEOUT', 'between bytes'],
]);

/** The world's failure as a value; a bug, which no system call and no library has named, is thrown on. */
export function toFetchFailure(error: unknown): Failure {
  const { code, message } = toFetchError(error);
  return { stage: 'fetch', code, detail: message };
}

/** The world's failure by its name; a bug is thrown on. */
export function toFetchError(error: unknown): FetchError {
  const known = findKnown(error);
  if (known === null) throw error;
  return known;
}

/** A failure of this machine's, of which the source's fallback and its own record know nothing. */
export function isOurOwn({ stage, code }: Failure): boolean {
  return stage === 'fetch' && code === 'descriptors';
}

function findKnown(error: unknown): FetchError | null {
  if (error instanceof FetchError) return error;
  if (!(error instanceof Error)) return null;
  for (const inner of error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause]) {
    const known = inner === undefined ? null : findKnown(inner);
    if (known !== null) return known;
  }
  const code = findCode(error, MEANINGS);
  return code === null ? null : new FetchError(code, toLine(error));
}

function findCode(error: NodeJS.ErrnoException, meanings: typeof MEANINGS): FetchCode | null {
  const names = [error.code, error.name].filter((name) => typeof name === 'string');
  const meaning = meanings.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (meaning !== undefined) return meaning[1];
  // What any other system call says is about the way there: no such name, no route, no permission.
  if (error.syscall === undefined) return null;
  return /^(?:getaddrinfo|query)/.test(error.syscall) ? 'dns' : 'connect';
}

/** OpenSSL's messages have lines of their own. */
function toLine({ message, name, code = '' }: NodeJS.ErrnoException): string {
  const line = message.split('\n')[0]?.trim() || name;
  const step = STEPS.get(code);
  return step === undefined ? line : `${step}: ${line}`;
}
