// What every command needs of the terminal: where results and remarks go, the configuration, and how a command ends. It knows no command.
import { findConfigFile, loadConfig, toLine } from '../config/config.ts';
import type { Config } from '../model/configuration.ts';

/** 0 done, 1 failed, 2 wrong usage or configuration. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with a message for whoever called it, and no stack trace. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What drives a terminal or turns what follows: all controls but tab and line feed, and Unicode's explicit directional ones. */
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** Standard output: results only. */
export function print(line: string): void {
  process.stdout.write(`${toVisible(line)}\n`);
}

/** Standard error: logs, progress, problems. */
export function remark(line: string): void {
  process.stderr.write(`${toVisible(line)}\n`);
}

/** Titles, addresses and answers are strangers': they are shown, and command nothing. An escape as in JSON, so that JSON says the same with it. */
export function toVisible(text: string): string {
  return text.replace(UNSAFE, (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The configuration that is meant, valid; otherwise the command ends with every problem in it. */
export async function loadConfigured(option: string | undefined): Promise<Config> {
  const config = await loadConfig(findConfigured(option), process.env);
  if ('problems' in config) throw new CommandError(2, config.problems.map(toLine).join('\n'));
  return config;
}

/** The file of the configuration that is meant; where there is none, the command ends with how to name one. */
export function findConfigured(option: string | undefined): string {
  const file = findConfigFile(option ?? null, process.env);
  if (file !== null) return file;
  throw new CommandError(
    2,
    'no configuration: name one with --config FILE or $SONIN_CONFIG, or make config/sonin.yaml',
  );
}
