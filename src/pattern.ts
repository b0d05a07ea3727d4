// Regular expressions that others wrote, in a configuration or in a path: `/regex/flags` → a pattern that runs in time linear in the text (RE2). It knows nothing of what is looked for.
import { RE2JS } from 're2js';

/** A regular expression that is ready to run. */
export interface Pattern {
  /** How many groups it has, the whole match not counted. */
  readonly groups: number;
  readonly test: (text: string) => boolean;
  /** The first match and its groups, those that took no part empty; null where there is none. */
  readonly find: (text: string) => readonly string[] | null;
}

const WRITTEN = /^\/(?<source>.+)\/(?<flags>[a-z]*)$/su;
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
  // Matching is by code point whether or not it is asked for.
  ['u', 0],
]);

/** What is wrong with a `/regex/flags`, in words that follow its place in the configuration; null when it is fine. */
export function toPatternError(written: string): string | null {
  const regex = parseWritten(written);
  return typeof regex === 'string' ? regex : null;
}

/** Throws on what `toPatternError` refuses. A text should be in NFC, as what is looked for is put into it. */
export function toPattern(written: string): Pattern {
  const regex = parseWritten(written);
  if (typeof regex === 'string') throw new Error(`A pattern that no configuration should have let through: ${regex}`);
  return { groups: regex.groupCount(), test: (text) => regex.test(text), find: (text) => findIn(regex, text) };
}

function findIn(regex: RE2JS, text: string): readonly string[] | null {
  const matcher = regex.matcher(text);
  if (!matcher.find()) return null;
  return Array.from({ length: regex.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
}

/** The compiled expression, or what is wrong with it. */
function parseWritten(written: string): RE2JS | string {
  const { source, flags } = WRITTEN.exec(written)?.groups ?? {};
  if (source === undefined || flags === undefined) {
    const begins = written.startsWith('/') ? 'begins with a slash and' : 'begins with no slash or';
    return `"${written}" ${begins} does not end as /regex/ or /regex/i`;
  }
  const unknown = flags.split('').find((flag) => !FLAGS.has(flag));
  if (unknown !== undefined) return `"${written}" has the flag "${unknown}"; known are ${[...FLAGS.keys()].join(', ')}`;
  try {
    return compile(source, flags);
  } catch (error) {
    return `"${written}" is no regular expression that runs in linear time (RE2): ${error instanceof Error ? error.message : String(error)}`;
  }
}

function compile(source: string, flags: string): RE2JS {
  const bits = flags.split('').reduce((sum, flag) => sum | (FLAGS.get(flag) ?? 0), 0);
  return RE2JS.compile(source.normalize('NFC'), bits);
}
