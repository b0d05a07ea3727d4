// A configuration file → Config, or every reason why not; it knows the order in which the file is read and judged, and none of the rules.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toConfig } from './blocks.ts';
import { checkBlocks } from './checks.ts';
import { parseDocument } from './document.ts';
import type { YamlDocument } from './document.ts';
import { fillIn, giveTypes } from './environment.ts';
import type { Environment, Filled } from './environment.ts';
import type { Config } from '../model/configuration.ts';
import { toPathKey, toPathText, toShown } from './problem.ts';
import type { Finding, Path, Problem } from './problem.ts';
import { parseBlocks } from './schema.ts';
import type { Blocks } from './schema.ts';
import type { Ground } from './spots.ts';
import { loadText, type Unread } from './text-file.ts';
import { toFindings } from './wording.ts';
import { checkWords, loadWordFiles, type WordFiles } from './words.ts';

export { toLine } from './problem.ts';

export interface ConfigProblems {
  readonly problems: readonly Problem[];
}

interface Judgement {
  readonly blocks: Blocks | null;
  readonly findings: readonly Finding[];
}

/** Where a configuration is looked for when neither `--config` nor `$SONIN_CONFIG` names one: the container's mount, then the checkout's. */
const PLACES = ['/config/sonin.yaml', 'config/sonin.yaml'];

/** Most bytes of a configuration file; it is written by hand, and a thousand sources come to about 200 kB. */
const MOST_BYTES = 2_000_000;

const EXPECTED: Readonly<Record<Unread['fault'], string>> = {
  size: 'a configuration',
  encoding: 'a text file in UTF-8',
  access: 'a file; --config or $SONIN_CONFIG can name another',
};

/** The file that is meant: `--config`, `$SONIN_CONFIG`, then the usual places if they are there; null when there is none. A file that was named need not exist. */
export function findConfigFile(option: string | null, environment: Environment): string | null {
  const named = option ?? environment['SONIN_CONFIG'] ?? '';
  return named === '' ? (PLACES.find((place) => existsSync(place)) ?? null) : named;
}

/**
 * Reads a configuration. Relative paths in the file are relative to its folder, those in the environment to `cwd`.
 * Never rejects: a file that cannot be read or used gives every problem at once, in the order of the file
 * (errors of syntax alone, since what follows them cannot be relied on).
 */
export async function loadConfig(
  file: string,
  environment: Environment,
  cwd: string = process.cwd(),
): Promise<Config | ConfigProblems> {
  const path = resolve(cwd, file);
  const text = await loadText(path, MOST_BYTES);
  if (typeof text !== 'string')
    return { problems: [toWhole(file, `${text.reason}, expected ${EXPECTED[text.fault]}`)] };
  const document = parseDocument(text);
  if (document.faults.length > 0) return { problems: document.faults.map((fault) => ({ file, path: '', ...fault })) };
  if (document.value === null) {
    return { problems: [toWhole(file, 'is empty, expected at least `site`, `editions` and `sources`')] };
  }
  const filled = fillIn(document.value, environment, cwd);
  const words = await loadWordFiles(filled.value, dirname(path));
  const judgement = judge(document, filled, dirname(path), words);
  if (judgement.findings.length === 0 && judgement.blocks !== null) {
    return toConfig(judgement.blocks, file, dirname(path), words);
  }
  return { problems: toProblems(judgement, file, document, filled) };
}

/** Judges everything, whatever else is wrong. What a variable that is not set is a part of is not judged: that it is not set was said. */
function judge(document: YamlDocument, filled: Filled, folder: string, words: WordFiles): Judgement {
  const result = parseFilled(filled);
  const ground = toGround(document, filled, folder);
  const issues = 'issues' in result ? result.issues.flatMap((issue) => toFindings(issue, ground)) : [];
  const unset = new Set(filled.findings.flatMap(({ path }) => path.map((_, end) => toPathKey(path.slice(0, end + 1)))));
  const found = [...issues, ...checkBlocks(ground), ...checkWords(ground, words)];
  const others = found.filter(({ path }) => !unset.has(toPathKey(path)));
  return {
    blocks: 'blocks' in result ? result.blocks : null,
    findings: [...document.findings, ...filled.findings, ...others],
  };
}

/** Only the schema knows which places want a number or a switch, so what came whole from the environment is judged a second time as such. */
function parseFilled(filled: Filled): ReturnType<typeof parseBlocks> {
  const result = parseBlocks(filled.value);
  return 'issues' in result && giveTypes(filled, result.issues) ? parseBlocks(filled.value) : result;
}

function toGround(document: YamlDocument, filled: Filled, folder: string): Ground {
  const isSecret = (path: Path): boolean => filled.secret.has(toPathKey(path));
  return {
    value: filled.value,
    folder,
    isSecret,
    show: (path, value) => (isSecret(path) && value !== '' ? 'a value from the environment' : toShown(value)),
    findLine: (path) => document.findPlace(path, 'value').line,
  };
}

function toProblems(judgement: Judgement, file: string, document: YamlDocument, filled: Filled): Problem[] {
  return judgement.findings
    .map(({ path, at, message }) => {
      const variable = filled.overridden.get(toPathKey(path));
      if (variable !== undefined) return { file: 'environment', line: 0, column: 0, path: variable, message };
      return { file, ...document.findPlace(path, at), path: toPathText(path), message };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function toWhole(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', message };
}
