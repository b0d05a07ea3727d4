// What the markup of an article's page says outside any vocabulary of data: its title, headings, links, times; it prefers none to another.
import { toPageBase } from './address.ts';
import { findTime } from './time.ts';
import { toTextContent, type HtmlElement, type HtmlRoot } from '../html/tree.ts';
import { findMeta, findMetaText } from './meta.ts';
import { selectAll, selectFirst } from '../html/select.ts';
import { toLine } from '../terms.ts';

/** Texts are single lines, addresses as printed. */
export interface ArticleMarkup {
  /** The page's own address, and what relative ones are resolved against. */
  readonly url: string | null;
  readonly base: string | null;
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** The words of `title`. */
  readonly title: string | null;
  /** The words of each `h1`. */
  readonly headings: readonly string[];
  /** The words of the longest heading that is called a title and with which `title` begins. */
  readonly titled: string | null;
  /** `datetime` of the one time that can be the article's. */
  readonly time: string | null;
  /** Whether there is any time, be it the article's or another's. */
  readonly isTimed: boolean;
  /** `lang` of the whole page. */
  readonly language: string | null;
  /** What it claims as its own address: `rel=canonical`, then OpenGraph. */
  readonly canonicals: readonly string[];
  /** The picture that it links. */
  readonly image: string | null;
}

/** Headings that templates call titles: the article's own, and those of boxes beside it. */
const TITLED = 'h1[class*="title" i], h2[class*="title" i], h3[class*="title" i], h4[class*="title" i]';

/** Every element that is looked at here, so that the page is walked once. */
const PARTS = `base[href], title, link[rel][href], h1, article, time[datetime], ${TITLED}`;

/** Names of the elements that TITLED selects. */
const LEVELS = ['h1', 'h2', 'h3', 'h4'];

/** Most headings that are looked at; with more than one none is the title. */
const MOST_HEADINGS = 10;

/** Most headings called titles that are looked at: a page has one for each of its teasers. */
const MOST_TITLED = 40;

export function readArticleMarkup(root: HtmlRoot, url: string | null): ArticleMarkup {
  const meta = findMeta(root);
  const parts = Map.groupBy(selectAll(PARTS, root), ({ name }) => name);
  const all = (name: string) => parts.get(name) ?? [];
  const headings = all('h1').slice(0, MOST_HEADINGS);
  const title = findTitle(all('title'));
  const canonicals = [findLink(all('link'), 'canonical'), findMetaText(meta, ['og:url'])];
  return {
    url,
    base: toPageBase(readAttribute(all('base')[0], 'href'), url),
    meta,
    title,
    headings: headings.flatMap((heading) => toLine(toTextContent(heading)) ?? []),
    titled: findTitled(LEVELS.flatMap(all), title),
    time: findTime(all('time'), all('article'), headings),
    isTimed: parts.has('time'),
    language: readAttribute(selectFirst('html', root), 'lang'),
    canonicals: canonicals.filter((address) => address !== null),
    image: findLink(all('link'), 'image_src'),
  };
}

/** Drawings (SVG) have titles too. */
function findTitle(titles: readonly HtmlElement[]): string | null {
  const title = titles.find(({ parent }) => parent.type === 'root' || parent.name === 'head' || parent.name === 'html');
  return title === undefined ? null : toLine(toTextContent(title));
}

/** Without an `h1` the title may stand in any of them; that the page's title begins with it tells it from a box's. */
function findTitled(headings: readonly HtmlElement[], title: string | null): string | null {
  if (title === null) return null;
  const titled = headings.filter(({ attribs }) => /title/i.test(attribs['class'] ?? '')).slice(0, MOST_TITLED);
  const told = titled.flatMap((heading) => toLine(toTextContent(heading)) ?? []);
  const own = told.filter((line) => title.startsWith(line) && !/^[\p{L}\p{N}]/u.test(title.slice(line.length)));
  return own.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

/** `rel` is a list of words in any case. */
function findLink(links: readonly HtmlElement[], relation: string): string | null {
  const isSo = (link: HtmlElement) => (link.attribs['rel'] ?? '').toLowerCase().split(/\s+/).includes(relation);
  return readAttribute(links.find(isSo), 'href');
}

function readAttribute(element: HtmlElement | null | undefined, name: string): string | null {
  return element?.attribs[name]?.trim() || null;
}
