// Which coding a client is answered in, by its Accept-Encoding (RFC 9110, 12.5.3); it knows nothing of documents.
import type { Coding } from '../model/edition.ts';

/** Of codings that the client likes equally the first is taken: the smallest. */
const PREFERENCE: readonly Coding[] = ['br', 'zstd', 'gzip', 'identity'];

/** What identity weighs where it is not named: acceptable, after everything that is. */
const UNNAMED_IDENTITY = 0.0001;

/** The coding to answer in; identity for whoever accepts nothing, since an answer is of more use than a refusal. */
export function findCoding(acceptEncoding: string | null): Coding {
  if (acceptEncoding === null) return 'identity';
  const weights = parseWeights(acceptEncoding);
  let best: Coding = 'identity';
  let bestWeight = 0;
  for (const coding of PREFERENCE) {
    const weight = weights.get(coding) ?? weights.get('*') ?? (coding === 'identity' ? UNNAMED_IDENTITY : 0);
    if (weight > bestWeight) [best, bestWeight] = [coding, weight];
  }
  return best;
}

function parseWeights(acceptEncoding: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (name !== '') weights.set(name === 'x-gzip' ? 'gzip' : name, parseWeight(parameters));
  }
  return weights;
}

/** 1 where no `q` is given, and 0 where it cannot be read. */
function parseWeight(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (q === undefined) return 1;
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q) : 0;
}
