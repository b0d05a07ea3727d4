// Documents of every kind for the parser benchmark, of our own making: some 30 items each, and a page of 2.5 MB. The same at every run.
import type { Recipe } from '../../src/model/configuration.ts';
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';
import { makeFeed } from './corpus.ts';

export interface BenchDocument {
  readonly name: string;
  readonly recipe: Recipe;
  readonly url: string;
  readonly text: string;
}

const ITEMS = 30;
const URL_BASE = 'https://bench.example';
const TEXT = 'Сэлэнгэ мөрний шинэ гүүрийг энэ намар ашиглалтад оруулна гэж аймгийн Засаг дарга хэллээ. ';
const LARGE = 2_500_000;

/** What fills a page and holds no items. */
const FILLER =
  '<div class="box"><ul><li><span class="x">…</span><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></li></ul></div>';

export function makeDocuments(): BenchDocument[] {
  const rss = makeFeed(0, { changed: 0 });
  const atom = makeFeed(1, { changed: 0 });
  return [
    { name: 'feed: RSS', recipe: toRecipe({}), url: URL_BASE, text: rss.body },
    { name: 'feed: Atom', recipe: toRecipe({}), url: URL_BASE, text: atom.body },
    { name: 'ticker', recipe: toRecipe({ kind: 'ticker' }), url: URL_BASE, text: makeTicker() },
    { name: 'json', recipe: toJsonRecipe(), url: URL_BASE, text: makeJson() },
    { name: 'wordpress', recipe: toRecipe({ kind: 'wordpress' }), url: URL_BASE, text: makeWordpress() },
    { name: 'sitemap', recipe: toRecipe({ kind: 'sitemap' }), url: URL_BASE, text: makeSitemap() },
    { name: 'page', recipe: toPageRecipe(), url: URL_BASE, text: makePage(45_000) },
    { name: 'page of 2.5 MB', recipe: toPageRecipe(), url: URL_BASE, text: makePage(LARGE) },
    { name: 'data in 2.5 MB', recipe: toFlightRecipe(), url: URL_BASE, text: makeFlight(LARGE) },
  ];
}

function toRecipe(given: Partial<Recipe>): Recipe {
  return { kind: 'feed', items: null, fields: SOURCE_DEFAULTS.fields, data: null, ...given };
}

function toFields(given: Partial<Recipe['fields']>): Recipe['fields'] {
  return { ...SOURCE_DEFAULTS.fields, ...given };
}

function toJsonRecipe(): Recipe {
  const fields = toFields({ url: ['/r/{lid}'], title: ['title'], summary: ['lead'], published: ['publish_date'] });
  return toRecipe({ kind: 'json', items: '$.list[*]', fields });
}

function toPageRecipe(): Recipe {
  const fields = toFields({ url: ['a@href'], title: ['.title'], summary: ['p'], published: ['.when'], image: ['img'] });
  return toRecipe({ kind: 'page', items: '[class*="card_"]', fields });
}

function toFlightRecipe(): Recipe {
  const fields = toFields({ url: ['/r/{slug}'], title: ['title'], published: ['published_at'] });
  return toRecipe({ kind: 'page', data: 'next-flight', items: '$..[?@.slug && @.published_at]', fields });
}

function repeat(toPart: (n: number) => string, separator = ''): string {
  return Array.from({ length: ITEMS }, (_, n) => toPart(n)).join(separator);
}

function makeTicker(): string {
  const title = TEXT.slice(0, 60).trim().toUpperCase();
  return repeat((n) => `${title} ${n}-Р ДУГААР WWW.BENCH.EXAMPLE НИЙТЭЛСЭН:2026/01/13 `);
}

function makeJson(): string {
  const list = Array.from({ length: ITEMS }, (_, n) => ({
    id: n,
    lid: `a${n}`,
    title: `${TEXT.slice(0, 60)} ${n}`,
    lead: TEXT.repeat(3),
    body: TEXT.repeat(8),
    publish_date: '2026-01-13 10:00:00',
  }));
  return JSON.stringify({ list });
}

function makeWordpress(): string {
  const posts = Array.from({ length: ITEMS }, (_, n) => ({
    id: n,
    guid: { rendered: `${URL_BASE}/?p=${n}` },
    link: `${URL_BASE}/${n}/`,
    date_gmt: '2026-01-13T02:00:00',
    title: { rendered: `${TEXT.slice(0, 60)} &#8220;${n}&#8221;` },
    excerpt: { rendered: `<p>${TEXT.repeat(2)}</p>` },
    content: { rendered: `<p>${TEXT.repeat(8)}</p>` },
  }));
  return JSON.stringify(posts);
}

function makeSitemap(): string {
  const news = (n: number) =>
    `<news:news><news:title>${TEXT.slice(0, 60)} ${n}</news:title><news:publication_date>2026-01-13T10:00:00+08:00</news:publication_date></news:news>`;
  return `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${repeat((n) => `<url><loc>${URL_BASE}/${n}</loc>${news(n)}</url>`)}</urlset>`;
}

function makePage(size: number): string {
  const cards = repeat(
    (n) =>
      `<div class="card_wrapper__x1"><a href="/r/${n}"><img data-src="/i/${n}.jpg"></a><a href="/r/${n}"><h3 class="title">${TEXT.slice(0, 60)} ${n}</h3></a><p>${TEXT}</p><span class="when">3 цагийн өмнө</span></div>`,
  );
  const rest = Math.max(0, size - cards.length);
  return `<html><head><title>Bench</title></head><body>${FILLER.repeat(Math.ceil(rest / FILLER.length))}${cards}</body></html>`;
}

function makeFlight(size: number): string {
  const posts = Array.from({ length: ITEMS }, (_, n) => ({
    slug: `slug${n}`,
    title: `${TEXT.slice(0, 60)} ${n}`,
    excerpt: TEXT,
    published_at: '2026-01-13T02:00:00.000Z',
  }));
  const rows = posts.map((post, n) => `${n.toString(16)}:${JSON.stringify(['$', 'div', null, { post }])}\n`).join('');
  const filler = `ff:${JSON.stringify(['$', 'ul', null, { children: Array.from({ length: 50 }, () => ['$', 'li', null, { x: TEXT }]) }])}\n`;
  const stream = filler.repeat(Math.ceil(size / filler.length)) + rows;
  const pieces = Array.from({ length: 240 }, (_, n) => {
    const length = Math.ceil(stream.length / 240);
    return `<script>self.__next_f.push([1,${JSON.stringify(stream.slice(n * length, (n + 1) * length))}])</script>`;
  });
  return `<html><head><title>Bench</title></head><body>${pieces.join('')}</body></html>`;
}
