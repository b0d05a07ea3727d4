// Many rows by one statement, whose text is made once for each number of rows. It knows no table.
import { CompiledQuery, type Compilable, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Rows written by one statement: far below SQLite's 32,766 parameters. */
const ROWS = 50;

/** The text of an insert for so many rows, which takes longer to make than to run. */
const texts = new Map<string, string>();

/** Runs what `toInsert` builds; it names the columns in the order of the rows' own keys, as all rows of a table have them. */
export async function insertRows<Row extends object, Inserted>(
  tx: Transaction<Tables>,
  table: string,
  rows: readonly Row[],
  toInsert: () => Compilable<Inserted>,
): Promise<Inserted[]> {
  const key = `${table} ${rows.length}`;
  const text = texts.get(key) ?? toInsert().compile().sql;
  texts.set(key, text);
  const parameters = rows.flatMap((row) => Object.values(row) as unknown[]);
  return (await tx.executeQuery<Inserted>(CompiledQuery.raw(text, parameters))).rows;
}

export function toChunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, n) => rows.slice(n * ROWS, (n + 1) * ROWS));
}
