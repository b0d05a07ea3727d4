// The word that somebody probably meant, by edit distance; it knows no vocabulary of its own.

/** Shortest word that can be told from another by one slip, in characters. */
const SHORTEST = 2;

/** Longest word that is compared, in characters: distance costs the product of both lengths. */
const LONGEST = 64;

/** The known word nearest to a mistyped one: one slip in three letters at most, capitals not counted; null when none is near. */
export function findNearest(word: string, known: readonly string[]): string | null {
  const folded = word.toLowerCase();
  if (folded.length < SHORTEST || folded.length > LONGEST) return null;
  const near = known
    .filter((candidate) => candidate.length <= LONGEST)
    .map((candidate) => ({ candidate, distance: countEdits(folded, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(folded.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}

/** Levenshtein's distance, with two neighbours that changed places counted as one slip. */
function countEdits(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line[column] = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + same,
        swapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, above] = [above, line];
  }
  return at(above, to.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
