// The placeholders that a source's address may hold, by which its pages are told apart; what is put in their place is not known here.
import { toShown } from './problem.ts';
import type { Finding } from './problem.ts';
import { complain, findReadings, findTexts } from './spots.ts';
import type { Block, Ground, Spot } from './spots.ts';

const KNOWN = ['{date}', '{offset}', '{page}'];
const EXPECTED = `one of ${KNOWN.join(', ')}; a brace of the address itself is written %7B`;
const PLACEHOLDER = /\{[^{}]*\}/gu;
const IN_HOST = /^https?:\/\/[^/?#]*\{[^{}]*\}/iu;

/** What stands in braces in an address, with its braces: `{page}`. */
export function findPlaceholders(url: string): readonly string[] {
  return url.match(PLACEHOLDER) ?? [];
}

/** An address whose braces stand for themselves, as in every one that comes from elsewhere. */
export function escapeBraces(url: string): string {
  return url.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** Placeholders that nothing fills in, and pages that their address does not tell apart. */
export function checkPlaceholders(ground: Ground): readonly Finding[] {
  return findReadings(ground.value).flatMap((reading) => [...checkAddress(reading, ground), ...checkPages(reading)]);
}

function checkAddress({ path, value }: Spot<Block>, ground: Ground): Finding[] {
  return findTexts(value, ['url'], path).flatMap(({ path: place, value: url }) => {
    const isSecret = ground.isSecret(place);
    const error = isFile(url) ? toFileError(url, isSecret) : toWebError(url, isSecret);
    return error === null ? [] : [complain(place, error)];
  });
}

function toFileError(url: string, isSecret: boolean): string | null {
  const found = findPlaceholders(url);
  if (found.length === 0) return null;
  return `holds ${show(found, isSecret)}, expected no placeholder in a file: address; a brace of its name is written %7B`;
}

function toWebError(url: string, isSecret: boolean): string | null {
  const strangers = findPlaceholders(url).filter((placeholder) => !KNOWN.includes(placeholder));
  if (strangers.length > 0) return `holds ${show(strangers, isSecret)}, expected ${EXPECTED}`;
  return IN_HOST.test(url) ? 'has a placeholder in its host, expected it in the path or the query' : null;
}

function show(placeholders: readonly string[], isSecret: boolean): string {
  return isSecret ? 'a placeholder that is none' : placeholders.map(toShown).join(', ');
}

/** An address that holds any placeholder at all is not told again that it lacks one. */
function checkPages({ path, value: { url, pages } }: Spot<Block>): Finding[] {
  if (typeof url !== 'string' || typeof pages !== 'number' || pages <= 1 || findPlaceholders(url).length > 0) return [];
  const expected = isFile(url) ? '1, as a file has one' : `one of ${KNOWN.join(', ')} in it, or no \`pages\``;
  return [
    complain([...path, 'pages'], `is above 1 and nothing in \`url\` tells its pages apart, expected ${expected}`),
  ];
}

function isFile(url: string): boolean {
  return /^file:/iu.test(url);
}
