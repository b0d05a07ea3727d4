// Configurations given as a text, as if they lay in a folder of their own, and what is said of them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadConfig, toLine } from '../../src/config/config.ts';
import type { ConfigProblems } from '../../src/config/config.ts';
import type { Config } from '../../src/model/configuration.ts';

/** Loads a text as `sonin.yaml` of a fresh folder, with another folder as the current one. */
export async function loadText(
  text: string | Uint8Array,
  environment: Readonly<Record<string, string>>,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<Config | ConfigProblems> {
  const folder = await mkdtemp(join(tmpdir(), 'sonin-config-'));
  try {
    await writeFile(join(folder, 'sonin.yaml'), text);
    await prepare(folder);
    const result = await loadConfig(join(folder, 'sonin.yaml'), environment, join(folder, 'current'));
    return 'problems' in result
      ? { problems: result.problems.map((one) => ({ ...one, file: basename(one.file) })) }
      : result;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One line for each problem; those of `file` are shown as of `sonin.yaml`. */
export function toLines(result: Config | ConfigProblems, file = ''): string[] {
  if (!('problems' in result)) return ['accepted'];
  return result.problems.map((problem) => toLine(problem.file === file ? { ...problem, file: 'sonin.yaml' } : problem));
}
