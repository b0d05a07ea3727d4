// Which namespace a name belongs to, whatever prefix the publisher chose for it; it knows addresses of vocabularies, not what their elements mean.

/** What names are resolved by at one place in a document. */
export interface Scope {
  /** `DC:Creator` as printed → `dc:creator`. */
  readonly resolve: (printed: string) => string;
  readonly bindings: ReadonlyMap<string, string>;
  readonly home: string;
}

/** Vocabularies by address, without scheme, case and trailing marks. RSS never agreed on an address: all of them are no prefix. */
const VOCABULARIES: readonly (readonly [RegExp, string])[] = [
  [/^purl\.org\/dc\/elements\/1\.\d$/, 'dc'],
  [/^purl\.org\/dc\/terms$/, 'dcterms'],
  [/^purl\.org\/rss\/1\.0\/modules\/content$/, 'content'],
  [/^search\.yahoo\.com\/mrss|^video\.search\.yahoo\.com\/mrss|^tools\.search\.yahoo\.com\/mrss/, 'media'],
  [/^www\.itunes\.com\/dtds\/podcast-1\.0\.dtd$/, 'itunes'],
  [/^www\.google\.com\/schemas\/play-podcasts\/1\.0/, 'googleplay'],
  [
    /^www\.w3\.org\/2005\/atom$|^purl\.org\/atom\/ns|^purl\.org\/echo|^example\.com\/necho|^example\.com\/newformat/,
    'atom',
  ],
  [/^www\.w3\.org\/1999\/xhtml$/, 'xhtml'],
  [/^www\.w3\.org\/1999\/02\/22-rdf-syntax-ns$/, 'rdf'],
  [/^www\.w3\.org\/2000\/svg$/, 'svg'],
  [/^www\.google\.com\/schemas\/sitemap-news\/0\.9$/, 'news'],
  [/^www\.google\.com\/schemas\/sitemap-image\/1\.1$/, 'image'],
  [/^purl\.org\/rss\/1\.0\/modules\/syndication$/, 'sy'],
  [/^rssnamespace\.org\/feedburner\/ext\/1\.0$/, 'feedburner'],
  [
    /^purl\.org\/rss\/1\.0$|^my\.netscape\.com|^channel\.netscape\.com|^backend\.userland\.com|^blogs\.law\.harvard\.edu|^purl\.org\/net\/rss/,
    '',
  ],
];

/** Most prefixes in force at one place; real feeds bind up to 20. */
const MOST_BINDINGS = 64;

const NO_BINDINGS: ReadonlyMap<string, string> = new Map();

/** The scope of a whole document, from its root's printed name and attributes: the root's own vocabulary needs no prefix. */
export function openScope(root: string, attributes: ReadonlyMap<string, string>): Scope {
  const bindings = readBindings(NO_BINDINGS, attributes);
  const prefix = readPrefix(root.toLowerCase());
  const home = bindings.get(prefix) ?? prefix;
  return makeScope(bindings, home === 'rdf' ? '' : home);
}

/** The scope inside an element with these attributes: the outer one where they declare nothing. */
export function nestScope(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  const bindings = readBindings(outer.bindings, attributes);
  return bindings === outer.bindings ? outer : makeScope(bindings, outer.home);
}

function readBindings(
  outer: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let bindings: Map<string, string> | null = null;
  for (const [name, address] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    bindings ??= new Map(outer);
    const prefix = name.slice('xmlns:'.length);
    if (bindings.size >= MOST_BINDINGS && !bindings.has(prefix)) continue;
    bindings.set(prefix, findVocabulary(address) ?? prefix);
  }
  return bindings ?? outer;
}

/** Null for an address that nobody knows: it leaves a prefix to mean what it usually means, and a default namespace to be RSS. */
function findVocabulary(address: string): string | null {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  return VOCABULARIES.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

function makeScope(bindings: ReadonlyMap<string, string>, home: string): Scope {
  const known = new Map<string, string>();
  const resolve = (printed: string): string => {
    const before = known.get(printed);
    if (before !== undefined) return before;
    const name = resolveName(printed.toLowerCase(), bindings, home);
    known.set(printed, name);
    return name;
  };
  return { resolve, bindings, home };
}

function resolveName(printed: string, bindings: ReadonlyMap<string, string>, home: string): string {
  const prefix = readPrefix(printed);
  const local = prefix === '' ? printed : printed.slice(prefix.length + 1);
  const vocabulary = bindings.get(prefix) ?? prefix;
  return vocabulary === '' || vocabulary === home ? local : `${vocabulary}:${local}`;
}

function readPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}
