// The labelled sets as values. It knows their files and cells, and nothing of headlines.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** `held` lines are only ever scored, never looked at when rules are written. */
export type Split = 'train' | 'held';

export interface Row {
  readonly split: Split;
  readonly cells: readonly string[];
}

/** The rows of `sets/<name>.tsv`, each with `cells` cells besides its split; characters that cannot be seen are unescaped where asked. */
export function loadSet(name: string, cells: number, escaped = false): readonly Row[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'sets', `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line, index) => {
    const [split, ...rest] = line.split('\t');
    if ((split !== 'train' && split !== 'held') || rest.length !== cells) {
      throw new Error(`sets/${name}.tsv:${index + 1}: expected train or held and ${cells} cells more`);
    }
    return { split, cells: escaped ? rest.map(unescape) : rest };
  });
}

function unescape(cell: string): string {
  return cell.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
