// One piece of a stranger's text or markup, in every place where a document of every kind can carry it. Each document begins with an item that is harmless.
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';
import type { FieldPlaces, Source } from '../../src/model/configuration.ts';
import { makeSource } from '../sources.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import type { Answers } from './player.ts';
import { openRiver } from './river.ts';

/** A source, and what its addresses answer. */
export interface Carrier {
  readonly source: Source;
  readonly documents: Readonly<Record<string, string>>;
}

const PAGE_FIELDS: Partial<FieldPlaces> = {
  url: ['a@href'],
  title: ['.title'],
  summary: ['.summary'],
  content: ['.content'],
  published: ['.when'],
  authors: ['.author'],
  categories: ['.topic'],
  image: ['img@src'],
};

/** Reads the piece by every kind, stores what comes of it, and publishes that. Throws where anything failed, was not read, or is not clean. */
export async function sendEverywhere(piece: string): Promise<'clean'> {
  await using river = await openRiver();
  const carriers = toCarriers(piece);
  const sources = carriers.map(({ source }) => source);
  const visits = await river.visit(sources, toAnswers(carriers));
  const unread = sources.filter(({ id }) => visits.get(id)?.outcome !== 'read');
  for (const { id } of unread) throw new Error(`${id} was not read: ${JSON.stringify(visits.get(id))}`);
  checkEntries(await river.entries());
  checkDocuments(await river.publish(sources));
  return 'clean';
}

/** `piece` as it would be written by whoever means harm: escaped where the format would end otherwise, and bare where a parser mends. */
export function toCarriers(piece: string): Carrier[] {
  return [
    toCarrier('rss', { kind: 'feed' }, toRss(piece)),
    toCarrier('rdf', { kind: 'feed' }, toRdf(piece)),
    toCarrier('atom', { kind: 'feed' }, toAtom(piece)),
    toCarrier('jsonfeed', { kind: 'feed' }, toJsonFeed(piece)),
    toCarrier('json', { kind: 'json', items: '$.rows[*]' }, JSON.stringify({ rows: [toRow('plain'), toRow(piece)] })),
    toCarrier('wordpress', { kind: 'wordpress' }, JSON.stringify([toPost('plain', 1), toPost(piece, 2)])),
    toCarrier('page', { kind: 'page', items: '.card', fields: toFields(PAGE_FIELDS) }, toPage(piece)),
    toCarrier('linked', { kind: 'page', data: 'json-ld' }, toLinked(piece)),
    toCarrier('next', { kind: 'page', data: 'next-data', items: '$..rows[*]' }, toNext(piece)),
    toCarrier('flight', { kind: 'page', data: 'next-flight', items: '$..rows[*]' }, toFlight(piece)),
    toCarrier('ticker', { kind: 'ticker', outlet: null, url: 'https://ticker.example/' }, toTicker(piece)),
    toCarrier('sitemap', { kind: 'sitemap' }, toSitemap(piece)),
    toDetailed(piece),
  ];
}

/** What all of them answer. */
function toAnswers(carriers: readonly Carrier[]): Answers {
  const documents = new Map(carriers.flatMap((carrier) => Object.entries(carrier.documents)));
  return (url) => documents.get(url) ?? null;
}

function toCarrier(id: string, given: Partial<Source>, document: string): Carrier {
  const source = makeSource({ id, url: `https://herald.example/${id}/list`, content: 'full', ...given });
  return { source, documents: { [source.url]: document } };
}

function toFields(given: Partial<FieldPlaces>): FieldPlaces {
  return { ...SOURCE_DEFAULTS.fields, ...given };
}

function toRss(piece: string): string {
  const [escaped, quoted] = [escape(piece), toCdata(piece)];
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>${quoted}</title><link>https://herald.example/</link><copyright>${escaped}</copyright>
<item><title>Plain rss</title><link>https://herald.example/rss/plain</link></item>
<item><title>Escaped ${escaped}</title><link>https://herald.example/rss/1</link><description>${escaped}</description><dc:creator>${escaped}</dc:creator><category>${escaped}</category></item>
<item><title>Quoted ${quoted}</title><guid isPermaLink="false">${escaped}</guid><content:encoded>${quoted}</content:encoded><source url="${escaped}">${escaped}</source></item>
<item><title>Addresses</title><link>${escaped}</link><enclosure url="${escaped}" type="image/png" length="1"/><media:thumbnail url="${escaped}"/><pubDate>${escaped}</pubDate></item>
</channel></rss>`;
}

function toRdf(piece: string): string {
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Bare</title></channel>
<item><title>Plain rdf</title><link>https://herald.example/rdf/plain</link></item>
<item><title>Bare</title><link>https://herald.example/rdf/1</link><description>${piece}</description></item></rdf:RDF>`;
}

