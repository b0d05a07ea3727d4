// The operator's own words: listed in the configuration, or in files that it names, one a line. It knows no title and no shipped list.
import { resolve } from 'node:path';
import { CASED_LANGUAGES } from '../headline/case-language.ts';
import { isPhrase, toListed } from '../headline/lexicon.ts';
import type { NameKind, OwnWords } from '../model/configuration.ts';
import type { Finding } from './problem.ts';
import type { Blocks } from './schema.ts';
import { complain, findTexts, type Ground, type Spot } from './spots.ts';
import { loadText, type Unread } from './text-file.ts';
import { EXPECTED, NAME_KINDS } from './values.ts';

/** Most bytes of one file: the names of all soums, companies and members of parliament come to 200 kB. */
const MOST_BYTES = 2_000_000;

/** What became of the files that a configuration names, by the name that it has for them. */
export type WordFiles = ReadonlyMap<string, readonly string[] | Unread>;

/** Reads every file that lists words; names are relative to `folder`. Never rejects. */
export async function loadWordFiles(value: unknown, folder: string): Promise<WordFiles> {
  const names = new Set(findFiles(value).map((file) => file.value));
  return new Map(
    await Promise.all([...names].map(async (name) => [name, await loadLines(resolve(folder, name))] as const)),
  );
}

/** Files that cannot be read, and lines that are no words. */
export function checkWords(ground: Ground, files: WordFiles): readonly Finding[] {
  return [...findFiles(ground.value).flatMap((file) => checkFile(file, files, ground)), ...checkLists(ground)];
}

/** For each language the words of each kind; nothing is wrong with them any more. */
export function toWords(blocks: Blocks['words'] = {}, files: WordFiles): Readonly<Record<string, OwnWords>> {
  const languages = CASED_LANGUAGES.flatMap((language) => {
    const said = blocks[language];
    return said === undefined ? [] : [[language, toOwnWords(said, files)] as const];
  });
  return Object.fromEntries(languages);
}

type Said = NonNullable<NonNullable<Blocks['words']>['en']>;

function toOwnWords(said: Said, files: WordFiles): OwnWords {
  const byKind = typeof said === 'string' || Array.isArray(said) ? { other: said } : said;
  const listOf = (kind: NameKind) => toList(byKind[kind] ?? [], files);
  return { person: listOf('person'), place: listOf('place'), other: listOf('other') };
}

function toList(said: string | readonly string[], files: WordFiles): readonly string[] {
  if (typeof said !== 'string') return said;
  const read = files.get(said);
  return read === undefined || 'reason' in read ? [] : read;
}

/** Where a text stands instead of a list, it names a file. */
function findFiles(value: unknown): Spot<string>[] {
  return findHolders()
    .flatMap((way) => findTexts(value, way))
    .filter((file) => file.value.trim() !== '');
}

function findHolders(): readonly (readonly string[])[] {
  return CASED_LANGUAGES.flatMap((language) => [
    ['words', language],
    ...NAME_KINDS.map((kind) => ['words', language, kind]),
  ]);
}

function checkFile({ path, value }: Spot<string>, files: WordFiles, ground: Ground): Finding[] {
  const read = files.get(value);
  if (read === undefined) return [];
  const shown = ground.show(path, value);
  if ('reason' in read)
    return [
      complain(path, `the file ${shown} ${read.reason}, expected a list of words, or a file that has one a line`),
    ];
  const odd = read.find((line) => !isPhrase(line));
  return odd === undefined
    ? []
    : [complain(path, `the file ${shown} holds \`${odd.slice(0, 80)}\`, expected ${EXPECTED.phrase}`)];
}

function checkLists(ground: Ground): Finding[] {
  return findHolders()
    .flatMap((way) => findTexts(ground.value, [...way, '*']))
    .filter((phrase) => !isPhrase(phrase.value))
    .map(({ path, value }) => complain(path, `is ${ground.show(path, value)}, expected ${EXPECTED.phrase}`));
}

async function loadLines(file: string): Promise<readonly string[] | Unread> {
  const text = await loadText(file, MOST_BYTES);
  return typeof text === 'string' ? toListed(text) : text;
}
