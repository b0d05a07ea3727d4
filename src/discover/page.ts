// A fetched page as the search looks at it: its elements, the addresses that it links. It judges none of them.
import { escapeBraces } from '../config/placeholders.ts';
import { toHost } from '../normalise/address.ts';
import { toPlainText } from '../normalise/html.ts';
import { parseHtml, toTextContent, type HtmlElement, type HtmlNode } from '../parse/html/tree.ts';

export interface Page {
  /** The address that answered. */
  readonly url: string;
  readonly text: string;
  /** All of them, in the order of the page. */
  readonly elements: readonly HtmlElement[];
  /** What relative addresses are resolved against: the page's own word, else its address. */
  readonly base: string;
}

/** Longest name of a site that is shown. */
const LONGEST_NAME = 80;

export function toPage(text: string, url: string): Page {
  const elements: HtmlElement[] = [];
  collect(parseHtml(text), elements);
  const base = elements.find(({ name, attribs }) => name === 'base' && attribs['href'] !== undefined)?.attribs['href'];
  return { url: escapeBraces(url), text, elements, base: toWebAddress(base, url) ?? url };
}

/** Absolute `http:` or `https:`, without its fragment; null where an element links nothing of the kind. */
export function findHref({ attribs }: HtmlElement, { base }: Page): string | null {
  return toWebAddress(attribs['href'], base);
}

/** Whether an address is on the host of the page, on one beneath it, or on the one above it. */
export function isOwn(address: string, { url }: Page): boolean {
  const host = toHost(address);
  const own = toHost(url);
  return host !== null && own !== null && (host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`));
}

/** What the site calls itself; null where it says nothing. */
export function findName({ elements }: Page): string | null {
  const meta = elements.find(({ name, attribs }) => name === 'meta' && attribs['property'] === 'og:site_name');
  const title = elements.find(({ name }) => name === 'title');
  const names = [meta?.attribs['content'], title === undefined ? '' : toTextContent(title)];
  const name = names.map((value = '') => toPlainText({ type: 'text', value, base: null })).find((one) => one !== null);
  return name === undefined ? null : Array.from(name).slice(0, LONGEST_NAME).join('');
}

/** The language that the page declares; many declare English and are in another. */
export function findLanguage({ elements }: Page): string | null {
  return elements.find(({ name }) => name === 'html')?.attribs['lang'] ?? null;
}

function collect(node: HtmlNode, elements: HtmlElement[]): void {
  if (node.type === 'text') return;
  if (node.type !== 'root') elements.push(node);
  for (const child of node.children) collect(child, elements);
}

function toWebAddress(href: string | undefined, base: string): string | null {
  const url = href === undefined || href.trim() === '' ? null : URL.parse(href.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return escapeBraces(url.href);
}
