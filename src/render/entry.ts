// What every format says of an entry: its link, its authors, its categories; it knows no format.
import type { EditionSpec } from '../model/configuration.ts';
import type { EditionEntry } from '../model/edition.ts';
import { toAddress, toEntryPath } from './site.ts';
import type { RenderSite } from './site.ts';
import { cleanText, toPublicUrl } from './text.ts';

/** Where the entry is read: at its outlet, or on our own page where it has no address that can be shown. */
export function toLink(entry: EditionEntry, spec: EditionSpec, site: RenderSite): string {
  return toPublicUrl(entry.url) ?? toAddress(site, toEntryPath(spec.id, entry.uuid));
}

/** The outlet, by the name it has in the edition's language, or its id where the name says nothing. */
export function toOutletName(entry: EditionEntry): string {
  return isSaid(entry.outletName) ? entry.outletName : entry.outlet;
}

/** The persons who wrote it, in order; an outlet that names itself as the author is none. */
export function toPersons(entry: EditionEntry): readonly string[] {
  return entry.authors.filter((name) => isSaid(name) && name !== entry.outletName);
}

export function toCategories(entry: EditionEntry): readonly string[] {
  return entry.categories.filter(isSaid);
}

function isSaid(text: string): boolean {
  return cleanText(text).trim() !== '';
}
