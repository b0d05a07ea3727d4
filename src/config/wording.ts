// The schema's issues in words: what was met, what is expected, what was probably meant; it finds nothing wrong itself.
import { findNearest } from './nearest.ts';
import { toShown } from './problem.ts';
import type { Finding, Issue, Path } from './problem.ts';
import { findKnownKeys } from './schema.ts';
import type { Ground } from './spots.ts';

/** Blocks that take some of a source's keys, and why they do not take the others. */
const PARTS: Readonly<Record<string, string>> = {
  defaults: 'belongs to one source',
  fallback: 'is for its source to say',
};

/** Where only the type is wrong, `80` alone would not show what is wrong with it. */
const TYPES: Readonly<Record<string, string>> = { string: 'the text ', number: 'the number ', boolean: 'the switch ' };

/** What a schema's issue is to whoever wrote the file: one finding a key, one a value. */
export function toFindings(issue: Issue, ground: Ground): readonly Finding[] {
  if (issue.kind === 'value') return [{ path: issue.path, at: 'value', message: toValueMessage(issue, ground) }];
  const known = findKnownKeys(issue.path);
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    at: 'key',
    message: toKeyMessage(key, issue.path, known),
  }));
}

function toKeyMessage(key: string, block: Path, known: readonly string[]): string {
  const expected = `expected one of ${known.join(', ')}`;
  const why = findReason(key, block);
  if (why !== null) return `\`${key}\` ${why}, ${expected}`;
  const nearest = findNearest(key, known);
  return nearest === null
    ? `unknown key ${toShown(key)}, ${expected}`
    : `unknown key ${toShown(key)}, did you mean \`${nearest}\`?`;
}

/** Why a key that has a meaning has none here; null where it has none anywhere. */
function findReason(key: string, block: Path): string | null {
  if (block[0] !== 'sources' && block[0] !== 'defaults') return null;
  const part = PARTS[block.at(-1) ?? ''];
  return part !== undefined && findKnownKeys(['sources']).includes(key) ? part : null;
}

function toValueMessage(issue: Issue & { readonly kind: 'value' }, { value: root, show }: Ground): string {
  const value = issue.path.reduce<unknown>(toStep, root);
  if (value === undefined) return `is missing, expected ${issue.expected}`;
  const met = show(issue.path, value);
  const kind = issue.type !== null && met.startsWith('`') ? (TYPES[typeof value] ?? '') : '';
  return `is ${kind}${met}, expected ${issue.expected}`;
}

function toStep(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined;
}
