// Mended XML → a tree of elements with namespaces, xml:base and xml:lang settled; it knows no format that is written in XML.

import { XMLParser } from 'fast-xml-parser';
import { decodeReferences } from './entities.ts';
import { DEEPEST } from './mend.ts';
import { nestScope, openScope, type Scope } from './namespaces.ts';

/** An element: its name in lower case with our prefix for its namespace (`dc:creator`), none for those of RSS and of the document's own root. */
export interface XmlElement {
  readonly name: string;
  /** In lower case, with prefixes as printed. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Text is decoded; what was CDATA is no longer told apart. */
  readonly children: readonly (XmlElement | string)[];
  /** The address in force for relative ones; null when unknown. */
  readonly base: string | null;
  /** The language in force; null when none is declared. */
  readonly language: string | null;
}

/** What fast-xml-parser gives with `preserveOrder`: one key for the name, and `:@` for the attributes. */
type RawNode = Readonly<Record<string, unknown>>;

interface Context {
  readonly scope: Scope;
  readonly base: string | null;
  readonly language: string | null;
}

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** Longest base, in characters, as of any address: every relative one inside would grow by it. */
const LONGEST_BASE = 2_048;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  jPath: false,
  maxNestedTags: DEEPEST + 1,
});

/** The root of a document that `mend` has made well-formed; null when there is no element at all. */
export function parseXml(text: string, base: string | null): XmlElement | null {
  const nodes: unknown = parser.parse(text);
  const root = Array.isArray(nodes) ? nodes.find((node: RawNode) => toName(node) !== TEXT) : undefined;
  if (root === undefined) return null;
  const scope = openScope(toName(root as RawNode), toAttributes((root as RawNode)[ATTRIBUTES]));
  return toElement(root as RawNode, { scope, base, language: null });
}

function toName(node: RawNode): string {
  for (const key in node) if (key !== ATTRIBUTES) return key;
  return TEXT;
}

function toElement(node: RawNode, outer: Context): XmlElement {
  const printed = toName(node);
  const attributes = toAttributes(node[ATTRIBUTES]);
  const context = attributes.size === 0 ? outer : toContext(attributes, outer);
  return {
    name: context.scope.resolve(printed),
    attributes,
    children: toChildren(node[printed], context),
    base: context.base,
    language: context.language,
  };
}

function toAttributes(raw: unknown): ReadonlyMap<string, string> {
  if (typeof raw !== 'object' || raw === null) return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value === 'string') attributes.set(name.slice(1).toLowerCase(), decodeReferences(value));
  }
  return attributes;
}

/** XML Base section 4 and XML 1.0 section 2.12: both are inherited, and an empty language takes the inherited one away. */
function toContext(attributes: ReadonlyMap<string, string>, outer: Context): Context {
  const language = attributes.get('xml:lang')?.trim();
  return {
    scope: nestScope(outer.scope, attributes),
    base: toBase(attributes.get('xml:base')?.trim() ?? '', outer.base),
    language: language === undefined ? outer.language : language || null,
  };
}

function toBase(printed: string, outer: string | null): string | null {
  if (printed === '' || printed.length > LONGEST_BASE) return outer;
  const base = URL.parse(printed, outer ?? undefined)?.href ?? '';
  return base === '' || base.length > LONGEST_BASE ? outer : base;
}

function toChildren(raw: unknown, context: Context): (XmlElement | string)[] {
  const children: (XmlElement | string)[] = [];
  for (const node of Array.isArray(raw) ? (raw as RawNode[]) : []) {
    const name = toName(node);
    if (name === TEXT) children.push(decodeReferences(readRawText(node)));
    else if (name === CDATA) children.push(...readCdata(node[CDATA]));
    else children.push(toElement(node, context));
  }
  return children;
}

function readCdata(raw: unknown): string[] {
  return (Array.isArray(raw) ? (raw as RawNode[]) : []).map(readRawText);
}

function readRawText(node: RawNode): string {
  const text = node[TEXT];
  return typeof text === 'string' ? text : '';
}
