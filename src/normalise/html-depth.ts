// Markup that nests without end, cut where it does; it reads tags and nothing else, and what is shallow it does not even read.

/** Most elements that may be open at once. The parsers' time grows with the square of it: 10,000 take 0.1 s, and no article has 200. */
const MOST_OPEN = 10_000;

/** `<b>` is the shortest tag. */
const SHORTEST_DEEP = MOST_OPEN * 3;

const TAG = /<(\/?)([a-z][^\s/<>]*)/gi;
const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** The HTML up to where more elements than the limit would be open; nearly always all of it. */
export function cutDeep(html: string): string {
  if (html.length < SHORTEST_DEEP) return html;
  const open = new Map<string, number>();
  let depth = 0;
  for (const { 1: slash, 2: printed = '', index } of html.matchAll(TAG)) {
    const name = printed.toLowerCase();
    const same = open.get(name) ?? 0;
    // An end tag counts only where its element may be open, so that the count is never below the parser's own.
    const step = slash === '' ? Number(!EMPTY.has(name)) : -Math.min(same, 1);
    if (step !== 0) open.set(name, same + step);
    depth += step;
    if (depth > MOST_OPEN) return html.slice(0, index);
  }
  return html;
}
