// JSON, pages, tickers, sitemaps and mere bytes that mean harm by their size. By what they are.
import {
  CARD,
  FEED,
  JSON_ROWS,
  MB,
  nest,
  nestJson,
  page,
  PAGE,
  toFlight,
  toLinked,
  type LargeAttack,
} from './large-documents.ts';

export const LARGE_OTHERS: Readonly<Record<string, LargeAttack>> = {
  'two hundred thousand attributes of one tag in HTML': page(
    () => `${CARD}<p${Array.from({ length: 200_000 }, (_, n) => ` a${n}`).join('')}>x</p>`,
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
  'a page of cards inside one another': page(() => '<div class="card"><a class="title" href="/x">t'.repeat(20_000), 1),
  'a page of five thousand cards': page(
    () => Array.from({ length: 5_000 }, (_, n) => `<p class=card><a href=${n}>t${n}</a>`).join(''),
    5_000,
  ),
  'a page of unclosed tables': page(() => CARD + '<table><tr><td>'.repeat(100_000), 1),
  'a page whose base is a megabyte': page(
    () =>
      `<base href="https://herald.example/${'b/'.repeat(MB / 2)}">${Array.from({ length: 2_000 }, (_, n) => `<p class=card><a href=${n}>t${n}</a>`).join('')}`,
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
        `1:{"rows":[${Array.from({ length: 2_000 }, (_, n) => `{"title":"t${n}","content":"$2"}`).join(',')}]}\n2:"${'x'.repeat(100_000)}"\n`,
      ),
    source: { kind: 'page', data: 'next-flight', items: '$..rows[*]' },
    comes: 1,
  },
  'a ticker without end': {
    make: () =>
      Array.from({ length: 2_500 }, (_, n) => `${n} NEWS ${n} WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12 `).join(''),
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
