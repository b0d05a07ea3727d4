// How a site makes addresses out of the codes in its data, learnt from the links on its own page. It knows no data.

/** By a piece of an address, the templates that the page's links have around that piece: `abc` → `/r/{}`. */
export type LinkPieces = ReadonlyMap<string, ReadonlySet<string>>;

/** Links that must agree before a template is believed; one may be chance. */
const FEWEST_LINKS = 3;

/** Share of a list's codes that the page must link: data holds more than what is shown. */
const LEAST_SHARE = 0.1;

/** Most pieces of one address; real ones have five or six. */
const MOST_PIECES = 12;

/** `hrefs` are absolute and on the site's own hosts; templates are without an origin where that is the page's. */
export function toLinkPieces(hrefs: Iterable<string>, page: string): LinkPieces {
  const { origin } = new URL(page);
  const pieces = new Map<string, Set<string>>();
  for (const href of new Set(hrefs)) {
    for (const [piece, template] of splitAddress(new URL(href), origin)) {
      const templates = pieces.get(piece) ?? new Set();
      pieces.set(piece, templates.add(template));
    }
  }
  return pieces;
}

/** The template in which most of the codes are linked, with `{name}` in the place of the code; null where the page links too few of them. */
export function findTemplate(codes: readonly string[], name: string, pieces: LinkPieces): string | null {
  const distinct = new Set(codes);
  const counts = new Map<string, number>();
  for (const code of distinct) {
    for (const template of pieces.get(code) ?? []) counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < Math.max(FEWEST_LINKS, distinct.size * LEAST_SHARE)) return null;
  return best[0].replace('{}', () => `{${name}}`);
}

/** Each piece of the path, with and without what looks like a file's ending, and each value of the query. */
function splitAddress(url: URL, origin: string): [piece: string, template: string][] {
  const start = url.origin === origin ? '' : url.origin;
  const steps = url.pathname.split('/').slice(0, MOST_PIECES);
  const inPath = steps.flatMap((step, index): [string, string][] => {
    if (step === '') return [];
    const around = (piece: string) => start + steps.with(index, piece).join('/') + url.search;
    const ending = /\.[a-z]{2,5}$/i.exec(step)?.[0] ?? '';
    const bare: [string, string][] =
      ending === '' ? [] : [[toPlain(step.slice(0, -ending.length)), around(`{}${ending}`)]];
    return [[toPlain(step), around('{}')], ...bare];
  });
  const inQuery = [...url.searchParams].slice(0, MOST_PIECES).map(([key, value]): [string, string] => {
    const query = url.search.replace(`${key}=${encodeURIComponent(value)}`, () => `${key}={}`);
    return [value, start + url.pathname + query];
  });
  return [...inPath, ...inQuery.filter(([, template]) => template.includes('{}'))];
}

/** A percent sign need not begin an escape. */
function toPlain(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
