// Feeds that mean harm by their size, their depth or their number. By what they are.
import { feed, ITEM, MB, nest, toAtom, toLaughs, toRss, type LargeAttack } from './large-documents.ts';

export const LARGE_FEEDS: Readonly<Record<string, LargeAttack>> = {
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
  'items twenty thousand deep': feed(() => toRss('<item><title>x'.repeat(20_000)), 10_000),
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
  'a base of two thousand letters and thirty thousand links': feed(
    () =>
      toAtom(
        `<entry xml:base="https://herald.example/${'b/'.repeat(1_000)}"><title>x</title><content type="html">${'&lt;a href=c>d&lt;/a>'.repeat(30_000)}</content></entry>`,
      ),
    1,
  ),
  'three hundred thousand attributes': feed(
    () => `${toRss('').slice(0, -16)}<item${' a="b"'.repeat(300_000)}><title>x</title></item>${ITEM}</channel></rss>`,
    1,
  ),
  'one tag of ten megabytes': feed(
    () => `${toRss('').slice(0, -16)}<item><title x="${'y'.repeat(10 * MB)}">z</title></item></channel></rss>`,
    1,
  ),
  'a tag that does not end in ten megabytes': feed(() => `<rss><channel>${ITEM}<item><title ${'y'.repeat(10 * MB)}`, 1),
  'tags whose quotes hold the next tag': feed(
    () => `${toRss('').slice(0, -16)}${ITEM}${'<a b="<a c="'.repeat(MB / 10)}`,
    1,
  ),
  'less-than signs without end': feed(() => toRss(`<item><title>${'<'.repeat(MB)}</title></item>`), 'ill-formed'),
  'character data that begins and does not end': feed(
    () => toRss(`<item><title>${'<![CDATA['.repeat(300_000)}</title></item>`),
    'ill-formed',
  ),
  'thirty thousand items': feed(() => toRss('<item><title>One</title></item>'.repeat(30_000)), 1),
  'thirty thousand items that differ': feed(
    () => toRss(Array.from({ length: 30_000 }, (_, n) => `<item><title>${n}</title></item>`).join('')),
    10_000,
  ),
  'five thousand items of one headline': feed(
    () =>
      toRss(Array.from({ length: 5_000 }, (_, n) => `<item><title>One</title><guid>urn:x:${n}</guid></item>`).join('')),
    5_000,
  ),
  'five thousand items of one address and many ids': feed(
    () =>
      toRss(
        Array.from(
          { length: 5_000 },
          (_, n) => `<item><title>T${n}</title><link>https://herald.example/1</link><guid>urn:x:${n}</guid></item>`,
        ).join(''),
      ),
    5_000,
  ),
};
