// A document that only names the one with the items: finds the name in its text and makes the address of it. It knows neither document's format.
import type { Follow } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Failure } from '../model/visit.ts';
import { toPattern, toPatternError, type Pattern } from '../pattern.ts';
import { fillAddress, parseTemplate, toTemplateError } from './json/template.ts';
import { toItemsFeed } from './json/json.ts';

/** Longest address that is believed. */
const LONGEST = 2_048;

/** Patterns live as long as the configuration that holds them: each is compiled once. */
const patterns = new WeakMap<Follow, Pattern>();

/**
 * No items, and in `next` the address that the first match of `follow.find` makes: `{1}` in `follow.url` stands for its first group, `{0}`
 * for all of it, percent-encoded unless the address begins with it; a relative one is resolved against `url`. Where nothing is found, or
 * what it makes is no web address, a failure `no-next` of stage `parse`. Takes time linear in the text; throws on what `toFollowError` refuses.
 */
export function parseFollowed(text: string, follow: Follow, url: string | null): ParsedFeed | Failure {
  const groups = toCompiled(follow).find(text);
  if (groups === null) {
    return toFailure(
      `${follow.find} finds nothing in a document of ${text.length} characters; look whether the outlet changed the page, and mend follow.find`,
    );
  }
  const filled = fillAddress(parseTemplate(follow.url), (name) => groups[Number(name)] || null);
  const address = filled === null ? null : toWebAddress(filled, url);
  if (address !== null) return { ...toItemsFeed([], 'page'), next: [address] };
  return toFailure(
    filled === null
      ? `${follow.find} matches, and a group that ${follow.url} needs is empty; mend follow.find`
      : `“${filled.slice(0, 200)}” is no web address; mend follow.url`,
  );
}

/** What is wrong with it, in words that follow its place in the configuration; null when it is fine. */
export function toFollowError(follow: Follow): string | null {
  const wrong = toPatternError(follow.find) ?? toTemplateError(follow.url);
  if (wrong !== null) return wrong;
  const names = parseTemplate(follow.url).filter((_, at) => at % 2 === 1);
  const { groups } = toCompiled(follow);
  if (names.length === 0) return `"${follow.url}" holds no {1}, expected what ${follow.find} finds to be part of it`;
  const stranger = names.find((name) => !/^\d{1,3}$/.test(name) || Number(name) > groups);
  if (stranger === undefined) return null;
  return `"${follow.url}" holds {${stranger}}, expected {0} to {${groups}}: ${follow.find} has ${groups} groups`;
}

function toCompiled(follow: Follow): Pattern {
  const pattern = patterns.get(follow) ?? toPattern(follow.find);
  patterns.set(follow, pattern);
  return pattern;
}

function toWebAddress(printed: string, base: string | null): string | null {
  const url = printed.length > LONGEST ? null : URL.parse(printed, base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

function toFailure(detail: string): Failure {
  return { stage: 'parse', code: 'no-next', detail };
}
