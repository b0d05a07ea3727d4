// One start tag of XML, or of what was meant to be XML: its name and attributes as text; it knows nothing of what encloses it.

export interface Tag {
  readonly name: string;
  readonly start: number;
  /** Index behind its `>`. */
  readonly end: number;
  readonly empty: boolean;
  /** As printed, white space before them included. */
  readonly attributes: string;
  /** The attributes as they ought to be; null where they are well-formed. */
  readonly mended: string | null;
}

/** Longest ill-formed tag that is mended; a well-formed one may be longer. It bounds how often a character is looked at. */
const LONGEST_ILL = 4_096;

const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
/** Up to so many attributes: of a million the engine's stack would overflow. */
const SOUND = new RegExp(String.raw`<(${NAME})((?:\s+[^\s=>"'/<]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,1000})\s*(/?)>`, 'y');
const START = new RegExp(String.raw`<(${NAME})(?=[\s/>])`, 'y');
/** One attribute, or what stands between two; `<` outside quotes is in none, so that no text is looked at by two tags. */
const PIECE = /\s+|([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?|[^<>]/y;

/** The start tag at `at`, or null where the `<` is only a character. */
export function readTag(text: string, at: number): Tag | null {
  SOUND.lastIndex = at;
  const sound = SOUND.exec(text);
  if (sound === null) return readIllTag(text, at);
  const [, name = '', attributes = '', slash = ''] = sound;
  return { name, start: at, end: SOUND.lastIndex, empty: slash !== '', attributes, mended: null };
}

/** A tag whose attributes lack quotes, or hold `<` in them, or stand there without a value. */
function readIllTag(text: string, at: number): Tag | null {
  START.lastIndex = at;
  const name = START.exec(text)?.[1];
  if (name === undefined) return null;
  const rest = text.slice(at + name.length + 1, at + LONGEST_ILL);
  const attributes = new Map<string, string>();
  let end = 0;
  while (rest[end] !== '>') {
    PIECE.lastIndex = end;
    const piece = PIECE.exec(rest);
    if (piece === null) return null;
    const [, key, double, single, bare] = piece;
    if (key !== undefined && !attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
    end = PIECE.lastIndex;
  }
  const empty = rest[end - 1] === '/';
  return {
    name,
    start: at,
    end: at + name.length + 2 + end,
    empty,
    attributes: '',
    mended: printAttributes(attributes),
  };
}

function printAttributes(attributes: ReadonlyMap<string, string>): string {
  let printed = '';
  for (const [name, value] of attributes) {
    printed += ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
  }
  return printed;
}