function toAtom(piece: string): string {
  const escaped = escape(piece);
  const xhtml = `<div xmlns="http://www.w3.org/1999/xhtml">`;
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>${escaped}</id><title type="html">${escaped}</title><rights type="html">${escaped}</rights>
<entry><id>urn:x:plain</id><title>Plain atom</title><link href="https://herald.example/atom/plain"/></entry>
<entry><id>${escaped}</id><title type="html">Html ${escaped}</title><link href="https://herald.example/atom/1"/><author><name>${escaped}</name><uri>${escaped}</uri></author><category term="${escaped}" label="${escaped}"/><summary type="html">${escaped}</summary><content type="html">${escaped}</content><source><id>${escaped}</id><title>${escaped}</title><link href="${escaped}"/></source></entry>
<entry><id>urn:x:2</id><title type="text">Text ${escaped}</title><link href="https://herald.example/atom/2"/><content type="text">${escaped}</content></entry>
<entry><id>urn:x:3</id><title>Links</title><link href="${escaped}"/><link rel="enclosure" type="image/png" href="${escaped}"/><updated>${escaped}</updated><content type="text/html" src="${escaped}"/></entry>
<entry><id>urn:x:4</id><title type="xhtml">${xhtml}Nested ${piece}</div></title><content type="xhtml">${xhtml}${piece}</div></content></entry></feed>`;
}

function toJsonFeed(piece: string): string {
  const item = {
    id: piece,
    url: 'https://herald.example/jsonfeed/1',
    title: `Fed ${piece}`,
    content_html: piece,
    summary: piece,
    tags: [piece],
    authors: [{ name: piece, url: piece }],
    date_published: piece,
    language: piece,
  };
  const links = { id: 'links', title: 'Links', url: piece, external_url: piece, image: piece, banner_image: piece };
  const plain = { id: 'plain', title: 'Plain', url: 'https://herald.example/jsonfeed/plain' };
  const head = { version: 'https://jsonfeed.org/version/1.1', title: piece, home_page_url: piece, language: piece };
  return JSON.stringify({ ...head, items: [plain, item, links] });
}

function toRow(piece: string): object {
  const url = `https://herald.example/rows/${piece === 'plain' ? piece : '1'}`;
  const texts = { title: `Row ${piece}`, summary: piece, content: piece, author: piece, category: piece };
  return { id: piece, url, ...texts, image: piece, date: piece, language: piece };
}

function toPost(piece: string, id: number): object {
  const rendered = { rendered: piece };
  const names = { author: [{ name: piece }], 'wp:term': [[{ name: piece, taxonomy: 'category' }]] };
  const media = { 'wp:featuredmedia': [{ source_url: piece }] };
  const title = { rendered: `Post ${piece}` };
  const link = `https://herald.example/wordpress/${id}`;
  return {
    id,
    link,
    guid: rendered,
    title,
    excerpt: rendered,
    content: rendered,
    date: piece,
    _embedded: { ...names, ...media },
  };
}

function toPage(piece: string): string {
  const quoted = piece.replaceAll('"', '&quot;');
  return `<html lang="${quoted}"><title>${piece}</title></title><body>
<div class="card"><a href="/page/plain"><b class="title">Plain page</b></a></div>
<div class="card"><a href="${quoted}"><b class="title">Linked</b></a><img src="${quoted}"><i class="when">${quoted}</i></div>
<div class="card"><a href="/page/1"><b class="title">Bare ${piece}</b></a><p class="summary">${piece}</p><p class="author">${piece}</p><p class="topic">${piece}</p><div class="content">${piece}</div></div></body></html>`;
}

function toLinked(piece: string): string {
  const plain = { '@type': 'NewsArticle', headline: 'Plain linked', url: 'https://herald.example/linked/plain' };
  const one = { ...plain, headline: `Linked ${piece}`, url: 'https://herald.example/linked/1', description: piece };
  const two = { ...plain, headline: 'Elsewhere', url: piece, image: piece };
  const more = {
    articleBody: piece,
    keywords: piece,
    author: { '@type': 'Person', name: piece },
    datePublished: piece,
  };
  return `<html><body>${toScript('type="application/ld+json"', [plain, { ...one, ...more }, two])}</body></html>`;
}

function toNext(piece: string): string {
  return `<html><body>${toScript('id="__NEXT_DATA__"', { props: { rows: [toRow('plain'), toRow(piece)] } })}</body></html>`;
}

function toFlight(piece: string): string {
  const row = `1:${JSON.stringify({ rows: [toRow('plain'), toRow(piece)] })}\n`;
  const pushed = escapeScript(JSON.stringify([1, row]));
  return `<html><body><script>self.__next_f.push(${pushed})</script></body></html>`;
}

function toTicker(piece: string): string {
  return `<html><title>${piece}</title></title><body><p>1 PLAIN NEWS WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12</p><p>2 CARRIED ${piece} WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12</p></body></html>`;
}

function toSitemap(piece: string): string {
  const escaped = escape(piece);
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://herald.example/sitemap/plain</loc></url><url><loc>${escaped}</loc></url>
<url><loc>https://herald.example/sitemap/1</loc><lastmod>${escaped}</lastmod><news:news><news:publication><news:name>${escaped}</news:name><news:language>${escaped}</news:language></news:publication><news:title>Mapped ${escaped}</news:title><news:keywords>${escaped}</news:keywords></news:news><image:image><image:loc>${escaped}</image:loc></image:image></url></urlset>`;
}

/** A list that says nothing but where the articles are, and two articles that say the rest. */
function toDetailed(piece: string): Carrier {
  const list = toCarrier('detailed', { kind: 'sitemap', details: true }, '');
  const [one, two] = ['https://herald.example/detailed/1', 'https://herald.example/detailed/2'];
  const quoted = piece.replaceAll('"', '&quot;');
  const metas = ['og:title', 'og:description', 'og:image', 'article:author', 'article:tag', 'article:published_time'];
  const head = metas.map((name) => `<meta property="${name}" content="${quoted}">`).join('');
  return {
    ...list,
    documents: {
      [list.source.url]: `<urlset><url><loc>${one}</loc></url><url><loc>${two}</loc></url></urlset>`,
      [one]: `<html><base href="${quoted}"><link rel="canonical" href="${quoted}">${head}<h1>Told ${piece}</h1></html>`,
      [two]: toLinked(piece),
    },
  };
}

function toScript(attributes: string, value: unknown): string {
  return `<script ${attributes}>${escapeScript(JSON.stringify(value))}</script>`;
}

function escapeScript(json: string): string {
  return json.replaceAll('<', String.raw`\u003c`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function toCdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
