// The real program: as a child process, run to its end or started and listened to; or its commands in this process, where only what they say is of interest.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { run } from '../src/cli/cli.ts';
import { toErrorText } from '../src/service/log.ts';

const MAIN = path.join(import.meta.dirname, '../src/main.ts');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started extends AsyncDisposable {
  /** The first line of standard error that matches, past or to come; rejects when the program ends without it. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Signals that do not end it. */
  readonly send: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  readonly isRunning: () => boolean;
  /** All of its standard error so far. */
  readonly said: () => string;
  /** Its exit code, when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

/** `limit` as the shell's ulimit takes it: `-n 64`. */
export async function runProgram(
  words: readonly string[],
  environment: Environment = {},
  limit: string | null = null,
): Promise<Ended> {
  const child = launch(words, environment, limit);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

export function startProgram(
  words: readonly string[],
  environment: Environment = {},
  limit: string | null = null,
): Started {
  const child = launch(words, environment, limit);
  const closed = once(child, 'close');
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    child.emit('said');
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return {
    end,
    send: (signal) => void child.kill(signal),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
    ended: closed.then(() => child.exitCode),
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(said);
          if (match !== null) resolve(match);
        };
        child.on('said', look);
        void closed.then(() => reject(new Error(`the program ended without saying ${String(pattern)}:\n${said}`)));
        look();
      }),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

/**
 * What a command says and how it ends, without the second that a process takes to start. For commands that end by
 * themselves, one at a time: the streams and the environment are this process's own.
 */
export async function runHere(words: readonly string[], environment: Environment = {}): Promise<Ended> {
  const { env } = process;
  const stdout = listenTo(process.stdout);
  const stderr = listenTo(process.stderr);
  process.env = { ...env, PORT: '0', ...environment };
  try {
    const code = await runToCode(words);
    return { code, stdout: stdout.heard(), stderr: stderr.heard() };
  } finally {
    process.env = env;
    stdout.stop();
    stderr.stop();
  }
}

/** As main.ts does it. */
async function runToCode(words: readonly string[]): Promise<number> {
  try {
    return await run(words, new AbortController().signal);
  } catch (error) {
    process.stderr.write(`${toErrorText(error)}\n`);
    return 1;
  }
}

/** Keeps what is written to a stream from going there. */
function listenTo(stream: NodeJS.WriteStream): { readonly heard: () => string; readonly stop: () => void } {
  let heard = '';
  stream.write = (chunk: string | Uint8Array) => {
    heard += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  // The one of its prototype comes to light again.
  return { heard: () => heard, stop: () => void Reflect.deleteProperty(stream, 'write') };
}

function launch(words: readonly string[], environment: Environment, limit: string | null): ChildProcess {
  const env = { ...process.env, PORT: '0', ...environment };
  const limited = limit === null ? [] : ['-c', `ulimit ${limit} && exec "$0" "$@"`, process.execPath];
  const program = limit === null ? process.execPath : 'sh';
  return spawn(program, [...limited, MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
