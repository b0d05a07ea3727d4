// The places of a configuration that a check looks at, whatever lies there; it judges nothing.
import type { Finding, Path } from './problem.ts';

/** What the checks stand on. The value may be wrong in any way: of what lacks the shape that a check looks for, the schema complains. */
export interface Ground {
  readonly value: unknown;
  readonly folder: string;
  /** Whether a value came from the environment, so that no message may repeat it. */
  readonly isSecret: (path: Path) => boolean;
  /** A value as a message may repeat it. */
  readonly show: (path: Path, value: unknown) => string;
  /** The line of what a path names. */
  readonly findLine: (path: Path) => number;
}

export interface Spot<Value = unknown> {
  readonly path: Path;
  readonly value: Value;
}

export type Block = Readonly<Record<string, unknown>>;

/** What lies at the end of a way of keys, `*` being every item of a list; nothing where the way does not lead on. */
export function findSpots(value: unknown, way: readonly string[], path: Path = []): Spot[] {
  const [step, ...rest] = way;
  if (step === undefined) return [{ path, value }];
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => findSpots(item, rest, [...path, index])) : [];
  }
  return isBlock(value) && Object.hasOwn(value, step) ? findSpots(value[step], rest, [...path, step]) : [];
}

/** The texts among what lies there. */
export function findTexts(value: unknown, way: readonly string[], path: Path = []): Spot<string>[] {
  return findSpots(value, way, path).flatMap((spot) =>
    typeof spot.value === 'string' ? [{ path: spot.path, value: spot.value }] : [],
  );
}

/** Every block that says what is read: sources, and what is read when they fail. */
export function findReadings(value: unknown): Spot<Block>[] {
  const ways = [
    ['sources', '*'],
    ['sources', '*', 'fallback'],
  ];
  return ways
    .flatMap((way) => findSpots(value, way))
    .flatMap((spot) => (isBlock(spot.value) ? [{ path: spot.path, value: spot.value }] : []));
}

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function complain(path: Path, message: string): Finding {
  return { path, at: 'value', message };
}
