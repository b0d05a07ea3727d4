// Documents that mean harm by their size, their depth or their number, made when they are asked for. By what they are.
import type { Source } from '../../src/model/configuration.ts';
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';

/** A document, how it is read, and what must come of it: at least so many items, or the code of a failure. */
export interface LargeAttack {
  readonly make: () => string | Uint8Array;
  readonly source: Partial<Source>;
  readonly comes: number | string;
}

const FEED: Partial<Source> = { kind: 'feed' };
const JSON_ROWS: Partial<Source> = { kind: 'json', items: '$.rows[*]' };
const PAGE: Partial<Source> = {
  kind: 'page',
  items: '.card',
  fields: { ...SOURCE_DEFAULTS.fields, url: ['a@href'], title: ['.title', 'a'], summary: ['.summary'] },
};
const MB = 1_000_000;

export const LARGE: Readonly<Record<string, LargeAttack>> = {
  'a billion laughs': feed(() => [toLaughs(10), toRss(`<item><title>&lol9;</title></item>`)].join(''), 1),
  'a quadratic blow-up': feed(
    () =>
      `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>${toRss(`<item><title>${'&a;'.repeat(50_000)}</title></item>`)}`,
    1,
  ),
  'entities that name files, hosts and one another': feed(
    () =>
      `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "http://127.0.0.1/x"><!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd">%p;<!ENTITY a "&b;"><!ENTITY b "&a;">]>${toRss('<item><title>A &f;&h;&a; B</title></item>')}`,
    1,
  ),
  'a document type of five megabytes': feed(
    () => `<!DOCTYPE rss [${'<!ELEMENT a ANY>'.repeat((5 * MB) / 16)}]>${toRss(ITEM)}`,
    'not-a-feed',
  ),
  'a document type that never ends': feed(() => `<!DOCTYPE rss [${'['.repeat(MB)}`, 'not-a-feed'),
  'document types and comments that begin and do not end': feed(
    () => '<!DOCTYPE a [<!--<?'.repeat(200_000),
    'not-a-feed',
  ),
  'tags of XML a hundred thousand deep': feed(() => toRss(`<item><title>${nest('a', 100_000, 'x')}</title></item>`), 1),
  'items a hundred thousand deep': feed(() => toRss(`${'<item><title>x'.repeat(100_000)}`), 10_000),
  'namespaces ten thousand deep': feed(
    () =>
      toRss(
        `<item>${Array.from({ length: 10_000 }, (_, n) => `<n${n}:a xmlns:n${n}="https://x.example/${n}">`).join('')}<title>x</title></item>`,
      ),
    1,
  ),
  'ten thousand namespaces on one tag': feed(
    () =>
      `<rss ${Array.from({ length: 10_000 }, (_, n) => `xmlns:n${n}="https://x.example/${n}"`).join(' ')}><channel>${ITEM}</channel></rss>`,
    'ill-formed',
  ),
  'a base in every tag': feed(
    () =>
      toRss(
        `<item><title>x</title><link>y</link><content:encoded>${`<a xml:base="${'b/'.repeat(500)}">`.repeat(5_000)}</content:encoded></item>`,
      ),
    1,
  ),
  'a base of a megabyte and ten thousand links': feed(
    () =>
      toAtom(
        `<entry><title>x</title><content type="xhtml"><div xml:base="https://herald.example/${'b/'.repeat(MB / 2)}">${'<a href="c">d</a>'.repeat(10_000)}</div></content></entry>`,
      ),
    1,
  ),
  'a base of two thousand letters and a hundred thousand links': feed(
    () =>
      toAtom(
        `<entry xml:base="https://herald.example/${'b/'.repeat(1_000)}"><title>x</title><content type="html">${'&lt;a href=c>d&lt;/a>'.repeat(100_000)}</content></entry>`,
      ),
    1,
  ),
  'a million attributes': feed(
    () => `${toRss('').slice(0, -16)}<item${' a="b"'.repeat(MB)}><title>x</title></item>${ITEM}</channel></rss>`,
    1,
  ),
  'a million attributes of one tag in HTML': page(
    () => `${CARD}<p${Array.from({ length: MB }, (_, n) => ` a${n}`).join('')}>x</p>`,
    1,
  ),
  'two hundred thousand unclosed tags in a text': feed(() => toRss(toContent('<b>'.repeat(200_000))), 1),
  'two hundred thousand unclosed tags of many names': feed(
    () => toRss(toContent(Array.from({ length: 200_000 }, (_, n) => `<${'abip'[n % 4]}>`).join('x'))),
    1,
  ),
  'texts of three thousand tags each, one after another': feed(
    () => toRss(toContent('<div><i>'.repeat(1_500)).repeat(300)),
    300,
  ),
  'tags of HTML a hundred thousand deep in a text': feed(() => toRss(toContent(nest('div', 100_000, 'x'))), 1),
  'lists and tables inside one another in a text': feed(
    () => toRss(toContent('<ul><li><table><tr><td>'.repeat(30_000))),
    1,
  ),
  'a hundred thousand end tags that end nothing': feed(
    () => toRss(toContent(`<p>${'</b></i></div>'.repeat(100_000)}`)),
    1,
  ),
  'one tag of ten megabytes': feed(
    () => `${toRss('').slice(0, -16)}<item><title x="${'y'.repeat(10 * MB)}">z</title></item></channel></rss>`,
    1,
  ),
  'a tag that does not end in ten megabytes': feed(() => `<rss><channel>${ITEM}<item><title ${'y'.repeat(10 * MB)}`, 1),
  'tags whose quotes hold the next tag': feed(
    () => `${toRss('').slice(0, -16)}${ITEM}${'<a b="<a c="'.repeat(MB / 4)}`,
    1,
  ),
  'less-than signs without end': feed(() => toRss(`<item><title>${'<'.repeat(MB)}</title></item>`), 'ill-formed'),
  'ampersands without end': feed(
    () => toRss(`<item><title>${'&'.repeat(MB)}${'&#'.repeat(MB)}${'&#x0'.repeat(MB)}</title></item>`),
    1,
  ),
  'references without end': feed(() => toRss(`<item><title>${'&amp;lt;&#38;#60;'.repeat(300_000)}</title></item>`), 1),
  'character data that begins and does not end': feed(
    () => toRss(`<item><title>${'<![CDATA['.repeat(300_000)}</title></item>`),
    'ill-formed',
  ),
  'one text of ten megabytes': feed(
    () =>
      toRss(`<item><title>${'word '.repeat(2 * MB)}</title><description>${'x'.repeat(8 * MB)}</description></item>`),
    1,
  ),
  'a text of nothing but spaces': feed(
    () =>
      toRss(
        `<item><title>x${' '.repeat(MB)}y</title><description>a${' '.repeat(MB)}[${'\t'.repeat(MB)}b</description></item>`,
      ),
    1,
  ),
  'titles, ids and addresses of a megabyte': feed(
    () =>
      toRss(
        `<item><title>${'t'.repeat(MB)}</title><guid>${'g'.repeat(MB)}</guid><link>https://herald.example/${'l'.repeat(MB)}</link></item>`,
      ),
    1,
  ),
  'a hundred thousand items': feed(() => toRss(ITEM.repeat(100_000)), 1),
  'a hundred thousand items that differ': feed(
    () => toRss(Array.from({ length: 100_000 }, (_, n) => `<item><title>${n}</title></item>`).join('')),
    10_000,
  ),
  'ten thousand items of one headline': feed(
    () =>
      toRss(
        Array.from({ length: 10_000 }, (_, n) => `<item><title>One</title><guid>urn:x:${n}</guid></item>`).join(''),
      ),
    10_000,
  ),
  'ten thousand items of one address and many ids': feed(
    () =>
      toRss(
        Array.from(
          { length: 10_000 },
          (_, n) => `<item><title>T${n}</title><link>https://herald.example/1</link><guid>urn:x:${n}</guid></item>`,
        ).join(''),
      ),
    10_000,
  ),
  'a hundred thousand categories and authors': feed(
    () =>
      toRss(
        `<item><title>x</title>${Array.from({ length: 100_000 }, (_, n) => `<category>c${n}</category><dc:creator>a${n}</dc:creator>`).join('')}</item>`,
      ),
    1,
  ),
  'authors that may or may not be e-mail addresses': feed(
    () =>
      toRss(
        `<item><title>x</title>${`<author>${'a'.repeat(999)}</author><author>@${'a.'.repeat(499)}</author>`.repeat(4_000)}</item>`,
      ),
    1,
  ),
  'dates that lead patterns astray': feed(
    () =>
      toRss(
        [
          '1'.repeat(99),
          '1 '.repeat(49),
          'Mon, '.repeat(19),
          '12:'.repeat(33),
          '-'.repeat(99),
          ' '.repeat(98),
          '2026-01-12T'.repeat(9),
          'a'.repeat(MB),
        ]
          .map((date, n) => `<item><title>${n}</title><pubDate>${date}!</pubDate></item>`)
          .join('')
          .repeat(5),
      ),
    8,
  ),
  'addresses that lead patterns astray': feed(
    () =>
      toRss(
        [
          `https://herald.example${'/amp'.repeat(500)}`,
          `https://herald.example/?${'&amp;'.repeat(2_000)}`,
          `https://${'m.'.repeat(1_000)}example/`,
          `https://herald.example/${'/'.repeat(2_000)}x`,
        ]
          .map((link) => `<item><title>x</title><link>${link}</link></item>`)
          .join('')
          .repeat(500),
      ),
    4,
  ),
  'sets of pictures without end': feed(
    () => toRss(toContent(`<img src="/x.png" srcset="${'a '.repeat(4_000)}">`.repeat(200))),
    1,
  ),
  'footers that begin and do not end': feed(
    () => toRss(toContent(`<p>The post ${'<a>x</a> appeared first on '.repeat(50)}`).repeat(2_000)),
    1,
  ),
  'comments without end in a title': feed(
    () =>
      toRss(
        `<item><title>${'&lt;!--'.repeat(100_000)}</title><category>${'&lt;!-- &lt;script '.repeat(100_000)}</category></item>`,
      ),
    1,
  ),
  'JSON of a million levels': { make: () => '['.repeat(MB), source: JSON_ROWS, comes: 'ill-formed' },
  'objects of a million levels': {
    make: () => `{"rows":${'{"a":'.repeat(MB)}`,
    source: JSON_ROWS,
    comes: 'ill-formed',
  },
  'a feed in JSON of a million levels': {
    make: () => `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(MB)}`,
    source: FEED,
    comes: 'ill-formed',
  },
  'JSON of a string that does not end': {
    make: () => `{"rows":["${'\\"'.repeat(2 * MB)}`,
    source: JSON_ROWS,
    comes: 'ill-formed',
  },
  'JSON whose integers are too long': {
    make: () => `{"rows":[{"title":"x","id":${'9'.repeat(MB)}},${'12345678901234567890,'.repeat(50_000)}1]}`,
    source: JSON_ROWS,
    comes: 1,
  },
  'JSON whose keys JavaScript keeps for itself': {
    make: () =>
      '{"__proto__":{"rows":[1]},"constructor":{"prototype":{"polluted":1}},"rows":[{"title":"x","__proto__":{"url":"https://evil.example/","polluted":1},"constructor":"c","toString":"t","id":"__proto__"}]}',
    source: JSON_ROWS,
    comes: 1,
  },
  'a path that visits every value of a deep document many times': {
    make: () => `{"rows":${nestJson(400, 40)}}`,
    source: { kind: 'json', items: '$..*..*' },
    comes: 'no-items',
  },
  'posts of WordPress with ten thousand authors': {
    make: () =>
      JSON.stringify([
        {
          id: 1,
          title: { rendered: 'x' },
          guid: { rendered: 'y' },
          _embedded: { author: Array.from({ length: 10_000 }, (_, n) => ({ name: `a${n}` })) },
        },
      ]),
    source: { kind: 'wordpress' },
    comes: 1,
  },
  'a page of a hundred thousand nested tags': page(() => CARD + nest('div', 100_000, CARD), 1),
  'a page of cards inside one another': page(
    () => '<div class="card"><a class="title" href="/x">t'.repeat(50_000),
    'no-titles',
  ),
  'a page of two hundred thousand cards': page(
    () => Array.from({ length: 200_000 }, (_, n) => `<p class=card><a href=${n}>t${n}</a>`).join(''),
    10_000,
  ),
  'a page of unclosed tables': page(() => CARD + '<table><tr><td>'.repeat(100_000), 1),
  'a page whose base is a megabyte': page(
    () =>
      `<base href="https://herald.example/${'b/'.repeat(MB / 2)}">${Array.from({ length: 5_000 }, (_, n) => `<p class=card><a href=${n}>t${n}</a>`).join('')}`,
    1,
  ),
  'a page that a selector visits without end': {
    make: () => CARD + '<i><b>'.repeat(20_000),
    source: { ...PAGE, items: 'i b i b i .nothing, .card' },
    comes: 1,
  },
  'a page with linked data that refers to itself': {
    make: () =>
      toLinked(
        '[{"@id":"#a","@type":"NewsArticle","headline":"One","url":"https://herald.example/1","author":{"@id":"#b"},"image":{"@id":"#a"}},{"@id":"#b","@type":"Person","name":{"@id":"#b"},"author":{"@id":"#a"}}]',
      ),
    source: { kind: 'page', data: 'json-ld' },
    comes: 1,
  },
  'a page with linked data in ten thousand scripts': {
    make: () => toLinked('{"@type":"NewsArticle","headline":"One","url":"https://herald.example/1"}').repeat(10_000),
    source: { kind: 'page', data: 'json-ld' },
    comes: 1,
  },
  'a page whose rows stand for one another in a circle': {
    make: () =>
      toFlight(
        '1:{"rows":["$2","$3"]}\n2:{"title":"x","url":"https://herald.example/1","a":"$3"}\n3:{"title":"y","url":"https://herald.example/2","a":"$1","b":"$2","c":"$3"}\n',
      ),
    source: { kind: 'page', data: 'next-flight', items: '$..rows[*]' },
    comes: 1,
  },
  'a page whose rows stand for a long one thousands of times': {
    make: () =>
      toFlight(
        `1:{"rows":[${Array.from({ length: 5_000 }, (_, n) => `{"title":"t${n}","content":"$2"}`).join(',')}]}\n2:"${'x'.repeat(100_000)}"\n`,
      ),
    source: { kind: 'page', data: 'next-flight', items: '$..rows[*]' },
    comes: 1,
  },
  'a ticker without end': {
    make: () =>
      Array.from({ length: 50_000 }, (_, n) => `${n} NEWS ${n} WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12 `).join(''),
    source: { kind: 'ticker', outlet: null },
    comes: 1_000,
  },
  'a ticker of nothing but hosts': {
    make: () =>
      `1 NEWS WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12 ${'WWW.HERALD.EXAMPLE '.repeat(200_000)}${'PUBLISHED:'.repeat(200_000)}`,
    source: { kind: 'ticker', outlet: null },
    comes: 1,
  },
  'a ticker of dots and digits': {
    make: () =>
      `1 NEWS WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12 ${'a.'.repeat(MB)} ${'2026/'.repeat(MB)} ${'1 '.repeat(MB)}`,
    source: { kind: 'ticker', outlet: null },
    comes: 1,
  },
  'a sitemap of a hundred thousand addresses': {
    make: () =>
      `<urlset>${Array.from({ length: 100_000 }, (_, n) => `<url><loc>https://herald.example/${n}</loc></url>`).join('')}</urlset>`,
    source: { kind: 'sitemap' },
    comes: 500,
  },
  'a sitemap whose addresses do not end': {
    make: () => `<urlset><url><loc>https://herald.example/1</loc></url>${'<url><loc>'.repeat(300_000)}`,
    source: { kind: 'sitemap' },
    comes: 1,
  },
  'a sitemap of lines without end': {
    make: () => `${'https://herald.example/a\n'.repeat(200_000)}${'x'.repeat(MB)}`,
    source: { kind: 'sitemap' },
    comes: 500,
  },
  'ten megabytes of zeros': { make: () => new Uint8Array(10 * MB), source: FEED, comes: 'not-a-feed' },
  'ten megabytes of one byte that is no UTF-8': {
    make: () => new Uint8Array(10 * MB).fill(0xff),
    source: FEED,
    comes: 'not-a-feed',
  },
  'ten megabytes of brackets': { make: () => '<>'.repeat(5 * MB), source: FEED, comes: 'not-a-feed' },
};

