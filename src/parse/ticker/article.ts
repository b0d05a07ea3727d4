// The one article a ticker page may carry below its block: first line `TITLE host`, paragraphs, `Published Date:YYYY-MM-DD`. It knows no entries.
import { findHost } from './entry.ts';
import { EDGE } from './text.ts';

export interface TickerArticle {
  readonly title: string;
  readonly host: string;
  /** HTML: a `<p>` for each line. */
  readonly content: string;
  readonly language: 'en' | 'mn';
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/**
 * Reads what stands between the last entry and the article's date. Lines before the first one that ends in a host
 * (menus, the way here) are left out; null where no line does. The host may have a line of its own below the title.
 */
export function parseTickerArticle(text: string): TickerArticle | null {
  const lines = text
    .split(/[\n\f]/u)
    .map(toPlain)
    .filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    const found = findHost(line, 0, line.length);
    const title = found === null ? '' : line.slice(0, found.start).trim() || (lines[index - 1] ?? '');
    if (found !== null && title !== '') {
      const content = lines.slice(index + 1).map((paragraph) => `<p>${escapeText(paragraph)}</p>`);
      return { title, host: found.host, content: content.join('\n'), language: toLanguageOfLetters(title) };
    }
  }
  return null;
}

/** One line of text as it is shown: one space between words, none around them. */
export function toPlain(text: string): string {
  return text.replaceAll(EDGE, '').replace(/\s+/gu, ' ').trim();
}

/** The page has two languages; a brand in Latin letters does not make a Mongolian headline English. */
function toLanguageOfLetters(title: string): 'en' | 'mn' {
  const cyrillic = title.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = title.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic * 2 > latin ? 'mn' : 'en';
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (letter) => ESCAPES.get(letter) ?? letter);
}
