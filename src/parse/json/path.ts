// JSONPath (RFC 9535) over a value that was JSON: parses with json-p3 and walks by itself, since a document may be large and deep. It knows no item and no field.
import {
  FunctionExpressionType,
  JSONPathEnvironment,
  JSONPathNode,
  jsonpath,
  TokenKind,
  type JSONPathQuery,
  type JSONValue,
} from 'json-p3';
import { toPattern, toPatternError, type Pattern } from '../../pattern.ts';

/** How far a path leads. */
interface Walk {
  readonly found: readonly unknown[];
  /** The values before the first step that finds nothing; as many as `found` where it finds something. */
  readonly reached: readonly unknown[];
  /** Whether that step is a filter, which rightly leaves out what it leaves out. */
  readonly filtered: boolean;
}

type Compiled = { readonly query: JSONPathQuery } | { readonly error: string };

/** Longest path, in characters; what checks it takes the square of its length. */
const LONGEST_PATH = 1_000;

/** Most values that one path looks at, about a second's work. A document of 10 MB holds half a million; what needs more goes through it again and again. */
const MOST_STEPS = 2_000_000;

/** Paths and patterns are kept as compiled; a configuration has about a hundred. */
const MOST_KEPT = 500;

const NOWHERE: Walk = { found: [], reached: [], filtered: false };

const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const INNERMOST = /\[[^[\]]*\]/;

/** In a filter, with lists written as `*`: what looks through the whole document for each of its values. */
const SQUARE = /\.\.|\$[^\s()&|<>=!,]*\*/;

const compiledPaths = new Map<string, Compiled>();
const compiledPatterns = new Map<string, Pattern>();
const environment = openEnvironment();

/** All values that a path leads to, in the order of the document; none for a path that is none. Never throws. */
export function findAll(path: string, value: unknown): readonly unknown[] {
  return walkPath(path, value).found;
}

/** As `findAll`, and where the path ended when it found nothing. */
export function walkPath(path: string, value: unknown): Walk {
  const compiled = compile(path);
  if ('error' in compiled) return NOWHERE;
  try {
    return walk(compiled.query, value);
  } catch {
    // The package throws on what it finds too deep or too wide: nothing is found there.
    return NOWHERE;
  }
}

/** What is wrong with a path, in words that follow its place in the configuration; null when it is fine. */
export function toPathError(path: string): string | null {
  const compiled = compile(path);
  return 'error' in compiled ? `"${path}" is no JSONPath (RFC 9535): ${compiled.error}` : null;
}

/** The package's own walk copies the way to each value and yields it through every level above: a fifth of this one's speed. */
function walk(query: JSONPathQuery, root: unknown): Walk {
  let reached: readonly unknown[] = [root];
  for (const { token, selectors } of query.segments) {
    const found: unknown[] = [];
    for (const start of token.kind === TokenKind.DDOT ? findContainers(reached) : reached) {
      const node = new JSONPathNode(start as JSONValue, [], root as JSONValue);
      for (const selector of selectors) for (const { value } of selector.resolve(node)) found.push(value);
      if (found.length > MOST_STEPS) return NOWHERE;
    }
    if (found.length === 0) return { found, reached, filtered: selectors.every(isFilter) };
    reached = found;
  }
  return { found: reached, reached, filtered: false };
}

function isFilter(selector: object): boolean {
  return selector instanceof jsonpath.selectors.FilterSelector;
}

/** Values and all that lies in them, as far as anything can be selected from it: parents first. */
function findContainers(values: readonly unknown[]): unknown[] {
  const containers: unknown[] = [];
  const waiting = values.toReversed();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    containers.push(next);
    if (containers.length + waiting.length > MOST_STEPS)
      throw new RangeError('the path goes through the document too often');
    const children: unknown[] = Array.isArray(next) ? next : Object.values(next);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      if (typeof children[at] === 'object') waiting.push(children[at]);
    }
  }
  return containers;
}

function compile(path: string): Compiled {
  return keep(compiledPaths, path, () => {
    if (path.length > LONGEST_PATH) return { error: `it is longer than ${LONGEST_PATH} characters` };
    if (isSquare(path)) {
      return {
        error: 'a filter that looks through the document again for each value takes too long, look at @ instead',
      };
    }
    try {
      return { query: environment.compile(path) };
    } catch (error) {
      return { error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
    }
  });
}

function isSquare(path: string): boolean {
  let bare = path.replace(STRING, '"');
  for (let match = INNERMOST.exec(bare); match !== null; match = INNERMOST.exec(bare)) {
    const [selection] = match;
    if (selection.includes('?') && SQUARE.test(selection)) return true;
    bare = bare.replace(selection, /[*:?,]/.test(selection) ? '*' : '');
  }
  return false;
}

/** `match` and `search` run in linear time, and take no pattern from the document. */
function openEnvironment(): JSONPathEnvironment {
  const opened = new JSONPathEnvironment();
  const check = opened.checkWellTypedness.bind(opened);
  opened.checkWellTypedness = (token, args) => {
    const checked = check(token, args);
    const { value: name } = token;
    const pattern = checked[1];
    if (name !== 'match' && name !== 'search') return checked;
    if (!(pattern instanceof jsonpath.expressions.StringLiteral))
      throw new Error(`${name}() takes a pattern in quotes`);
    const error = toPatternError(toWritten(name, pattern.value));
    if (error !== null) throw new Error(error);
    return checked;
  };
  for (const name of ['match', 'search'] as const) {
    opened.functionRegister.set(name, {
      argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
      returnType: FunctionExpressionType.LogicalType,
      call: (text, pattern) => isFound(text, toWritten(name, String(pattern))),
    });
  }
  return opened;
}

/** An I-Regexp (RFC 9485) as we write patterns. */
function toWritten(name: 'match' | 'search', pattern: string): string {
  return name === 'match' ? `/^(?:${pattern})$/` : `/(?:${pattern})/`;
}

function isFound(text: unknown, written: string): boolean {
  return typeof text === 'string' && keep(compiledPatterns, written, () => toPattern(written)).test(text);
}

function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
