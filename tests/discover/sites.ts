// Whole small sites of our own writing for a local origin to play, in the shapes that outlets have; dates are told from `now`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { document, type Origin } from '../origin.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const HOUR = 3_600_000;

export const ENGLISH: readonly string[] = [
  'A bridge over the northern river opens at last',
  'Library doors will open an hour earlier this winter',
  'Herders reach their winter camps before the snow',
  'New school building is ready for six hundred pupils',
];

export const MONGOLIAN: readonly string[] = [
  'Шинэ гүүр нээгдэж хөдөлгөөн эхэллээ',
  'Хотын номын санг өглөө эрт нээнэ гэж мэдээлэв',
  'Малчид өвөлжөөндөө буусан байна',
  'Сургуулийн шинэ байр ашиглалтад орлоо',
];

/** A page that names its feed, one of comments and one that is gone. */
export function playAutodiscovery(origin: Origin, now: Date): void {
  const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
  const head = `<title>Home</title><meta property="og:site_name" content="The Herald: &quot;daily&quot;">`;
  const links = ['/comments/feed/', '/gone.xml', '/stories/feed'].map(link).join('');
  origin.answer('/', document(`<html lang="en"><head>${head}${links}</head><body>Welcome</body></html>`, HTML));
  origin.answer('/stories/feed', document(toRss(ENGLISH, origin, now)));
}

/** Everything that is asked for answers 200 with a page, as one outlet does; the list is in the markup. */
export function playPageAtEveryAddress(origin: Origin): void {
  const page = readFileSync(path.join(FIXTURES, 'cards/a grid of boxes between a menu and a footer.html'));
  for (const at of ['/mn/more/8', '/rss', '/feed/', '/rss.xml', '/sitemap.xml', '/robots.txt'])
    origin.answer(at, document(page, HTML));
}

/** What is new, with its times, and beside it a longer list of what is read most, without. */
export function playListAndMargin(origin: Origin, now: Date): void {
  const latest = ENGLISH.map(
    (title, at) =>
      `<div class="news-item"><h3><a href="/news/${at}">${title}</a></h3><span class="date">${toTime(now, at).slice(0, 16)}</span></div>`,
  );
  const most = [...ENGLISH, ...ENGLISH].map((title, at) => `<li><a href="/news/5${at}">${title}: part 5${at}</a></li>`);
  const body = `<main>${latest.join('')}</main><aside><ol class="pop">${most.join('')}</ol></aside>`;
  origin.answer('/', document(`<html lang="en"><head><title>Gazette</title></head><body>${body}</body></html>`, HTML));
}

export function playWordpress(origin: Origin, now: Date): void {
  const head = `<title>Тал</title><link rel="https://api.w.org/" href="/wp-json/">`;
  origin.answer('/', document(`<html lang="mn"><head>${head}</head><body>Тавтай морил</body></html>`, HTML));
  const posts = MONGOLIAN.map((title, at) => ({
    id: 500 + at,
    date_gmt: toTime(now, at).slice(0, 19),
    link: `${origin.url}/p/${500 + at}/`,
    title: { rendered: title },
    excerpt: { rendered: `<p>${title}.</p>` },
  }));
  origin.answer('/wp-json/wp/v2/posts?per_page=30', document(JSON.stringify(posts)));
}

/** As Next.js builds them: hashes in the classes, exact times in what is pushed, the addresses nowhere but in the links. */
export function playNextFlight(origin: Origin, now: Date): void {
  const codes = MONGOLIAN.map((_, at) => `aBc${at}eF-gH_${at}`);
  const posts = MONGOLIAN.map((title, at) => ({ id: 90 + at, title, slug: codes[at], published_at: toTime(now, at) }));
  const stream = `0:["$","main",null,{"children":"$L1"}]\n1:["$","$L2",null,${JSON.stringify({ posts, menu: [{ title: 'Улс төр', slug: 'politics' }] })}]\n`;
  const half = Math.floor(stream.length / 2);
  const push = (piece: string) =>
    `<script>self.__next_f.push([1,${JSON.stringify(piece).replaceAll('<', String.raw`\u003c`)}])</script>`;
  const cards = codes.map(
    (code, at) =>
      `<div class="card_wrapper__x8Kq2"><a href="/r/${code}"></a><h5 class="card_title__9fKd2">${MONGOLIAN[at]}</h5><div class="shared_label__k2J1p">${at + 1}ц</div></div>`,
  );
  const scripts = [stream.slice(0, half), stream.slice(half)].map(push).join('');
  origin.answer('/', document(`<html lang="en"><body>${cards.join('')}${scripts}</body></html>`, HTML));
}

/** Titles and times only in schema.org's terms, as shops' and newspapers' systems print them for search engines. */
export function playJsonLd(origin: Origin, now: Date): void {
  const itemListElement = ENGLISH.map((headline, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    item: { '@type': 'NewsArticle', headline, url: `${origin.url}/s/${at}`, datePublished: toTime(now, at) },
  }));
  const data = JSON.stringify({ '@context': 'https://schema.org', '@type': 'ItemList', itemListElement });
  const script = `<script type="application/ld+json">${data}</script>`;
  origin.answer(
    '/',
    document(`<html lang="en"><head><title>Gazette</title>${script}</head><body></body></html>`, HTML),
  );
}

/** A news sitemap that nothing but robots.txt names. */
export function playNewsSitemap(origin: Origin, now: Date): void {
  origin.answer('/', document('<html><head><title>Gazette</title></head><body>Welcome</body></html>', HTML));
  origin.answer('/robots.txt', document(`User-agent: *\nDisallow: /admin\nSitemap: ${origin.url}/maps/latest.xml\n`));
  const urls = ENGLISH.map(
    (title, at) =>
      `<url><loc>${origin.url}/news/${700 + at}</loc><news:news><news:publication><news:name>Gazette</news:name><news:language>en</news:language></news:publication><news:publication_date>${toTime(now, at)}</news:publication_date><news:title>${title}</news:title></news:news></url>`,
  );
  const namespaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  origin.answer('/maps/latest.xml', document(`<urlset ${namespaces}>${urls.join('')}</urlset>`));
}

/** A sitemap that only lists addresses; what they are called, the articles say. */
export function playBareSitemap(origin: Origin, now: Date): void {
  origin.answer('/', document('<html><head><title>Gazette</title></head><body>Welcome</body></html>', HTML));
  const urls = ENGLISH.map((title, at) => {
    const url = `/news/${700 + at}`;
    origin.answer(
      url,
      document(
        `<html><head><meta property="og:title" content="${title}"><meta property="og:type" content="article"></head></html>`,
        HTML,
      ),
    );
    return `<url><loc>${origin.url}${url}</loc><lastmod>${toTime(now, at)}</lastmod></url>`;
  });
  origin.answer(
    '/sitemap.xml',
    document(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`),
  );
}

export function playNothing(origin: Origin): void {
  origin.answer('/', document('<html><body><p>We are being rebuilt.</p></body></html>', HTML));
}

export function toRss(titles: readonly string[], { url }: Pick<Origin, 'url'>, now: Date): string {
  const items = titles.map(
    (title, at) =>
      `<item><title><![CDATA[${title}]]></title><link>${url}/story/${at}</link><pubDate>${new Date(now.getTime() - (at + 1) * HOUR).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Stories</title><link>${url}/</link>${items.join('')}</channel></rss>`;
}

function toTime(now: Date, at: number): string {
  return new Date(now.getTime() - (at + 1) * HOUR).toISOString();
}
