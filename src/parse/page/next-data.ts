// The data of a page by Next.js's older router: the JSON in its script `__NEXT_DATA__`. It knows no item.
import type { Failure } from '../../model/visit.ts';
import { findScripts } from '../json/script.ts';
import { parseJsonText } from '../json/text.ts';

/** Null where a page has no such script. */
export function parseNextData(page: string): { readonly value: unknown } | Failure | null {
  if (!page.includes('__NEXT_DATA__')) return null;
  const script = findScripts(page).find(({ attributes }) => attributes.get('id') === '__NEXT_DATA__');
  return script === undefined ? null : parseJsonText(script.source);
}
