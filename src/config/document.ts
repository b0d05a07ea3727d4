// YAML text → plain values, and the line and column of every key and value; it knows nothing of what a configuration means.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument as parseYaml } from 'yaml';
import type { Document, Node, YAMLError, YAMLMap } from 'yaml';
import { toPathKey, toShown } from './problem.ts';
import type { Finding, Path } from './problem.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlDocument {
  /** Null where the text is empty or does not parse. Blocks have no prototype. */
  readonly value: unknown;
  /** What is wrong with the syntax; the value is not to be relied on then. */
  readonly faults: readonly (Place & { readonly message: string })[];
  /** What is wrong and leaves the value whole: keys given twice. */
  readonly findings: readonly Finding[];
  /** The place of what a path names, or of the nearest block around it that is there. */
  readonly findPlace: (path: Path, at: Finding['at']) => Place;
}

/** Most values in one configuration, aliases unfolded. A thousand sources come to about 10,000; an alias bomb to millions. */
const MOST_VALUES = 100_000;

/** Deepest nesting, in levels. A configuration needs five; an alias to a block around it has no end. */
const MOST_LEVELS = 32;

const TOO_DEEP = `is nested too deep, expected at most ${MOST_LEVELS} levels`;
const TOO_MUCH = `holds too much once its aliases are unfolded, expected at most ${MOST_VALUES} values`;

/** The parser's code → the slip that is usually behind it, in an operator's words. */
const SLIPS: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MULTIPLE_DOCS: 'a second document begins here, expected one document in the file',
  BLOCK_AS_IMPLICIT_KEY: 'a value ends in a colon or has one before a space, expected it in quotes',
  TAB_AS_INDENT: 'a tab indents this line, expected spaces',
};

const START: Place = { line: 1, column: 1 };

interface Walk {
  readonly places: Map<string, number>;
  readonly anchors: Map<string, Node>;
  readonly findings: Finding[];
  readonly toPlace: (offset: number) => Place;
  values: number;
  fault: { readonly offset: number; readonly message: string } | null;
}

/** Never throws. Keys given twice are findings and the last one counts; every other error of syntax is a fault, the first of its line. */
export function parseDocument(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseYaml(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const toPlace = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const walk: Walk = { places: new Map(), anchors: new Map(), findings: [], toPlace, values: 0, fault: null };
  const value = document.errors.length === 0 ? toValue(document.contents, [], walk) : null;
  const faults = findFaults(document, walk, text);
  return {
    value: faults.length === 0 ? value : null,
    faults,
    findings: walk.findings,
    findPlace: (path, at) => findPlace(walk, path, at),
  };
}

function findFaults(document: Document, walk: Walk, text: string): YamlDocument['faults'] {
  // Once the parser has lost the thread it is surprised by everything that follows.
  const errors = document.errors.filter(({ message }, index) => index === 0 || !message.includes('in YAML stream'));
  const all = [...errors, ...document.warnings].map((error) => ({
    ...walk.toPlace(error.pos[0]),
    message: toFaultMessage(error, text),
  }));
  if (walk.fault !== null) all.push({ ...walk.toPlace(walk.fault.offset), message: walk.fault.message });
  const sorted = all.sort((a, b) => a.line - b.line || a.column - b.column);
  return sorted.filter((fault, index) => fault.line !== sorted[index - 1]?.line);
}

function toFaultMessage({ code, message, pos: [offset] }: YAMLError, text: string): string {
  const slip = SLIPS[code];
  if (slip !== undefined) return slip;
  // In `{ }` and `[ ]` the brace of ${NAME} opens a block, which is the slip that this format of ours invites.
  if (text.slice(offset - 1, offset + 1) === '${') return 'a bare ${…} within { } or [ ], expected it in quotes';
  // `a[href]`, `https://a.example/{page}` and `{url}?i=1` are whole texts only outside of them.
  if (message.includes('at node end')) return 'a value ends before this, expected a text with [ ] or { } in quotes';
  return `not YAML: ${message.split('\n', 1)[0]?.replace(/\.$/u, '') ?? code}, expected valid YAML 1.2`;
}

function toValue(node: unknown, path: Path, walk: Walk): unknown {
  const offset = findOffset(node);
  if (offset !== null) notePlace(walk, toPathKey(path), offset);
  if (walk.fault !== null || isBeyondLimits(path, walk)) return null;
  if (isAlias(node)) return toTarget(node.source, path, walk);
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) walk.anchors.set(node.anchor, node);
  if (isMap(node)) return toBlock(node, path, walk);
  if (isSeq(node)) return node.items.map((item, index) => toValue(item, [...path, index], walk));
  return isScalar(node) ? node.value : null;
}

function toBlock(node: YAMLMap, path: Path, walk: Walk): unknown {
  const entries = new Map<string, unknown>();
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const keyPath = [...path, key];
    const keyOffset = findOffset(pair.key) ?? findOffset(node) ?? 0;
    if (entries.has(key)) noteTwice(walk, keyPath, keyOffset);
    notePlace(walk, `key ${toPathKey(keyPath)}`, keyOffset);
    notePlace(walk, toPathKey(keyPath), findOffset(pair.value) ?? keyOffset);
    entries.set(key, toValue(pair.value, keyPath, walk));
  }
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

function toTarget(anchor: string, path: Path, walk: Walk): unknown {
  const target = walk.anchors.get(anchor);
  if (target !== undefined) return toValue(target, path, walk);
  const offset = walk.places.get(toPathKey(path)) ?? 0;
  walk.fault = { offset, message: `the alias ${toShown(`*${anchor}`)} has no anchor before it, expected &${anchor}` };
  return null;
}

function isBeyondLimits(path: Path, walk: Walk): boolean {
  walk.values += 1;
  const message = path.length > MOST_LEVELS ? TOO_DEEP : walk.values > MOST_VALUES ? TOO_MUCH : null;
  if (message !== null) walk.fault = { offset: walk.places.get(toPathKey(path)) ?? 0, message };
  return message !== null;
}

/** A key that is given twice is complained of where it stands the second time. */
function noteTwice(walk: Walk, path: Path, offset: number): void {
  const first = walk.toPlace(walk.places.get(`key ${toPathKey(path)}`) ?? 0);
  const message = `is given a second time, expected once (first in line ${first.line})`;
  walk.findings.push({ path, at: 'key', message });
  walk.places.set(`key ${toPathKey(path)}`, offset);
  walk.places.set(toPathKey(path), offset);
}

/** The first note stays: what an alias stands for has the place of the alias. */
function notePlace(walk: Walk, key: string, offset: number): void {
  if (!walk.places.has(key)) walk.places.set(key, offset);
}

function findOffset(node: unknown): number | null {
  return isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? null) : null;
}

function findPlace(walk: Walk, path: Path, at: Finding['at']): Place {
  for (let depth = path.length; depth >= 0; depth--) {
    const key = toPathKey(path.slice(0, depth));
    const offset = (at === 'key' ? walk.places.get(`key ${key}`) : undefined) ?? walk.places.get(key);
    if (offset !== undefined) return walk.toPlace(offset);
  }
  return START;
}
