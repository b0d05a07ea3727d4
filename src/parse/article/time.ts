// The `time` element that says when an article was published, where the markup leaves no doubt which it is; it reads no date.
import type { HtmlElement } from '../html/tree.ts';

/**
 * `datetime` as printed: of the first one that is marked `pubdate` (HTML of 2010), else of the only one in the article: the element `article` around
 * the page's only heading, or the only `article` there is. Null where times differ: one of them is a comment's, a change's, or another story's.
 */
export function findTime(
  times: readonly HtmlElement[],
  articles: readonly HtmlElement[],
  headings: readonly HtmlElement[],
): string | null {
  const dated = times.filter((time) => readTime(time) !== '');
  const marked = dated.find((time) => time.attribs['pubdate'] !== undefined);
  if (marked !== undefined) return readTime(marked);
  const article = findArticle(articles, headings);
  const told = new Set(dated.filter((time) => article !== null && findAround(time) === article).map(readTime));
  return told.size === 1 ? ([...told][0] ?? null) : null;
}

function findArticle(articles: readonly HtmlElement[], headings: readonly HtmlElement[]): HtmlElement | null {
  const [heading, ...others] = headings;
  const around = heading !== undefined && others.length === 0 ? findAround(heading) : null;
  if (around !== null) return around;
  return articles.length === 1 ? (articles[0] ?? null) : null;
}

/** The nearest `article`: comments and teasers inside have their own. */
function findAround(element: HtmlElement): HtmlElement | null {
  for (let outer = element.parent; outer.type !== 'root'; outer = outer.parent) {
    if (outer.name === 'article') return outer;
  }
  return null;
}

function readTime(time: HtmlElement): string {
  return time.attribs['datetime']?.trim() ?? '';
}
