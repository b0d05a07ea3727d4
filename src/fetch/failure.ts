// What can go wrong with a request, named once. It knows nothing of how requests are made.
import type { Failure } from '../model/visit.ts';

/**
 * Codes: `dns` no such host, `connect` no connection, `refused` by the guard, `tls`, `timeout`, `status` no document in the answer,
 * `redirects` too many or to nowhere, `too-large`, `encoding`, `cut` in the middle, `protocol` no HTTP, `file` not readable.
 */
export type FetchCode =
  | 'dns'
  | 'connect'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'status'
  | 'redirects'
  | 'too-large'
  | 'encoding'
  | 'cut'
  | 'protocol'
  | 'file';

export class FetchError extends Error {
  readonly code: FetchCode;

  constructor(code: FetchCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Node's and undici's codes and names, by what they mean to an operator; the first that matches counts. */
const MEANINGS: readonly [RegExp, FetchCode][] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|ETIMEOUT|EREFUSED|EBADRESP|EBADNAME)$/, 'dns'],
  [/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|ABORT_ERR|UND_ERR_ABORTED|AbortError|TimeoutError)$/, 'timeout'],
  [
    /^(CERT_|CRL_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL|INVALID_(CA|PURPOSE)|PATH_LENGTH)/,
    'tls',
  ],
  [/^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, 'too-large'],
  [/^(HTTPParserError|HPE_)/, 'protocol'],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_(SOCKET|INFO|DESTROYED|CLOSED|RESPONSE|RES_CONTENT_LENGTH_MISMATCH)$)/,
    'cut',
  ],
];

/** The world's failure as a value; a bug, which no system call and no library has named, is thrown on. */
export function toFetchFailure(error: unknown): Failure {
  const known = findKnown(error);
  if (known === null) throw error;
  return { stage: 'fetch', code: known.code, detail: known.message };
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
  // What any other system call says is about the way there: no such name, no route, no descriptor, no permission.
  if (error.syscall === undefined) return null;
  return /^(?:getaddrinfo|query)/.test(error.syscall) ? 'dns' : 'connect';
}

/** OpenSSL's messages have lines of their own. */
function toLine({ message, name }: Error): string {
  return message.split('\n')[0]?.trim() || name;
}
