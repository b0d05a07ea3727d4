// `check`: the configuration, all problems at once.
import { loadConfig, toLine } from '../config/config.ts';
import { findConfigured, print, type ExitCode } from './terminal.ts';

export async function check(options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const file = findConfigured(options.config);
  const config = await loadConfig(file, process.env);
  const problems = 'problems' in config ? config.problems : [];
  if (options.json === true) print(JSON.stringify({ file, problems }));
  else for (const problem of problems) print(toLine(problem));
  if ('problems' in config) return 2;
  const counts = `${config.editions.length} editions, ${config.outlets.length} outlets, ${config.sources.length} sources`;
  if (options.json !== true) print(`${file} is well: ${counts}`);
  return 0;
}
