// The real program as a child process: run to its end, or started and listened to.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

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

function launch(words: readonly string[], environment: Environment, limit: string | null): ChildProcess {
  const env = { ...process.env, PORT: '0', ...environment };
  const limited = limit === null ? [] : ['-c', `ulimit ${limit} && exec "$0" "$@"`, process.execPath];
  const program = limit === null ? process.execPath : 'sh';
  return spawn(program, [...limited, MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
