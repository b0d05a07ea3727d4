// A name on the command line that somebody has to have; who has none is told the nearest. It knows no names of its own.
import { findNearest } from '../config/nearest.ts';
import { CommandError } from './terminal.ts';

/** The one that is called so; otherwise the command ends with `complaint` and what was probably meant. */
export function findNamed<Named extends { readonly id: string }>(
  id: string,
  all: readonly Named[],
  complaint: string,
): Named {
  const found = all.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = all.map((one) => one.id);
  throw new CommandError(2, `${complaint}${toAdvice(id, ids, `the configuration has ${ids.join(', ')}`)}`);
}

/** `otherwise` is the advice where no known name is near. */
export function toAdvice(name: string, known: readonly string[], otherwise: string): string {
  const nearest = findNearest(name, known);
  return nearest === null ? otherwise : `did you mean ${nearest}?`;
}