const ITEM = '<item><title>Plain</title><link>https://herald.example/plain</link></item>';
const CARD = '<div class="card"><a class="title" href="/plain">Plain</a></div>';

function feed(make: () => string, comes: number | string): LargeAttack {
  return { make, source: FEED, comes };
}

function page(make: () => string, comes: number | string): LargeAttack {
  return { make, source: PAGE, comes };
}

function toRss(items: string): string {
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>${items}</channel></rss>`;
}

function toAtom(entries: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>${entries}</feed>`;
}

function toContent(html: string): string {
  return `<item><title>x</title><content:encoded><![CDATA[${html}]]></content:encoded></item>`;
}

function toLinked(json: string): string {
  return `<script type="application/ld+json">${json}</script>`;
}

function toFlight(rows: string): string {
  return `<script>self.__next_f.push(${JSON.stringify([1, rows])})</script>`;
}

function nest(tag: string, depth: number, inside: string): string {
  return `<${tag}>`.repeat(depth) + inside + `</${tag}>`.repeat(depth);
}

function nestJson(depth: number, wide: number): string {
  return `[${'0,'.repeat(wide)}${depth === 0 ? '0' : nestJson(depth - 1, wide)}]`;
}

function toLaughs(depth: number): string {
  const entities = Array.from(
    { length: depth },
    (_, n) => `<!ENTITY lol${n} "${n === 0 ? 'lol' : `&lol${n - 1};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]>`;
}
