// A strict reader of HTML, for our own output: only what is listed here may stand in it, written in the one way that every parser reads alike.

/** Elements that hold nothing, and those that text of a publisher may be marked up with. */
const VOID = new Set('br hr img wbr col source track meta link'.split(' '));
const CONTENT =
  'a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em ' +
  'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp section small source ' +
  'span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr';
const PAGE = 'html head meta title link body nav';

/** Attributes that hold an address, and others, none of which can run or load anything. */
const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);
const HARMLESS = new Set(
  (
    'lang dir title hreflang alt width height sizes type media controls kind srclang label colspan rowspan headers scope span start reversed ' +
    'value datetime srcset'
  ).split(' '),
);
const ON_PAGES = new Set(
  'class id rel name content charset tabindex aria-label aria-labelledby aria-current'.split(' '),
);

const DOCTYPE = '<!doctype html>';
const NAME = '[a-z][a-z0-9]*';
const PIECE = new RegExp(String.raw`[^<]+|<(${NAME})((?: [a-z][a-z-]*(?:="[^"<>]*")?)*) ?\/?>|<\/(${NAME})>`, 'y');
const ATTRIBUTE = / ([a-z][a-z-]*)(?:="([^"<>]*)")?/g;
const SCHEME = /^(?:https?:\/\/[^/@?#]+(?:[/?#]|$)|mailto:)/;

/** What a page of ours links to beside addresses of the web: its own paths, and the icon that it has not. */
const OWN_PATH = /^(?:\/(?!\/)|#main$|data:,$)/;

/** Elements in which other parsing rules hold: text alone, and as none of ours is a script, only the title of a page. */
const RAW = new Set(['title']);

/** Content that is put into documents, in which nothing but safe markup may stand. Throws an error that says what is not. */
export function checkContent(html: string): void {
  check(html, false);
}

/** A whole page of ours. */
export function checkPage(html: string): void {
  if (!html.startsWith(DOCTYPE)) throw new Error(`no doctype: ${html.slice(0, 40)}`);
  check(html.slice(DOCTYPE.length), true);
}

function check(html: string, isPage: boolean): void {
  const allowed = new Set(`${CONTENT}${isPage ? ` ${PAGE}` : ''}`.split(' '));
  const open: string[] = [];
  for (let at = 0; at < html.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(html);
    if (piece === null) refuse('markup that could be read in two ways', html, at);
    const [, name, attributes = '', end] = piece;
    if (end !== undefined && open.pop() !== end) refuse(`</${end}> ends nothing`, html, at);
    if (name === undefined) continue;
    if (!allowed.has(name) || RAW.has(open.at(-1) ?? '')) refuse(`<${name}> may not stand here`, html, at);
    for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) checkAttribute(name, key, value, isPage);
    if (!VOID.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
}

function refuse(why: string, html: string, at: number): never {
  throw new Error(`${why}: ${JSON.stringify(html.slice(Math.max(0, at - 30), at + 120))}`);
}

function checkAttribute(element: string, name: string, printed: string, isPage: boolean): void {
  const value = decode(printed);
  const isOwn = isPage && OWN_PATH.test(value);
  if (ADDRESSES.has(name)) {
    if (!SCHEME.test(value) && !isOwn) throw new Error(`<${element} ${name}="${value}"> is no address of the web`);
    return;
  }
  if (name === 'srcset') checkSet(value);
  if (name === 'content' && /url/i.test(value)) throw new Error(`a refresh: ${value}`);
  if (!HARMLESS.has(name) && !(isPage && ON_PAGES.has(name))) throw new Error(`<${element}> has ${name}="${value}"`);
}

function checkSet(value: string): void {
  for (const candidate of value.split(/, (?=http)/)) {
    if (!/^https?:\/\/[^\s/@]+(?:[/?#]\S*)?(?: [\d.]+[wxh])*$/.test(candidate)) throw new Error(`srcset ${candidate}`);
  }
}

/** As browsers do in attributes, colons and white space included. */
function decode(text: string): string {
  return text
    .replace(/&#(\d+);?/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10_ffff)))
    .replace(/&#x([0-9a-f]+);?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ffff)),
    )
    .replaceAll('&colon;', ':')
    .replaceAll('&Tab;', '\t')
    .replaceAll('&NewLine;', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
