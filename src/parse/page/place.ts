// Where in an item of a page a field may stand, as a configuration writes it; it knows no field and reads no value.
import type { HtmlElement } from '../html/tree.ts';
import { selectAll, toSelectorError } from '../html/select.ts';

/** `selector` null: the item itself; `attribute` null: what the field makes of the element. */
export interface PagePlace {
  readonly selector: string | null;
  readonly attribute: string | null;
}

/** The last `@` outside brackets and quotes, and a name behind it. */
const PLACE = /^(.*)@([^\s"'<>/=@()[\]]+)\s*$/s;

/** How CSS calls the element that is looked in. */
const ITSELF = ':scope';

/**
 * `selector`, `selector@attribute`, or `@attribute` of the item itself, which alone is `:scope`. Selectors look inside the item; one that begins
 * with `+` or `~` looks at what follows it.
 */
export function parsePagePlace(place: string): PagePlace {
  const [, before = place, name] = PLACE.exec(place) ?? [];
  const selector = before.trim();
  const isItself = selector === ITSELF || (selector === '' && name !== undefined);
  return { selector: isItself ? null : selector, attribute: name?.toLowerCase() ?? null };
}

/** What is wrong with a place, in words that follow its own place in a configuration; null: nothing. */
export function toPagePlaceError(place: string): string | null {
  const { selector } = parsePagePlace(place);
  return selector === null ? null : toSelectorError(selector);
}

/** The elements that a place means, in the order of the page. */
export function findElements({ selector }: PagePlace, item: HtmlElement): readonly HtmlElement[] {
  return selector === null ? [item] : selectAll(selector, item);
}
