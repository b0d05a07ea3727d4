// XML as a parser reads it that keeps the order of elements. It knows no vocabulary but links.
import { XMLParser } from 'fast-xml-parser';

/** An element with its children in their order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

export function findChild({ children }: Element, wanted: string): Element | undefined {
  return children.find(({ name }) => name === wanted);
}

export function textOf(element: Element | undefined, child: string): string {
  return (element === undefined ? undefined : findChild(element, child))?.text ?? '';
}

export function linkOf(feed: Element | undefined, rel: string): string | null {
  return (
    feed?.children.find(({ name, attributes }) => name === 'link' && attributes['rel'] === rel)?.attributes['href'] ??
    null
  );
}

type Node = Readonly<Record<string, unknown>>;

/** The root, as a parser reads it that keeps the order. */
export function parseXml(xml: string): Element {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
  });
  const root = (parser.parse(xml) as Node[]).map(toElement).find(({ name }) => !name.startsWith('?'));
  if (root === undefined) throw new Error('there is no element');
  return root;
}

function toElement(node: Node): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const inside = Array.isArray(node[name]) ? (node[name] as Node[]) : [];
  return {
    name,
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    text: inside.map((one) => ('#text' in one ? String(one['#text']) : '')).join(''),
    children: inside.filter((one) => !('#text' in one)).map(toElement),
  };
}
