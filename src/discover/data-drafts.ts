// Data → the drafts of sources that read its lists of articles. It does not know where the data came from.
import type { Draft } from './candidate.ts';
import { findDataFields, type DataFields, type DataGround } from './data-fields.ts';
import { findDataLists, type DataList } from './data-lists.ts';
import { toPath, toPathByMembers } from './json-path-text.ts';

/** The draft without its address: the list with most articles, dated ones before others; null where there is none. `isStream`: see toItems. */
export function findDataRecipe(
  data: unknown,
  ground: DataGround,
  isStream: boolean,
): Pick<Draft, 'items' | 'fields'> | null {
  const found = findDataLists(data).flatMap((list) => {
    const fields = findDataFields(list.rows, ground);
    return fields === null ? [] : [{ list, fields }];
  });
  const [best] = found.toSorted((a, b) => toWorth(b.fields) - toWorth(a.fields));
  return best === undefined ? null : { items: toItems(best.list, best.fields, isStream), fields: best.fields.fields };
}

/** A list with dates is worth twice one without. */
function toWorth({ addresses, fields }: DataFields): number {
  return fields.published === undefined ? addresses : addresses * 2;
}

/** By its way where that is one of names; in a list within a list, or a stream, by what its objects have: places there move with every build. */
function toItems({ steps }: DataList, { members }: DataFields, isStream: boolean): string {
  const moves = isStream || steps.slice(0, -1).includes(null);
  return moves ? toPathByMembers(members) : toPath(steps);
}
