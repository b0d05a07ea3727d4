// What is wrong with a configuration and where: the shape of a complaint and of the line that shows it; it knows neither YAML nor the rules that are broken.

/** One thing that is wrong. Lines and columns count from 1; line 0 where the place is no file but a variable of the environment. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `sources[3].schedule`; empty where the whole file is meant. */
  readonly path: string;
  /** What is wrong, and what is expected. */
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** A complaint that has a path but no place in the file yet; `at` says whether the key or its value is meant. */
export interface Finding {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** What the schema finds: keys it does not know, or a value that does not fit, with what would; `type` where only the type is wrong. */
export type Issue =
  | { readonly kind: 'unknown'; readonly path: Path; readonly keys: readonly string[]; readonly type: null }
  | { readonly kind: 'value'; readonly path: Path; readonly expected: string; readonly type: string | null };

/** Longest piece of a value that a message repeats, in characters: enough to recognise it, too little to drown the sentence. */
const SHOWN = 80;

const PLAIN_KEY = /^[\w-]{1,80}$/u;

/** `file:line:column: path: what is wrong, what is expected`, the form that editors and terminals make a link of. */
export function toLine(problem: Problem): string {
  const place = problem.line === 0 ? problem.file : `${problem.file}:${problem.line}:${problem.column}`;
  return [place, problem.path, problem.message].filter((part) => part !== '').join(': ');
}

/** `sources[3].schedule`. */
export function toPathText(path: Path): string {
  return path.reduce<string>((text, step) => text + toStepText(step, text === ''), '');
}

/** A path as the key of a map. */
export function toPathKey(path: Path): string {
  return JSON.stringify(path);
}

/** A value as a message repeats it: on one line, not too long, and without the password of an address. */
export function toShown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a block';
  if (value === '' || value === null) return 'empty';
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = (plain ? String(value) : 'nothing').replace(/\/\/[^/@\s]+@/gu, '//…@');
  const line = text.replace(/\p{Cc}+/gu, ' ');
  return line.length > SHOWN ? `\`${line.slice(0, SHOWN)}…\`` : `\`${line}\``;
}

function toStepText(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!PLAIN_KEY.test(step)) return `[${JSON.stringify(step.slice(0, SHOWN))}]`;
  return first ? step : `.${step}`;
}
