// What shows only across blocks or needs the folder: ids given twice, outlets nobody declared, hosts claimed twice, files out of reach; it judges no value's shape.
import { toHost, toSourceUrl, toWebUrl } from './addresses.ts';
import { DEFAULTS } from './defaults.ts';
import { toRuleError } from '../normalise/rules.ts';
import { toTopicWordError } from '../search/topic.ts';
import { findNearest } from './nearest.ts';
import { checkPlaceholders } from './placeholders.ts';
import type { Finding, Path } from './problem.ts';
import { checkRecipes } from './recipes.ts';
import { complain, findReadings, findSpots, findTexts, isBlock } from './spots.ts';
import type { Ground, Spot } from './spots.ts';
import { toMilliseconds } from './units.ts';
import { toEditionIdError } from './values.ts';

/** Most known outlets that one message lists. */
const LISTED = 12;

const CHECKS: readonly ((ground: Ground) => readonly Finding[])[] = [
  checkEditionIds,
  (ground) => checkIds(ground, 'outlets'),
  (ground) => checkIds(ground, 'topics'),
  (ground) => checkIds(ground, 'sources'),
  checkOutlets,
  checkHosts,
  checkLanguages,
  checkRules,
  checkTopicWords,
  checkFiles,
  checkPlaceholders,
  checkRecipes,
  checkWaits,
];

/** Everything that is wrong across blocks, in no order. */
export function checkBlocks(ground: Ground): readonly Finding[] {
  return CHECKS.flatMap((check) => check(ground));
}

function checkEditionIds({ value }: Ground): Finding[] {
  const editions = findSpots(value, ['editions'])[0]?.value;
  return (isBlock(editions) ? Object.keys(editions) : []).flatMap((id): Finding[] => {
    const message = toEditionIdError(id);
    return message === null ? [] : [{ path: ['editions', id], at: 'key', message }];
  });
}

function checkIds(ground: Ground, list: string): Finding[] {
  return findRepeated(findTexts(ground.value, [list, '*', 'id'])).map(({ path, value, first }) =>
    complain(
      path,
      `${ground.show(path, value)} is already the id in line ${ground.findLine(first)}, expected each id once`,
    ),
  );
}

function checkOutlets(ground: Ground): Finding[] {
  const ids = findTexts(ground.value, ['outlets', '*', 'id']);
  const declared = new Set(ids.map(({ value }) => value));
  const known = ids.filter(({ path }) => !ground.isSecret(path)).map(({ value }) => value);
  const named = [
    ['sources', '*', 'outlet'],
    ['defaults', 'outlet'],
  ].flatMap((way) => findTexts(ground.value, way));
  return named
    .filter(({ value }) => !declared.has(value))
    .map(({ path, value }) => {
      const expected = suggestOutlet(ground.isSecret(path) ? '' : value, known);
      return complain(path, `${ground.show(path, value)} is no declared outlet, ${expected}`);
    });
}

function suggestOutlet(named: string, known: readonly string[]): string {
  const nearest = findNearest(named, known);
  if (nearest !== null) return `did you mean \`${nearest}\`?`;
  if (known.length === 0) return 'expected its block under `outlets`, where there is none yet';
  const more = known.length > LISTED ? ` … (${known.length} in all)` : '';
  return `expected one of ${known.slice(0, LISTED).join(', ')}${more}, or its block under \`outlets\``;
}

function checkHosts(ground: Ground): Finding[] {
  const claims = findSpots(ground.value, ['outlets', '*']).flatMap(findClaims);
  return findRepeated(claims)
    .filter(({ path, first }) => path[1] !== first[1])
    .map(({ path, value, first }) => {
      const host = ground.show(path, value);
      return complain(
        path,
        `${host} is a host already claimed in line ${ground.findLine(first)}, expected one outlet for a host`,
      );
    });
}

