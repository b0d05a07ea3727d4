// What large documents are made of: frames, and markup repeated, nested or referring to itself. It knows no attack.
import type { Source } from '../../src/model/configuration.ts';
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';

/** A document, how it is read, and what must come of it: at least so many items, or the code of a failure. */
export interface LargeAttack {
  readonly make: () => string | Uint8Array;
  readonly source: Partial<Source>;
  readonly comes: number | string;
}

export const FEED: Partial<Source> = { kind: 'feed' };
export const JSON_ROWS: Partial<Source> = { kind: 'json', items: '$.rows[*]' };
export const PAGE: Partial<Source> = {
  kind: 'page',
  items: '.card',
  fields: { ...SOURCE_DEFAULTS.fields, url: ['a@href'], title: ['.title', 'a'], summary: ['.summary'] },
};
export const MB = 1_000_000;

export const ITEM = '<item><title>Plain</title><link>https://herald.example/plain</link></item>';
export const CARD = '<div class="card"><a class="title" href="/plain">Plain</a></div>';

export function feed(make: () => string, comes: number | string): LargeAttack {
  return { make, source: FEED, comes };
}

export function page(make: () => string, comes: number | string): LargeAttack {
  return { make, source: PAGE, comes };
}

export function toRss(items: string): string {
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>${items}</channel></rss>`;
}

export function toAtom(entries: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>${entries}</feed>`;
}

export function toContent(html: string): string {
  return `<item><title>x</title><content:encoded><![CDATA[${html}]]></content:encoded></item>`;
}

export function toLinked(json: string): string {
  return `<script type="application/ld+json">${json}</script>`;
}

export function toFlight(rows: string): string {
  return `<script>self.__next_f.push(${JSON.stringify([1, rows])})</script>`;
}

export function nest(tag: string, depth: number, inside: string): string {
  return `<${tag}>`.repeat(depth) + inside + `</${tag}>`.repeat(depth);
}

export function nestJson(depth: number, wide: number): string {
  return `[${'0,'.repeat(wide)}${depth === 0 ? '0' : nestJson(depth - 1, wide)}]`;
}

export function toLaughs(depth: number): string {
  const entities = Array.from(
    { length: depth },
    (_, n) => `<!ENTITY lol${n} "${n === 0 ? 'lol' : `&lol${n - 1};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]>`;
}
