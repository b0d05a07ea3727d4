// Whether a page tells of an article at all, by what was found in it; it reads nothing more from the page.
import type { ParsedArticle } from '../../model/feed.ts';
import type { ArticlePage } from './page.ts';

/** What nobody prints but for an article. */
const OWN = ['article:published_time', 'article:published', 'dc.title', 'dcterms.title'];

/** What is meant for a page by name, even where it says only the title again; `og:site_name` and the like are the site's. */
const SIGNS =
  'og:title og:description og:image og:image:url og:image:secure_url twitter:title twitter:description twitter:image ' +
  'twitter:image:src description dc.description dcterms.description author dc.creator dcterms.creator';

const NAMES = SIGNS.split(' ');

/** JSON, feeds and sitemaps may quote markup, and a byte order mark may come first. */
const NO_PAGE =
  /^\ufeff?\s*(?:\{\s*["}]|\[\s*[[{"\]]|(?:<\?[^>]{0,500}>\s*){0,5}(?:<!--[^>]{0,2000}-->\s*)?<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b)/i;

/** Whether a text is a document of another kind. */
export function isNoPage(text: string): boolean {
  return NO_PAGE.test(text);
}

/** Generous, as what was linked as an article mostly is one; a front page that answers in its place says so. Many sites call every page a website. */
export function tellsOfArticle(page: ArticlePage, article: ParsedArticle): boolean {
  const { jsonLd, microdata, meta, headings } = page;
  if (jsonLd !== null || microdata !== null || isType(page, /article$/i)) return true;
  if (isType(page, /^website$/i) && namesFrontPage(page))
    return article.published !== null || article.authors.length > 0;
  return headings.length > 0 || OWN.some((name) => meta.has(name)) || (isTitled(page) && hasSign(page, article));
}

function isType({ meta }: ArticlePage, type: RegExp): boolean {
  return (meta.get('og:type') ?? []).some((printed) => type.test(printed.trim()));
}

/** Whether its address for itself is that of the site. */
function namesFrontPage({ meta }: ArticlePage): boolean {
  return (meta.get('og:url') ?? []).some((printed) => /^\/?$/.test(URL.parse(printed.trim())?.pathname ?? '-'));
}

function isTitled({ title, titled, meta }: ArticlePage): boolean {
  return title !== null || titled !== null || meta.has('og:title') || meta.has('twitter:title');
}

function hasSign({ meta, isTimed }: ArticlePage, { summary, image, authors, published }: ParsedArticle): boolean {
  const isTold = summary !== null || image !== null || authors.length > 0 || published !== null;
  return isTold || isTimed || NAMES.some((name) => meta.has(name));
}
