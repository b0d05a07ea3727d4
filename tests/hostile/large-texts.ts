// Feeds whose items mean harm by the size of what they say. By what they are.
import { feed, MB, nest, toContent, toRss, type LargeAttack } from './large-documents.ts';

export const LARGE_TEXTS: Readonly<Record<string, LargeAttack>> = {
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
  'ampersands without end': feed(
    () => toRss(`<item><title>${'&'.repeat(MB / 4)}${'&#'.repeat(MB / 4)}${'&#x0'.repeat(MB / 4)}</title></item>`),
    1,
  ),
  'references without end': feed(() => toRss(`<item><title>${'&amp;lt;&#38;#60;'.repeat(100_000)}</title></item>`), 1),
  'one text of ten megabytes': feed(
    () =>
      toRss(`<item><title>${'word '.repeat(MB / 2)}</title><description>${'x'.repeat(7 * MB)}</description></item>`),
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
  'thirty thousand categories and authors': feed(
    () =>
      toRss(
        `<item><title>x</title>${Array.from({ length: 30_000 }, (_, n) => `<category>c${n}</category><dc:creator>a${n}</dc:creator>`).join('')}</item>`,
      ),
    1,
  ),
  'authors that may or may not be e-mail addresses': feed(
    () =>
      toRss(
        `<item><title>x</title>${`<author>${'a'.repeat(999)}</author><author>@${'a.'.repeat(499)}</author>`.repeat(1_500)}</item>`,
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
    () => toRss(toContent(`<img src="/x.png" srcset="${'a '.repeat(4_000)}">`.repeat(80))),
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
};
