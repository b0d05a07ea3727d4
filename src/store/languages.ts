// How many entries there are in which language. It does not know which of them are published.
import type { Kysely } from 'kysely';
import type { Language } from '../model/configuration.ts';
import type { LanguageCount } from './store.ts';
import type { Tables } from './tables.ts';

/** Counts those of other languages alone: what editions take is nearly all there is. */
export async function countOutside(db: Kysely<Tables>, taken: readonly Language[]): Promise<LanguageCount[]> {
  const outside = (await readLanguages(db)).filter((language) => !taken.includes(language));
  if (outside.length === 0) return [];
  return db
    .selectFrom('entries')
    .select(['language', 'source', (eb) => eb.fn.countAll<number>().as('entries')])
    .where('language', 'in', outside)
    .where('kept', '=', 1)
    .where('withdrawn', '=', 0)
    .groupBy(['language', 'source'])
    .orderBy('language')
    .orderBy('source')
    .execute();
}

/** From one to the next in the index: a list of all distinct ones would look at every entry. */
async function readLanguages(db: Kysely<Tables>): Promise<Language[]> {
  const languages: Language[] = [];
  for (;;) {
    const { next } = await db
      .selectFrom('entries')
      .select((eb) => eb.fn.min<Language | null>('language').as('next'))
      .where('language', '>', languages.at(-1) ?? '')
      .executeTakeFirstOrThrow();
    if (next === null) return languages;
    languages.push(next);
  }
}
