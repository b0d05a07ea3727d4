// An article's title without the name of the site behind it; it knows no place where titles stand.
import { isSiteName, type Site } from './site.ts';
import { isSameName } from './terms.ts';

/** What templates put between a headline, a section and the site's name: ` - `, ` | `, ` » `, … */
const SEPARATOR = /\s(?:[-–—|·•»›:/]|::|--|\|\|)\s|\s?\|\s?/g;

/**
 * The title up to where the site's name is all that follows, or up to where it is what the page's only heading says. Null where it is nothing
 * but the site's name. One line is expected, no longer than a title.
 */
export function withoutSite(title: string, site: Site, heading: string | null): string | null {
  if (isSiteName(title, site)) return null;
  for (const { index, 0: separator } of title.matchAll(SEPARATOR)) {
    const head = title.slice(0, index).trim();
    const tail = title.slice(index + separator.length).trim();
    if (head !== '' && (isSiteName(tail, site) || isSameName(head, heading)))
      return isSiteName(head, site) ? null : head;
  }
  return title;
}
