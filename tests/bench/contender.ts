// What the benchmark runs against each other: whoever can visit all feeds once, again and again.

export interface Contender extends AsyncDisposable {
  /** Visits every feed once. */
  readonly round: () => Promise<void>;
  /** Items stored, to prove that the work was done. */
  readonly count: () => number;
}

/** `file` is where the contender keeps its store; it is not there yet. */
export type OpenContender = (feeds: readonly string[], file: string) => Promise<Contender>;
