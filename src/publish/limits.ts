// How much patience the web server has with whoever connects: sizes, counts and times, each with its reason; it knows nothing of answers.

export interface Limits {
  /** Request line and headers together, in bytes: an over-long address still reaches us and is told so, 200 kB of headers do not. */
  readonly maxHeaderSize: number;
  /** Header lines of one request: browsers behind two proxies send about thirty. */
  readonly maxHeaders: number;
  /** How long a client may take to send its headers, and its whole request, in ms. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How long a connection may rest between requests, in ms. */
  readonly keepAliveTimeout: number;
  /** How long a connection may rest within a request or an answer, in ms. */
  readonly socketTimeout: number;
  /** How long a client may take to read an answer, in ms: enough for 500 kB over a telephone line, and the end for who reads a byte at a time. */
  readonly answerTimeout: number;
  /** How often timed out requests are looked for, in ms. */
  readonly checkInterval: number;
  /** Connections at once: at about 20 kB each some 20 MB, and descriptors left for the sources. */
  readonly maxConnections: number;
  /** How much is passed over of what nobody asked for, in bytes, and for how long, in ms, so that the client comes to read its answer. */
  readonly maxPassedOver: number;
  readonly passOverTimeout: number;
  /** How long requests under way may take when the service stops, in ms: it has five seconds for everything. */
  readonly grace: number;
}

export const LIMITS: Limits = {
  maxHeaderSize: 65_536,
  maxHeaders: 100,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 10_000,
  socketTimeout: 30_000,
  answerTimeout: 120_000,
  checkInterval: 5_000,
  maxConnections: 1_000,
  maxPassedOver: 8_000_000,
  passOverTimeout: 2_000,
  grace: 1_500,
};
