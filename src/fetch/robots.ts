// robots.txt (RFC 9309): its groups, and which rule decides on an address. Pure; it knows nothing of how the file is fetched or kept.
import { matchesPattern, toOctets } from './robots-pattern.ts';

/** What RFC 9309, 2.5 asks of us at the least, in bytes; the rest of a longer file is not read. */
export const MAX_ROBOTS_BYTES = 500 * 1024;

/** Rules beyond these are not read; the longest real files have some two thousand. */
const MAX_RULES = 10_000;

/** Names of lines, with the misspellings that the largest crawlers forgive. */
const LINES: ReadonlyMap<string, 'agent' | 'allow' | 'disallow' | 'delay'> = new Map([
  ['user-agent', 'agent'],
  ['useragent', 'agent'],
  ['user agent', 'agent'],
  ['allow', 'allow'],
  ['disallow', 'disallow'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['crawl-delay', 'delay'],
]);

export interface Rule {
  readonly allow: boolean;
  /** As octets: percent-encoded where it must be and nowhere else. */
  readonly pattern: string;
}

/** What one or more agents are told. */
export interface Group {
  /** Lower case; `*` is everybody whom no other group names. */
  readonly agents: readonly string[];
  readonly rules: readonly Rule[];
  /** Rest between two requests, in milliseconds. */
  readonly delay: number | null;
}

export type Robots = readonly Group[];

/** Text → groups, in the order of the file. Lines that say nothing known are passed over and end no group (2.2.4). */
export function parseRobots(text: string): Robots {
  const groups: { agents: string[]; rules: Rule[]; delay: number | null }[] = [];
  let isNaming = false;
  let count = 0;
  for (const line of text
    .slice(0, MAX_ROBOTS_BYTES)
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]+/)) {
    const { kind, value } = parseLine(line);
    if (kind === 'agent') {
      if (!isNaming) groups.push({ agents: [], rules: [], delay: null });
      isNaming = true;
      groups.at(-1)?.agents.push(toAgent(value));
    } else if (kind === 'delay') {
      const group = groups.at(-1);
      if (group !== undefined) group.delay = toLonger(group.delay, toDelay(value));
    } else if (kind !== null) {
      isNaming = false;
      count += 1;
      // A rule without a path is none: `Disallow:` alone allows everything.
      if (value !== '' && count <= MAX_RULES) groups.at(-1)?.rules.push(toRule(kind === 'allow', value));
    }
  }
  return groups;
}

/**
 * What an agent is told: all groups of the most specific name that is its own, merged, else those for `*` (2.2.1).
 * A name may be the beginning of a hyphened one: `sonin` also means `sonin-images`, unless that is named too.
 */
export function findGroup(robots: Robots, productToken: string): Group {
  const token = productToken.toLowerCase();
  const parts = token.split('-');
  const names = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), '*'];
  const name = names.find((one) => robots.some(({ agents }) => agents.includes(one)));
  const own = name === undefined ? [] : robots.filter(({ agents }) => agents.includes(name));
  return {
    agents: name === undefined ? [] : [name],
    rules: own.flatMap(({ rules }) => rules),
    delay: own.reduce<number | null>((longest, { delay }) => toLonger(longest, delay), null),
  };
}

/** The rule that decides on a path with its query: the longest that matches, of equal ones that which allows (2.2.2). Null: nothing is said. */
export function findRule({ rules }: Group, pathAndQuery: string): Rule | null {
  // The file itself is always allowed (2.2.2).
  if (pathAndQuery === '/robots.txt') return null;
  const path = toOctets(pathAndQuery);
  let found: Rule | null = null;
  for (const rule of rules) {
    const gain = rule.pattern.length - (found?.pattern.length ?? -1);
    if ((gain > 0 || (gain === 0 && rule.allow)) && matchesPattern(rule.pattern, path)) found = rule;
  }
  return found;
}

function parseLine(line: string): { kind: 'agent' | 'allow' | 'disallow' | 'delay' | null; value: string } {
  const [said = ''] = line.split('#', 1);
  const colon = said.indexOf(':');
  const kind = colon === -1 ? undefined : LINES.get(said.slice(0, colon).trim().toLowerCase());
  return { kind: kind ?? null, value: said.slice(colon + 1).trim() };
}

/** The product alone, as sites also write versions and remarks: `Sonin/1.0 (news)`. */
function toAgent(value: string): string {
  return /^(?:\*|[\w-]+)/.exec(value)?.[0].toLowerCase() ?? '';
}

/** Every path begins with a slash, which sites forget. */
function toRule(allow: boolean, value: string): Rule {
  return { allow, pattern: toOctets(/^[/*]/.test(value) ? value : `/${value}`, true) };
}

function toDelay(value: string): number | null {
  return /^\d{1,9}(?:\.\d*)?$/.test(value) ? Number(value) * 1000 : null;
}

function toLonger(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
