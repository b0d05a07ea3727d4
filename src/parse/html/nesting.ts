// HTML's rules of nesting: which elements a tag ends, by names alone; it keeps no tree.

/** Names of the elements that are open, the outermost first, and how many of each: what is not there is not looked for. */
interface OpenElements {
  readonly names: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

/** A start tag of one of `names` ends the outermost open element of `ends`, unless one that `holds` stands between. */
interface ImpliedEnd {
  readonly names: string;
  readonly ends: readonly string[];
  readonly holds: (name: string) => boolean;
}

/** Elements that have no content and no end tag (HTML, 13.1.2). */
const VOID = toSet(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements inside a line. */
const INLINE = toSet(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr',
);

const TABLE = ['table', 'template'];
/** No tag outside these reaches into them or out of them (HTML, 13.2.4.2: "has an element in scope"). */
const SCOPE = [...TABLE, 'caption', 'html', 'marquee', 'object', 'td', 'th', 'button'];
const LIST = [...SCOPE, 'dir', 'menu', 'ol', 'ul'];

/** The end tags of a table's own parts pass through its cells. */
const TABLE_PARTS = toSet('caption colgroup table tbody td tfoot th thead tr');

const HEADINGS = 'h1 h2 h3 h4 h5 h6';
const ROW = ['tr', 'td', 'th', 'caption', 'colgroup'];

/** HTML, 13.2.6.4.7 and following, as far as pages are read by it. */
const IMPLIED_ENDS: readonly ImpliedEnd[] = [
  {
    names:
      'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr main menu nav ol p pre search section summary table ul',
    ends: ['p'],
    holds: isOneOf(SCOPE),
  },
  { names: HEADINGS, ends: ['p', ...HEADINGS.split(' ')], holds: isBlock },
  { names: 'li', ends: ['li', 'p'], holds: isOneOf(LIST) },
  { names: 'dt dd', ends: ['dt', 'dd', 'p'], holds: isOneOf([...SCOPE, 'dl']) },
  { names: 'td th', ends: ['td', 'th', 'caption'], holds: isOneOf([...TABLE, 'tr']) },
  { names: 'tr', ends: ROW, holds: isOneOf(TABLE) },
  { names: 'tbody thead tfoot', ends: ['tbody', 'thead', 'tfoot', ...ROW], holds: isOneOf(TABLE) },
  { names: 'option', ends: ['option'], holds: isOneOf(['select', 'datalist', 'optgroup']) },
  { names: 'optgroup', ends: ['optgroup', 'option'], holds: isOneOf(['select']) },
  { names: 'a', ends: ['a'], holds: isBlock },
  { names: 'body', ends: ['head'], holds: isOneOf([]) },
];

const BY_NAME: ReadonlyMap<string, ImpliedEnd> = new Map(
  IMPLIED_ENDS.flatMap((rule) => rule.names.split(' ').map((name) => [name, rule] as const)),
);

/** Which open elements an end tag sees, by its name. */
const isOutsideTable = isOneOf(TABLE);
const isOutsideScope = isOneOf(SCOPE);
const isOutsideList = isOneOf(LIST);

/** Whether the element can have content. */
export function isVoid(name: string): boolean {
  return VOID.has(name);
}

/** Whether the element separates words and lines: whatever is not known to stand inside a line. */
export function isBlock(name: string): boolean {
  return !INLINE.has(name);
}

/** How many elements stay open before a start tag of this name. */
export function findImpliedEnd(name: string, open: OpenElements): number {
  const rule = BY_NAME.get(name);
  let found = open.names.length;
  if (rule === undefined || !rule.ends.some((one) => isOpen(one, open))) return found;
  for (let at = found - 1; at >= 0; at -= 1) {
    const outer = open.names[at] ?? '';
    if (rule.ends.includes(outer)) found = at;
    else if (rule.holds(outer)) break;
  }
  return found;
}

/** How many elements stay open after an end tag of this name: all, where it ends none that it can see. */
export function findEnd(name: string, open: OpenElements): number {
  const { length } = open.names;
  if (!isOpen(name, open)) return length;
  const holds = findHolder(name);
  for (let at = length - 1; at >= 0; at -= 1) {
    const outer = open.names[at] ?? '';
    if (outer === name) return at;
    if (holds(outer)) break;
  }
  return length;
}

function findHolder(name: string): (name: string) => boolean {
  if (!isBlock(name)) return isBlock;
  if (TABLE_PARTS.has(name)) return isOutsideTable;
  return name === 'li' ? isOutsideList : isOutsideScope;
}

function isOpen(name: string, open: OpenElements): boolean {
  return (open.counts.get(name) ?? 0) > 0;
}

function isOneOf(names: readonly string[]): (name: string) => boolean {
  const set = new Set(names);
  return (name) => set.has(name);
}

function toSet(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
