// Statements that are run at every visit: their text is made once, which takes longer than to run them. It knows no table.
import { CompiledQuery, sql, type Compilable, type RawBuilder, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Rows written by one statement: far below SQLite's 32,766 parameters. */
const ROWS = 50;

const texts = new Map<string, string>();

/** Runs the statement of that name, which `toStatement` builds the first time; its parameters must come in the order in which it names them. */
export async function runStatement<Result>(
  tx: Transaction<Tables>,
  name: string,
  parameters: readonly unknown[],
  toStatement: () => Compilable<Result>,
): Promise<Result[]> {
  const text = texts.get(name) ?? toStatement().compile().sql;
  texts.set(name, text);
  return (await tx.executeQuery<Result>(CompiledQuery.raw(text, [...parameters]))).rows;
}

/** Runs an insert of rows that all have the same columns in the same order, as the rows of one table have. */
export async function insertRows<Result>(
  tx: Transaction<Tables>,
  table: string,
  rows: readonly object[],
  toInsert: () => Compilable<Result>,
): Promise<Result[]> {
  const values = rows.flatMap((row) => Object.values(row) as unknown[]);
  return runStatement(tx, `${rows.length} ${table}`, values, toInsert);
}

/** What an insert wanted to write, to be written over what is there. */
export function toExcluded<Row extends object>(row: Row): { [Column in keyof Row]: RawBuilder<Row[Column]> } {
  const columns = Object.keys(row).map((column) => [column, sql.ref(`excluded.${column}`)]);
  return Object.fromEntries(columns) as { [Column in keyof Row]: RawBuilder<Row[Column]> };
}

export function toChunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, n) => rows.slice(n * ROWS, (n + 1) * ROWS));
}
