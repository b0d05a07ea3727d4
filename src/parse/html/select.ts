// CSS selectors over a page's tree, each as costly as the page is long at most; it knows neither items nor fields.
import { _compileUnsafe as compile, type Options } from 'css-select';
import type { HtmlElement, HtmlNode, HtmlRoot } from './tree.ts';

/** The library's `compile` would lose what a test says of the siblings that follow. */
type Test = ReturnType<typeof compile<HtmlNode, HtmlElement>>;

/** What selecting in one tree has come to. It ends with the tree. */
interface Session {
  /** Steps that may still be taken. */
  left: number;
  /** The element that `:scope` stands for; compiled selectors look here. */
  readonly scope: HtmlNode[];
  readonly options: Options<HtmlNode, HtmlElement>;
  readonly inElement: Map<string, Test>;
  readonly inRoot: Map<string, Test>;
}

interface Search {
  readonly session: Session;
  readonly test: Test;
  /** Most elements that are wanted. */
  readonly most: number;
  readonly found: HtmlElement[];
}

/**
 * Most steps (siblings, ancestors and insides passed by a test) over one tree: a second or two where each is dear. `:nth-child` over 4,000 siblings
 * takes 16 million; `a b c d` over a page of unclosed tags would take hours.
 */
const MOST_STEPS = 20_000_000;

/** So many characters are read in the time of a step. */
const TEXT_OF_A_STEP = 100;

const sessions = new WeakMap<HtmlRoot, Session>();

/** What may hold an `@` that is no attribute's mark. */
const QUOTED = /\\.|\[[^\]]*\]|"[^"]*"|'[^']*'/gs;

/** What only a browser can tell, of who looks at the page or of how it is drawn: the library takes `:hover` for never, and reads nothing behind it. */
const UNSEEN =
  /:(?::[\w-]+|(?:active|after|before|first-letter|first-line|focus(?:-visible|-within)?|hover|target|visited)(?![\w-]))/i;

/** Selectors are compiled as if in an element that has a parent: relative to it. */
const ANYWHERE = toStandIn(toStandIn({ type: 'root', children: [], parent: null, prev: null, next: null }));

/**
 * All elements inside, in the order of the page, that the selector names; it is relative to the element that is looked in, which is `:scope` itself.
 * Throws on a selector that {@link toSelectorError} objects to. Where a page makes a selector too costly, what was found until then.
 */
export function selectAll(selector: string, within: HtmlNode): HtmlElement[] {
  return select(selector, within, Infinity);
}

/** The first of them; null where there is none. */
export function selectFirst(selector: string, within: HtmlNode): HtmlElement | null {
  return select(selector, within, 1)[0] ?? null;
}

/** Whether selecting in this tree was given up as too costly, so that elements may be missing. */
export function isExhausted(within: HtmlNode): boolean {
  return (sessions.get(findRoot(within))?.left ?? MOST_STEPS) <= 0;
}

/** What is wrong with a selector, in words that follow its place in a configuration; null: nothing. */
export function toSelectorError(selector: string): string | null {
  if (selector.trim() === '') return 'is empty, expected a CSS selector';
  const bare = selector.replace(QUOTED, '');
  // The library would take it for a letter of a name.
  if (bare.includes('@')) return 'is no CSS selector: it holds an `@`';
  try {
    compileIn(openSession(), selector, ANYWHERE);
    const [unseen] = UNSEEN.exec(bare) ?? [];
    return unseen === undefined ? null : `finds nothing: \`${unseen}\` is not in a document, leave it out`;
  } catch (error) {
    // The library's own errors speak of the selector; others come from an argument that it misses.
    const reason = error instanceof TypeError ? 'a pseudo-class lacks its argument' : (error as Error).message;
    // Where it ends too soon, they find nothing.
    return `is no CSS selector: ${reason.replace(/found\s*$/, 'found its end')}`;
  }
}

function select(selector: string, within: HtmlNode, most: number): HtmlElement[] {
  if (within.type === 'text') return [];
  const session = findSession(findRoot(within));
  const test = compileIn(session, selector, within);
  session.scope[0] = within;
  const found: HtmlElement[] = [];
  const search = { session, test, most, found };
  collect(within.children, search, 0);
  // `+ .meta`: what follows the element is looked at too, which for each of many siblings is the square of their number.
  for (let next = within.next; next !== null && test.shouldTestNextSiblings === true; next = next.next) {
    collect([next], search, 1);
  }
  return found;
}

/** `fee`: the steps that coming to an element takes. Within an element they are none, as who asks knows how much there is to look at. */
function collect(nodes: readonly HtmlNode[], search: Search, fee: number): void {
  const { session, test, most, found } = search;
  for (const node of nodes) {
    if (found.length >= most || session.left <= 0) return;
    if (!isElement(node)) continue;
    session.left -= fee;
    if (test(node) && session.left > 0) found.push(node);
    collect(node.children, search, fee);
  }
}

function findRoot(node: HtmlNode): HtmlRoot {
  let root = node;
  while (root.type !== 'root') root = root.parent;
  return root;
}

function findSession(root: HtmlRoot): Session {
  const session = sessions.get(root) ?? openSession();
  sessions.set(root, session);
  return session;
}

function compileIn(session: Session, selector: string, within: HtmlNode): Test {
  const compiled = within.type === 'root' ? session.inRoot : session.inElement;
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  session.scope[0] = ANYWHERE;
  const context = within.type === 'root' ? {} : { context: session.scope };
  const test = compile<HtmlNode, HtmlElement>(selector.trim(), { ...session.options, ...context });
  compiled.set(selector, test);
  return test;
}

/** Every step is counted; when there are none left, nothing has relatives any more and every search for one ends. */
function openSession(): Session {
  const session: Session = {
    left: MOST_STEPS,
    scope: [ANYWHERE],
    inElement: new Map(),
    inRoot: new Map(),
    options: {
      // Results depend on what `:scope` is at the time.
      cacheResults: false,
      adapter: {
        isTag(node): node is HtmlElement {
          session.left -= 1;
          return isElement(node);
        },
        equals(a, b) {
          session.left -= 1;
          return a === b || session.left <= 0;
        },
        getText: (node) => readText(node, session, ''),
        getAttributeValue: (element, name) => element.attribs[name],
        hasAttrib: (element, name) => element.attribs[name] !== undefined,
        getName: (element) => element.name,
        getParent: (element) => (session.left > 0 ? element.parent : null),
        getChildren: (node) => (node.type === 'text' || session.left <= 0 ? [] : node.children),
        getSiblings: (node) => (session.left > 0 ? (node.parent?.children ?? []) : []),
        prevElementSibling: findPrevious,
        removeSubsets: (nodes) => nodes,
      },
    },
  };
  return session;
}

/** For `:contains`, as printed, which is how jQuery reads it. */
function readText(node: HtmlNode, session: Session, before: string): string {
  session.left -= 1;
  if (session.left <= 0) return before;
  if (node.type !== 'text') return node.children.reduce((text, child) => readText(child, session, text), before);
  session.left -= node.data.length / TEXT_OF_A_STEP;
  return before + node.data;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.type !== 'text' && node.type !== 'root';
}

function findPrevious(node: HtmlNode): HtmlElement | null {
  let { prev } = node;
  while (prev !== null && !isElement(prev)) ({ prev } = prev);
  return prev;
}

function toStandIn(parent: HtmlElement | HtmlRoot): HtmlElement {
  return { type: 'tag', name: '', attribs: {}, children: [], parent, prev: null, next: null };
}
