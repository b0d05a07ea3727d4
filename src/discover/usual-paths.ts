// Where sites that name nothing usually keep their feeds, posts and sitemaps. It asks nobody.

/** By how often they are met among news sites; each costs a request. */
const FEED_PATHS: readonly string[] = [
  '/feed/',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
  '/rss/news.rss',
  '/feeds/posts/default',
];

const SITEMAP_PATHS: readonly string[] = [
  '/news-sitemap.xml',
  '/sitemap_news.xml',
  '/sitemap.xml',
  '/sitemap_index.xml',
];

/** Beneath the address of the REST interface. */
const WORDPRESS_POSTS = 'wp/v2/posts';

/** As many posts as a feed has items, and more than an outlet writes between two visits. */
const POSTS_PER_PAGE = '30';

/** Where feeds are looked for: that of the section which was named (news.mn/en/) before those of the site. */
export function toFeedAddresses(page: string): string[] {
  const { pathname, origin } = new URL(page);
  const section = pathname === '/' ? [] : [`${origin}${withSlash(pathname)}feed/`];
  return [...section, ...toAddresses(FEED_PATHS, page)];
}

export function toSitemapAddresses(page: string): string[] {
  return toAddresses(SITEMAP_PATHS, page);
}

function toAddresses(paths: readonly string[], base: string): string[] {
  return paths.map((path) => new URL(path, base).href);
}

/** The posts of the interface that a page names at `root`, or of the one at its usual place; sites without pretty addresses have it in the query. */
export function toWordpressAddress(root: string | null, base: string): string {
  const url = new URL(root ?? '/wp-json/', base);
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = `${withSlash(url.pathname)}${WORDPRESS_POSTS}`;
  else url.searchParams.set('rest_route', `${withSlash(route)}${WORDPRESS_POSTS}`);
  url.searchParams.set('per_page', POSTS_PER_PAGE);
  return url.href;
}

/** The absolute addresses in the `Sitemap:` lines of robots.txt (sitemaps.org, "Submitting your Sitemap"), those of news first. */
export function findSitemapLines(robots: string, base: string): string[] {
  const named = Array.from(robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim), ([, href = '']) =>
    URL.parse(href, base),
  );
  const addresses = named.flatMap((url) => (url !== null && /^https?:$/.test(url.protocol) ? [url.href] : []));
  return [...new Set(addresses)].toSorted((a, b) => Number(isOfNews(b)) - Number(isOfNews(a)));
}

function isOfNews(address: string): boolean {
  return /news|post|article/i.test(new URL(address).pathname);
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
