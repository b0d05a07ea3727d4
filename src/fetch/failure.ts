// What can go wrong with a request, named once. It knows nothing of how requests are made.
import type { Failure } from '../model.ts';

/**
 * Codes: `dns` no such host, `connect` no connection, `refused` by the guard, `tls`, `timeout`, `status` no document in the answer,
 * `redirects` too many or to nowhere, `too-large`, `encoding`, `cut` in the middle, `file` not readable.
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
  | 'file';

export class FetchError extends Error {
  readonly code: FetchCode;

  constructor(code: FetchCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Node's and undici's codes, by what they mean to an operator; the first that matches counts. */
const MEANINGS: readonly [RegExp, FetchCode][] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'dns'],
  [
    /^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|ABORT_ERR|UND_ERR_ABORTED)$/,
    'timeout',
  ],
  [/^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/, 'tls'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN)$/, 'connect'],
  [/^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, 'too-large'],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_DESTROYED|UND_ERR_CLOSED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ERR_STREAM_PREMATURE_CLOSE|HPE_)/,
    'cut',
  ],
];

/** The world's failure as a value; a bug, which has no such code, is thrown on. */
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
  // A timed out signal's error has a number for a code, as all DOM exceptions do.
  const code = error.name === 'TimeoutError' ? 'ETIMEDOUT' : ((error as NodeJS.ErrnoException).code ?? '');
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  return meaning === undefined ? null : new FetchError(meaning[1], error.message || code);
}
