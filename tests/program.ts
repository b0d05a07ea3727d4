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
}

type Environment = Readonly<Record<string, string>>;

export async function runProgram(words: readonly string[], environment: Environment = {}): Promise<Ended> {
  const child = launch(words, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

export function startProgram(words: readonly string[], environment: Environment = {}): Started {
  const child = launch(words, environment);
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

function launch(words: readonly string[], environment: Environment): ChildProcess {
  const env = { ...process.env, PORT: '0', ...environment };
  return spawn(process.execPath, [MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
