// What a feed reader is to these tests, and how its programs are run. It knows none of them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** One story as a reader keeps it. */
export interface Shown {
  readonly title: string;
  readonly link: string;
  /** ISO 8601; null where the reader says that it does not know. */
  readonly at: string | null;
  readonly authors: readonly string[];
  /** Null where the reader keeps none. */
  readonly language: string | null;
  /** In whatever markup the reader keeps it. */
  readonly text: string;
}

/** What a reader keeps of each feed, by the feed's address. */
export type Kept = ReadonlyMap<string, readonly Shown[]>;

export interface Reader extends AsyncDisposable {
  /** Reads every feed that it is subscribed to once, and looks what it keeps after that. */
  readonly refresh: () => Promise<Kept>;
}

/** Subscribes to feeds, in a folder that is its home. */
export type Open = (folder: string, addresses: readonly string[]) => Promise<Reader>;

/** Debian's own, for which its packages of modules are; another one on the PATH knows nothing of them. */
const PYTHON = '/usr/bin/python3';

export function isThere(...programs: readonly string[]): boolean {
  return programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
}

export function isPythonThere(module: string): boolean {
  return spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0;
}

/** A reader in a folder of its own, which goes with it. */
export async function openReader(open: Open, addresses: readonly string[]): Promise<Reader> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-reader-'));
  opened.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const { refresh } = opened.use(await open(folder, addresses));
  const closing = opened.move();
  return { refresh, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

/** None of the caller's own, so that neither its readers' settings nor its proxies count. */
export function toEnvironment(home: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

/** What it prints; throws where it fails. */
export async function run(home: string, words: readonly string[], input = ''): Promise<string> {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, { cwd: home, env: toEnvironment(home), stdio: 'pipe' });
  // One that ends before it has read says itself why.
  child.stdin.on('error', () => {}).end(input);
  const ended = once(child, 'close');
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (child.exitCode !== 0) throw new Error(`${words.join(' ')} failed: ${complaints}${printed}`);
  return printed;
}

export function runPython(home: string, script: string, input = ''): Promise<string> {
  return run(home, [PYTHON, '-c', script], input);
}
