// What titles have taught about the case of words, counted. It knows no rule of case.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { CountedLesson, Lookup } from '../model/knowledge.ts';
import { insertRows, toChunks } from './statements.ts';
import type { Tables } from './tables.ts';

/** In every language, as that of a title in capitals is often told only later. */
export async function readLearnt(db: Kysely<Tables>, lookups: readonly Lookup[]): Promise<CountedLesson[]> {
  const found: CountedLesson[] = [];
  const words = [...new Set(lookups.map(({ word }) => word))];
  const wanted = new Set(lookups.map(({ word, before }) => `${before}\n${word}`));
  for (const chunk of toChunks(words)) {
    const rows = await db.selectFrom('learnt').selectAll().where('word', 'in', chunk).execute();
    found.push(...rows.filter(({ word, before }) => wanted.has(`${before}\n${word}`)));
  }
  return found;
}

export async function writeLessons(tx: Transaction<Tables>, lessons: readonly CountedLesson[]): Promise<void> {
  for (const rows of toChunks(unite(lessons))) {
    await insertRows(tx, 'learnt', rows, () =>
      tx
        .insertInto('learnt')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['language', 'word', 'before', 'shape'])
            .doUpdateSet({ count: sql<number>`learnt.count + excluded.count` }),
        ),
    );
  }
}

/** One row a lesson, its columns in one order: a statement may not meet the same row twice. */
function unite(lessons: readonly CountedLesson[]): CountedLesson[] {
  const united = new Map<string, CountedLesson>();
  for (const { language, word, before, shape, count } of lessons) {
    const key = [language, word, before, shape].join('\n');
    united.set(key, { language, word, before, shape, count: count + (united.get(key)?.count ?? 0) });
  }
  return [...united.values()];
}
