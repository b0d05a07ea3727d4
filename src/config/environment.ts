// What the environment puts into a configuration: `${NAME}` in its values, and the variables that override a key; it knows no key's meaning.
import { resolve } from 'node:path';
import { toPathKey, toShown } from './problem.ts';
import type { Finding, Path } from './problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Filled {
  readonly value: unknown;
  /** Path keys of values that hold something from the environment: possibly secret, so never repeated in a message. */
  readonly secret: ReadonlySet<string>;
  /** Path keys of values that are one `${…}` and nothing else: they take the type of their place. */
  readonly whole: ReadonlySet<string>;
  /** Path key → the variable that overrides what the file says there. */
  readonly overridden: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

interface Override {
  readonly variable: string;
  readonly path: readonly string[];
  readonly isStore: boolean;
}

const OVERRIDES: readonly Override[] = [
  { variable: 'SONIN_URL', path: ['site', 'url'], isStore: false },
  { variable: 'SONIN_STORE', path: ['store'], isStore: true },
  { variable: 'PORT', path: ['listen', 'port'], isStore: false },
];

const REFERENCE = /\$\$\{|\$\{(?<body>[^}]*)(?<end>\}?)/gu;
const BODY = /^(?<name>[A-Za-z_]\w*)(?::-(?<fallback>.*))?$/su;
const WHOLE = /^\$\{[^}]*\}$/u;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/u;

interface Filling {
  readonly environment: Environment;
  readonly secret: Set<string>;
  readonly whole: Set<string>;
  readonly overridden: Map<string, string>;
  readonly findings: Finding[];
}

/**
 * Puts the environment into the values of a parsed file. `${NAME}` is an error when unset, `${NAME:-default}` is the default when unset or empty,
 * `$${` is a literal `${`. A variable that overrides a key counts when it is set and not empty; a path in it is relative to `cwd`.
 */
export function fillIn(value: unknown, environment: Environment, cwd: string): Filled {
  const filling: Filling = {
    environment,
    secret: new Set(),
    whole: new Set(),
    overridden: new Map(),
    findings: [],
  };
  const filled = fillValue(value, [], filling);
  for (const override of OVERRIDES) applyOverride(filled, override, cwd, filling);
  const { secret, whole, overridden } = filling;
  const findings = filling.findings.filter(({ path }) => !overridden.has(toPathKey(path)));
  return { value: filled, secret, whole, overridden, findings };
}

/** Gives values that came whole from the environment the type that their place wants; false when there was nothing to give. */
export function giveTypes(
  filled: Filled,
  wanted: readonly { readonly path: Path; readonly type: string | null }[],
): boolean {
  const changes = wanted
    .filter(({ path }) => filled.whole.has(toPathKey(path)))
    .map(({ path, type }) => changeAt(filled.value, path, (value) => toTyped(value, type)));
  return changes.length > 0;
}

/** Text that is none of its type stays text, and the place will complain of it. */
function toTyped(value: unknown, type: string | null): unknown {
  if (type === 'number' && NUMBER.test(String(value))) return Number(value);
  return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
}

function changeAt(root: unknown, path: Path, change: (value: unknown) => unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((value, step) => (isHolder(value) ? value[step] : null), root);
  const last = path.at(-1);
  if (isHolder(holder) && last !== undefined) holder[last] = change(holder[last]);
}

function fillValue(value: unknown, path: Path, filling: Filling): unknown {
  if (typeof value === 'string') return value.includes('${') ? fillText(value, path, filling) : value;
  if (Array.isArray(value)) return value.map((item, index) => fillValue(item, [...path, index], filling));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, fillValue(item, [...path, key], filling)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

function fillText(text: string, path: Path, filling: Filling): string {
  if (WHOLE.test(text)) filling.whole.add(toPathKey(path));
  return text.replace(REFERENCE, (reference, body: string | undefined, end: string) => {
    if (body === undefined) return '${';
    const { name, fallback } = BODY.exec(body)?.groups ?? {};
    if (name === undefined || end === '') return refuse(reference, path, filling);
    const found = Object.hasOwn(filling.environment, name) ? filling.environment[name] : undefined;
    if (fallback !== undefined && (found ?? '') === '') return fallback;
    if (found === undefined) return refuse(reference, path, filling, name);
    filling.secret.add(toPathKey(path));
    return found;
  });
}

function refuse(reference: string, path: Path, filling: Filling, name?: string): string {
  const message =
    name === undefined
      ? `${toShown(reference)} names no variable, expected \${NAME} or \${NAME:-default}; a literal \${ is written $\${`
      : `the environment variable ${name} is not set, expected it to be, or a default as in \${${name}:-default}`;
  filling.findings.push({ path, at: 'value', message });
  return reference;
}

function applyOverride(root: unknown, { variable, path, isStore }: Override, cwd: string, filling: Filling): void {
  const text = filling.environment[variable] ?? '';
  if (text === '' || !setIn(root, path, isStore ? toAbsoluteStore(text, cwd) : text)) return;
  const key = toPathKey(path);
  filling.overridden.set(key, variable);
  filling.secret.add(key);
  filling.whole.add(key);
}

/** `sqlite:data/x.db` in the environment is relative to the current folder; every other text is left to whoever judges it. */
function toAbsoluteStore(text: string, cwd: string): string {
  const file = /^sqlite:(?!:memory:$|\/\/)(?<file>.+)$/su.exec(text)?.groups?.['file'];
  return file === undefined ? text : `sqlite:${resolve(cwd, file)}`;
}

/** Sets a value, making the blocks on the way; false where something on the way is no block, which the file is then told. */
function setIn(root: unknown, path: readonly string[], value: unknown): boolean {
  const [key, ...rest] = path;
  if (key === undefined || !isHolder(root) || Array.isArray(root)) return false;
  if (rest.length === 0) root[key] = value;
  else root[key] ??= Object.create(null);
  return rest.length === 0 || setIn(root[key], rest, value);
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
