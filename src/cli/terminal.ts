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

/** Standard output: results only. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Standard error: logs, progress, problems. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The configuration that is meant, valid; otherwise the command ends with every problem in it. */
export async function loadConfigured(option: string | undefined): Promise<Config> {
  const file = findConfigFile(option ?? null, process.env);
  if (file === null) {
    throw new CommandError(
      2,
      'no configuration: name one with --config FILE or $SONIN_CONFIG, or make config/sonin.yaml',
    );
  }
  const config = await loadConfig(file, process.env);
  if ('problems' in config) throw new CommandError(2, config.problems.map(toLine).join('\n'));
  return config;
}
