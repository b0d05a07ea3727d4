// The last resort where nothing has a name: selectors by where an element stands. It does not know what is looked for.
import type { HtmlElement, HtmlRoot } from '../parse/html/tree.ts';
import { toHolderSelectors, toOwnSelectors } from './stable-selector.ts';

/** Elements that stand in one place, and the selector that leads to all of them. */
interface Placed {
  readonly selector: string;
  readonly elements: readonly HtmlElement[];
}

type Holder = HtmlElement | HtmlRoot;

/** What many elements ask of those above them, each told once. */
interface Places {
  readonly steps: Map<Holder, ReadonlyMap<HtmlElement, string>>;
  readonly places: Map<HtmlElement, string>;
}

/** Fewer in one place are no list. */
const FEWEST = 3;

/** Each element with those of its name beside it, and with those in what stands beside its parent: rows of a grid. */
export function groupByPlace(elements: readonly HtmlElement[]): Placed[] {
  const known: Places = { steps: new Map(), places: new Map() };
  const ways = new Map<Holder, Map<string, readonly string[]>>();
  for (const { name, parent } of elements) {
    addWay(parent, [name], ways);
    if (parent.type !== 'root') addWay(parent.parent, [parent.name, name], ways);
  }
  const placed = [...ways].flatMap(([holder, inside]) =>
    [...inside.values()].flatMap((way) => {
      const found = follow(holder, way);
      return found.length < FEWEST ? [] : [{ selector: toWaySelector(holder, way, known), elements: found }];
    }),
  );
  // One row of a grid and all of them may come to the same.
  return [...new Map(placed.map((one) => [one.selector, one])).values()];
}

/** For what has no name inside an element: by the way from the nearest that has one, else from the element itself (`> a > div:nth-child(2)`). */
export function toInnerSelectors(element: HtmlElement, from = ''): string[] {
  return [...toSteps(element)].flatMap(([child, step]) => {
    const [own] = toOwnSelectors(child);
    const way = own ?? `${from} > ${step}`.trim();
    return [...(own === undefined ? [way] : []), ...toInnerSelectors(child, way)];
  });
}

function addWay(holder: Holder, way: readonly string[], ways: Map<Holder, Map<string, readonly string[]>>): void {
  const inside = ways.get(holder) ?? new Map<string, readonly string[]>();
  ways.set(holder, inside.set(way.join(' > '), way));
}

function follow(holder: Holder, [first, ...rest]: readonly string[]): HtmlElement[] {
  const found = findElements(holder).filter(({ name }) => name === first);
  return rest.length === 0 ? found : found.flatMap((one) => follow(one, rest));
}

function toWaySelector(holder: Holder, way: readonly string[], known: Places): string {
  const [first = '', ...rest] = way;
  const start = holder.type === 'root' ? [`${first}:root`] : [toPlace(holder, known), first];
  return [...start, ...rest].join(' > ');
}

/** From the nearest above that has a name, else from the top. */
function toPlace(element: HtmlElement, known: Places): string {
  const found = known.places.get(element);
  if (found !== undefined) return found;
  const [own] = toHolderSelectors(element);
  const place = own ?? (element.name === 'body' ? 'body' : toWayFromTop(element, known));
  known.places.set(element, place);
  return place;
}

function toWayFromTop(element: HtmlElement, known: Places): string {
  const { parent } = element;
  const step = findStep(element, known);
  return parent.type === 'root' ? `${step}:root` : `${toPlace(parent, known)} > ${step}`;
}

function findStep(element: HtmlElement, { steps }: Places): string {
  const { parent } = element;
  const known = steps.get(parent) ?? toSteps(parent);
  steps.set(parent, known);
  return known.get(element) ?? element.name;
}

/** Its name, with its position where others beside it have that name, too. */
function toSteps(holder: Holder): Map<HtmlElement, string> {
  const elements = findElements(holder);
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    elements.map((element, at) => [
      element,
      counts.get(element.name) === 1 ? element.name : `${element.name}:nth-child(${at + 1})`,
    ]),
  );
}

function findElements({ children }: Holder): HtmlElement[] {
  return children.filter((child) => child.type !== 'text');
}
