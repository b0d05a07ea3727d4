// One node of linked data (JSON-LD): its properties whatever shape they were given; it knows no type's fields and fetches no context.
import { toTypeName } from './types.ts';

/** A JSON object whose shape nobody has checked; read by own keys only. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

/** Nodes by `@id`, for properties that only point at another node of the page. */
export type JsonLdGraph = ReadonlyMap<string, JsonLdNode>;

/** Most values of one property that are looked at, so that nodes that share a long list do not read it again and again. */
const MOST_VALUES = 100;

/** Characters of one text that are looked at: more than the longest address, so that one that is too long is still seen to be. */
const LONGEST_TEXT = 4_096;

export function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A node that says nothing of its own, at most what type the other is of. */
export function isPointer(node: JsonLdNode): boolean {
  return Object.hasOwn(node, '@id') && Object.keys(node).every((key) => key === '@id' || key === '@type');
}

/** The nodes that others can point at. */
export function toGraph(nodes: readonly unknown[]): JsonLdGraph {
  const graph = new Map<string, JsonLdNode>();
  for (const node of nodes) {
    if (!isNode(node) || isPointer(node)) continue;
    const id = get(node, '@id');
    if (typeof id === 'string' && !graph.has(id)) graph.set(id, node);
  }
  return graph;
}

/** The short names of the node's types: `NewsArticle`. */
export function readTypes(node: JsonLdNode): readonly string[] {
  return readValues(node, '@type').flatMap((type) => (typeof type === 'string' ? toTypeName(type) : []));
}

/** A property's values, of which there may be one without a list. */
export function readValues(node: JsonLdNode, key: string): readonly unknown[] {
  const value = get(node, key);
  if (Array.isArray(value)) return value.slice(0, MOST_VALUES);
  return value === undefined || value === null ? [] : [value];
}

/** The text of a property's first value; null where that is none or blank. */
export function readWords(node: JsonLdNode, key: string): string | null {
  return toWords(readValues(node, key)[0]);
}

/** Plain values and value objects (JSON-LD 1.1, section 4.2). */
export function toWords(value: unknown): string | null {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT).trim() || null;
  if (typeof value === 'number') return String(value);
  return isNode(value) && Object.hasOwn(value, '@value') ? toPlainWords(value['@value']) : null;
}

/** What a value means: the node it points at, where the page has that. */
export function resolve(value: unknown, graph: JsonLdGraph): unknown {
  if (!isNode(value) || !isPointer(value)) return value;
  const id = get(value, '@id');
  return (typeof id === 'string' ? graph.get(id) : undefined) ?? value;
}

/** An own property as it is. */
export function get(node: JsonLdNode, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

/** A value object holds no other one, however often it is tried. */
function toPlainWords(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? toWords(value) : null;
}
