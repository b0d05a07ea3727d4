// HTML → the words a reader would see, block boundaries as spaces; nothing of it is kept as markup, and nothing is made safe here.
import { readMarkup } from '../markup.ts';

/** Elements inside a line: everything else separates words. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements whose text nobody reads. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'textarea', 'select', 'title']);

/** The text of an HTML fragment with references decoded; white space is as it falls. */
export function readText(html: string): string {
  let text = '';
  let silent: string | null = null;
  let depth = 0;
  readMarkup(html, {
    open(name) {
      if (name === silent) depth += 1;
      else if (silent === null && SILENT.has(name)) [silent, depth] = [name, 1];
      else if (!INLINE.has(name)) text += ' ';
    },
    close(name) {
      if (name === silent) depth -= 1;
      if (depth === 0) silent = null;
      if (!INLINE.has(name)) text += ' ';
    },
    text(data) {
      if (silent === null) text += data;
    },
  });
  return text;
}
