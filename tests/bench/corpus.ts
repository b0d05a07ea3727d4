// The feeds of the benchmark: made from word lists by numbers alone, so that every run reads the same bytes. It knows neither clock nor network.

/** One feed of the corpus, as an origin would serve it. */
export interface CorpusFeed {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

/** An item as both formats print it; everything in it follows from the feed's index and the item's serial number. */
interface CorpusItem {
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly date: Date;
  readonly author: string;
  readonly categories: readonly string[];
  readonly html: string;
}

interface Vocabulary {
  readonly language: string;
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly topics: readonly string[];
}

type Random = () => number;

const ITEMS_IN_A_FEED = 30;

/** Size of an item's HTML before it is escaped, in bytes: makes feeds of about 45 kB, which is what news sites serve. */
const HTML_BYTES = 760;
/** The first item of every feed; each later one follows 17 minutes behind, feeds a minute apart. */
const FIRST_DATE = Date.UTC(2026, 0, 12, 1);
const MINUTE = 60_000;

const ENGLISH: Vocabulary = {
  language: 'en',
  words:
    `herders market camel wool bridge river winter school council road prices spring city valley railway train power station lake harvest snow
    festival museum border trade coal copper horse season village hospital energy water bank budget new long northern western public early
    national steady opens rises falls meets plans reports builds offers returns joins the a of in for with after before near over`.split(
      /\s+/u,
    ),
  names: ['Anna Stone', 'B.Temuun', 'Carl Berg', 'D.Saran'],
  topics: ['Economy', 'Politics', 'Society', 'Culture', 'Sport & travel'],
};

const MONGOLIAN: Vocabulary = {
  language: 'mn',
  words:
    `малчид зах тэмээ ноос гүүр гол өвөл сургууль зөвлөл зам үнэ хавар хот хөндий төмөр галт тэрэг цахилгаан станц нуур ургац цас наадам музей
    хил худалдаа нүүрс зэс морь улирал сум эмнэлэг эрчим хүч ус банк төсөв шинэ урт хойд баруун олон нийтийн эрт үндэсний тогтвортой нээлээ
    өсжээ буурлаа уулзав төлөвлөж байна мэдээллээ барьжээ санал болголоо нэгдэв нь дараа өмнө дээр болон тухай хүртэл`.split(
      /\s+/u,
    ),
  names: ['Б.Тэмүүн', 'Д.Саран', 'Ц.Мөнх-Эрдэнэ', 'О.Нарангэрэл'],
  topics: ['Эдийн засаг', 'Улс төр', 'Нийгэм', 'Соёл', 'Спорт & аялал'],
};

/**
 * Feed `index` of the corpus: RSS and Atom by turns, English and Mongolian by pairs, 30 items, newest first.
 * `changed` is how many items are new since round 0: so many of its oldest are gone, and the others are the same to the byte.
 */
export function makeFeed(index: number, round: { readonly changed: number }): CorpusFeed {
  const vocabulary = Math.floor(index / 2) % 2 === 0 ? ENGLISH : MONGOLIAN;
  const serials = Array.from({ length: ITEMS_IN_A_FEED }, (_, place) => round.changed + ITEMS_IN_A_FEED - 1 - place);
  const items = serials.map((serial) => makeItem(index, serial, vocabulary));
  return index % 2 === 0
    ? { path: `/feeds/${index}.xml`, type: 'application/rss+xml; charset=utf-8', body: toRss(index, vocabulary, items) }
    : {
        path: `/feeds/${index}.xml`,
        type: 'application/atom+xml; charset=utf-8',
        body: toAtom(index, vocabulary, items),
      };
}

function makeItem(index: number, serial: number, vocabulary: Vocabulary): CorpusItem {
  const random = startRandom(index * 1_000_003 + serial);
  const site = `https://outlet-${index}.example`;
  const topic = Math.floor(random() * vocabulary.topics.length);
  return {
    title: makeSentence(random, vocabulary.words, 6 + Math.floor(random() * 6)),
    link: `${site}/news/2026/${index}-${serial}.html?utm_source=rss&utm_medium=feed&utm_campaign=${serial}`,
    guid: `${site}/?p=${index}${String(serial).padStart(5, '0')}`,
    date: new Date(FIRST_DATE + index * MINUTE + serial * 17 * MINUTE),
    author: pick(random, vocabulary.names),
    categories: [0, 1].map((step) => vocabulary.topics[(topic + step) % vocabulary.topics.length] ?? ''),
    html: makeHtml(random, vocabulary.words, site, serial),
  };
}

function makeHtml(random: Random, words: readonly string[], site: string, serial: number): string {
  let html = `<p><img src="${site}/images/${serial}.jpg" alt="" width="640" height="360"/></p>`;
  while (Buffer.byteLength(html) < HTML_BYTES) {
    const sentences = [12, 9].map((length) => `${makeSentence(random, words, length)}.`);
    const link = `<a href="${site}/topics/${pick(random, words)}">${pick(random, words)}</a>`;
    html += `<p>${sentences[0]} <strong>${pick(random, words)}</strong> ${link} &amp; ${sentences[1]}</p>\n`;
  }
  return html;
}

function makeSentence(random: Random, words: readonly string[], length: number): string {
  const text = Array.from({ length }, () => pick(random, words)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function toRss(index: number, { language }: Vocabulary, items: readonly CorpusItem[]): string {
  const site = `https://outlet-${index}.example`;
  const entries = items.map(
    (item) => `<item>
<title>${escapeXml(item.title)}</title>
<link>${escapeXml(item.link)}</link>
<guid isPermaLink="false">${escapeXml(item.guid)}</guid>
<pubDate>${item.date.toUTCString()}</pubDate>
<dc:creator><![CDATA[${item.author}]]></dc:creator>
${item.categories.map((name) => `<category>${escapeXml(name)}</category>`).join('\n')}
<description>${escapeXml(item.html)}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Outlet ${index}</title>
<link>${site}/</link>
<description>News of outlet ${index}</description>
<language>${language}</language>
<atom:link href="${site}/feed" rel="self" type="application/rss+xml"/>
${entries.join('\n')}
</channel>
</rss>
`;
}

function toAtom(index: number, { language }: Vocabulary, items: readonly CorpusItem[]): string {
  const site = `https://outlet-${index}.example`;
  const entries = items.map(
    (item) => `<entry>
<title>${escapeXml(item.title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(item.link)}"/>
<id>${escapeXml(item.guid)}</id>
<published>${item.date.toISOString()}</published>
<updated>${item.date.toISOString()}</updated>
<author><name>${escapeXml(item.author)}</name></author>
${item.categories.map((name) => `<category term="${escapeXml(name)}"/>`).join('\n')}
<content type="html">${escapeXml(item.html)}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>Outlet ${index}</title>
<link rel="alternate" href="${site}/"/>
<link rel="self" href="${site}/feed"/>
<id>${site}/</id>
<updated>${items[0]?.date.toISOString() ?? ''}</updated>
${entries.join('\n')}
</feed>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function pick(random: Random, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** Mulberry32: numbers from 0 up to 1 that look random and follow from the seed. */
function startRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
