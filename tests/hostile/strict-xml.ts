// A strict reader of XML 1.0 with namespaces, for our own output: whatever a parser may refuse is refused. It knows no DTD and needs none.

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const PROLOG = /^<\?xml version="1\.0"(?: encoding="utf-8")?\?>\s*/;
const START = new RegExp(String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*"[^"<]*")*)\s*(\/?)>`, 'y');
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*"([^"<]*)"`, 'g');
const END = new RegExp(String.raw`<\/(${NAME})\s*>`, 'y');
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const TEXT = /[^<]+/y;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What XML 1.0 allows (section 2.2). */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** The root; throws an error that says what is wrong and where. */
export function readStrictXml(xml: string): XmlNode {
  const illegal = ILLEGAL.exec(xml);
  if (illegal !== null) refuse('a character that XML forbids', xml, illegal.index);
  const document: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [document];
  for (let at = PROLOG.exec(xml)?.[0].length ?? 0; at < xml.length;) at = readPiece(xml, at, open);
  const [root, ...rest] = document.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (open.length > 1) refuse(`<${open.at(-1)?.name}> is not closed`, xml, xml.length);
  if (root === undefined || typeof root === 'string' || rest.length > 0) return refuse('not one root', xml, 0);
  checkPrefixes(root, new Set(['xml']));
  return root;
}

/** All elements of a name, wherever they stand. */
export function findElements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...findElements(child, name)];
  });
}

export function toText(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : toText(child))).join('');
}

function readPiece(xml: string, at: number, open: XmlNode[]): number {
  const parent = open.at(-1) as XmlNode;
  const text = match(TEXT, xml, at)?.[0];
  if (text !== undefined) {
    if (text.includes(']]>')) refuse('a bare ]]>', xml, at);
    parent.children.push(decode(text, xml, at));
    return at + text.length;
  }
  const cdata = match(CDATA, xml, at);
  if (cdata !== null) {
    parent.children.push(cdata[1] ?? '');
    return CDATA.lastIndex;
  }
  const end = match(END, xml, at);
  if (end !== null) {
    if (open.length < 2 || parent.name !== end[1]) refuse(`</${end[1]}> ends nothing`, xml, at);
    open.pop();
    return END.lastIndex;
  }
  const start = match(START, xml, at);
  if (start === null) return refuse('markup that is no tag', xml, at);
  const node = { name: start[1] ?? '', attributes: readAttributes(start[2] ?? '', xml, at), children: [] };
  parent.children.push(node);
  if (start[3] === '') open.push(node);
  return START.lastIndex;
}

function readAttributes(printed: string, xml: string, at: number): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, name = '', value = ''] of printed.matchAll(ATTRIBUTE)) {
    if (attributes[name] !== undefined) refuse(`two attributes ${name}`, xml, at);
    attributes[name] = decode(value, xml, at);
  }
  return attributes;
}

function decode(text: string, xml: string, at: number): string {
  return text.replace(REFERENCE, (reference, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    if (reference === '&') return refuse('an ampersand that begins no reference', xml, at);
    const point = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
    const character = point <= 0x10_ffff ? String.fromCodePoint(point) : '\0';
    return ILLEGAL.test(character) ? refuse('a reference to what XML forbids', xml, at) : character;
  });
}

function checkPrefixes(node: XmlNode, outer: ReadonlySet<string>): void {
  const names = Object.keys(node.attributes);
  const declared = names.filter((name) => name.startsWith('xmlns:')).map((name) => name.slice('xmlns:'.length));
  const known = new Set([...outer, ...declared, 'xmlns']);
  for (const name of [node.name, ...names]) {
    const [prefix = '', local] = name.split(':');
    if (local !== undefined && !known.has(prefix)) throw new Error(`the prefix of ${name} is not declared`);
  }
  for (const child of node.children) if (typeof child !== 'string') checkPrefixes(child, known);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function refuse(why: string, xml: string, at: number): never {
  throw new Error(`${why}, at ${at}: ${JSON.stringify(xml.slice(Math.max(0, at - 40), at + 80))}`);
}
