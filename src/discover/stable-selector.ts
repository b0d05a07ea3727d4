// Short CSS selectors for an element that outlive a new build of the site. It does not know which of them is the right one.
import type { HtmlElement, HtmlRoot } from '../parse/html/tree.ts';

/** Most classes of one element that are tried; utility styles give some elements dozens. */
const MOST_CLASSES = 6;

/** Longest class that somebody thought of, in characters. */
const LONGEST_CLASS = 60;

/** CSS modules: `card_title__x8Kq2` changes after the `__` with every build. */
const HASHED = /^([A-Za-z][\w-]*__)(?=[\w-]*(?:\d|[a-z][A-Z]|[A-Z][a-z]))[\w-]{4,12}$/;

/** Names that tools make up anew: styled-components, emotion, styled-jsx, Svelte, Vue. */
const MADE_UP = /^(?:sc|css|jsx|svelte|v|data-v|emotion|makeStyles|jss)-?[\w-]*\d|^sc-[A-Za-z]+$/;

/** States, positions, numbers of posts, and styles by name: they tell one card from another and not a card from the rest. */
const UNSTABLE =
  /^(?:active|current|first|last|odd|even|show|hidden|visible|clearfix|selected|open|lazy\w*|is-\w+|has-\w+|js-\w+|status-\w+|format-\w+|category-.+|tag-.+)$|\d{3}|^-?[mp][trblxyse]?-|^(?:col|w|h|gap|text|bg|font|border|rounded|flex|grid|items|justify|space|min|max|z|top|left|d|order|float|align|line|leading|overflow|transition|duration|shadow|opacity)-|^(?:flex|grid|block|relative|absolute|row|col|container|w|h)$/;

const NAME = /^[A-Za-z_][\w-]*$/;

/** Elements whose name alone says what they are. */
const TELLING = new Set(['main', 'section', 'article', 'table', 'time', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** By its own classes, or its telling name; most telling first, none where it has neither. */
export function toOwnSelectors({ name, attribs }: HtmlElement): string[] {
  const classes = (attribs['class'] ?? '').split(/\s+/).flatMap((one) => toClassSelector(one, name) ?? []);
  const own = TELLING.has(name) ? [name] : [];
  return [...new Set(classes.slice(0, MOST_CLASSES)), ...own];
}

/** By its own classes, else by its place in what has some: two levels up. */
export function toSelectors(element: HtmlElement): string[] {
  const { parent } = element;
  const own = toOwnSelectors(element);
  if (own.length > 0 || parent.type === 'root') return own;
  const beneath = toHolderSelectors(parent).map((holder) => `${holder} > ${element.name}`);
  if (beneath.length > 0) return beneath;
  return toHolderSelectors(parent.parent).map((holder) => `${holder} > ${parent.name} > ${element.name}`);
}

/** Of what holds others: by its id, which may be in a page but once, and by its own classes or name. */
export function toHolderSelectors(holder: HtmlElement | HtmlRoot): string[] {
  if (holder.type === 'root') return [];
  const { id = '' } = holder.attribs;
  return [...(NAME.test(id) && !/\d/.test(id) ? [`#${id}`] : []), ...toOwnSelectors(holder)];
}

function toClassSelector(name: string, tag: string): string | null {
  if (name.length > LONGEST_CLASS) return null;
  const [, stem] = HASHED.exec(name) ?? [];
  if (stem !== undefined) return `[class*="${stem}"]`;
  return !NAME.test(name) || MADE_UP.test(name) || UNSTABLE.test(name) ? null : `${tag}.${name}`;
}
