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
  /** `datetime` of the one time that can be the article's. */
  readonly time: string | null;
  /** `lang` of the whole page. */
  readonly language: string | null;
  /** What it claims as its own address: `rel=canonical`, then OpenGraph. */
  readonly canonicals: readonly string[];
  /** The picture that it links. */
  readonly image: string | null;
}

/** Every element that is looked at here, so that the page is walked once. */
const PARTS = 'base[href], title, link[rel][href], h1, article, time[datetime]';

/** Most headings that are looked at; with more than one none is the title. */
const MOST_HEADINGS = 10;

export function readArticleMarkup(root: HtmlRoot, url: string | null): ArticleMarkup {
  const meta = findMeta(root);
  const parts = Map.groupBy(selectAll(PARTS, root), ({ name }) => name);
  const all = (name: string) => parts.get(name) ?? [];
  const headings = all('h1').slice(0, MOST_HEADINGS);
  const canonicals = [findLink(all('link'), 'canonical'), findMetaText(meta, ['og:url'])];
  return {
    url,
    base: toPageBase(readAttribute(all('base')[0], 'href'), url),
    meta,
    title: findTitle(all('title')),
    headings: headings.flatMap((heading) => toLine(toTextContent(heading)) ?? []),
    time: findTime(all('time'), all('article'), headings),
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

/** `rel` is a list of words in any case. */
function findLink(links: readonly HtmlElement[], relation: string): string | null {
  const isSo = (link: HtmlElement) => (link.attribs['rel'] ?? '').toLowerCase().split(/\s+/).includes(relation);
  return readAttribute(links.find(isSo), 'href');
}

function readAttribute(element: HtmlElement | null | undefined, name: string): string | null {
  return element?.attribs[name]?.trim() || null;
}