/** An outlet claims its hosts, or else the host of its site. */
function findClaims({ path, value }: Spot): Spot<string>[] {
  const hosts = findSpots(value, ['hosts'], path);
  const texts = hosts.length > 0 ? findTexts(value, ['hosts', '*'], path) : findTexts(value, ['site'], path);
  return texts.flatMap((text) => {
    const host = hosts.length > 0 ? toHost(text.value) : toHost(toWebUrl(text.value)?.hostname ?? '');
    return host === null ? [] : [{ path: text.path, value: host }];
  });
}

function checkLanguages({ value }: Ground): Finding[] {
  if (findSpots(value, ['defaults', 'language']).length > 0) return [];
  return findSpots(value, ['sources', '*'])
    .filter(({ value: source }) => isBlock(source) && source['kind'] !== 'ticker' && !Object.hasOwn(source, 'language'))
    .map(({ path }) =>
      complain(
        [...path, 'language'],
        'is missing, expected a language tag (BCP 47), or `auto`; only a ticker may leave it out',
      ),
    );
}

function checkRules(ground: Ground): Finding[] {
  const holders = [...findReadings(ground.value), ...findSpots(ground.value, ['defaults'])];
  return holders
    .flatMap(({ path, value }) => ['keep', 'drop'].flatMap((key) => findTexts(value, [key, '*'], path)))
    .flatMap(({ path, value }) => {
      const error = toRuleError(value);
      if (error === null) return [];
      return [complain(path, ground.isSecret(path) ? 'is no rule, expected a word, a phrase or /regex/' : error)];
    });
}

function checkTopicWords(ground: Ground): Finding[] {
  return [...checkEmptyTopics(ground), ...['words', 'except'].flatMap((key) => checkPhrases(ground, key))];
}

/** A topic without words would be every entry. */
function checkEmptyTopics({ value }: Ground): Finding[] {
  return findSpots(value, ['topics', '*', 'words'])
    .filter(({ value: words }) => Array.isArray(words) && words.length === 0)
    .map(({ path }) => complain(path, 'is empty, expected at least one word or phrase'));
}

function checkPhrases(ground: Ground, key: string): Finding[] {
  return findTexts(ground.value, ['topics', '*', key, '*']).flatMap(({ path, value }) => {
    const error = toTopicWordError(value);
    if (error === null) return [];
    return [complain(path, ground.isSecret(path) ? 'holds no letter or digit; expected a word or a phrase' : error)];
  });
}

function checkFiles(ground: Ground): Finding[] {
  return findReadings(ground.value)
    .flatMap(({ path, value }) => findTexts(value, ['url'], path))
    .filter(({ value }) => /^file:./iu.test(value) && toSourceUrl(value, ground.folder) === null)
    .map(({ path, value }) =>
      complain(
        path,
        `${ground.show(path, value)} is not beneath the folder of the configuration, expected a file in that folder`,
      ),
    );
}

function checkWaits(ground: Ground): Finding[] {
  const floor = findWait(ground, 'floor');
  const ceiling = findWait(ground, 'ceiling');
  if (floor === null || ceiling === null || floor <= ceiling) return [];
  return [
    complain(
      ['fetch', 'ceiling'],
      'the ceiling is below the floor, expected the longest wait to be at least the shortest',
    ),
  ];
}

function findWait({ value }: Ground, key: 'floor' | 'ceiling'): number | null {
  const [spot] = findSpots(value, ['fetch', key]);
  if (spot === undefined) return DEFAULTS.fetch[key];
  return typeof spot.value === 'string' || typeof spot.value === 'number' ? toMilliseconds(spot.value) : null;
}

/** Every text whose value was there before, with the path of the first. */
function findRepeated(texts: readonly Spot<string>[]): (Spot<string> & { readonly first: Path })[] {
  const firsts = new Map<string, Path>();
  return texts.flatMap((text) => {
    const first = firsts.get(text.value);
    if (first === undefined) firsts.set(text.value, text.path);
    return first === undefined ? [] : [{ ...text, first }];
  });
}
