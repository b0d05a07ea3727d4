// Where the entries of a ticker stand: each ends in its host and date, and what stands before them is its title. It knows no ranks, no tags and no language.
import type { Language } from '../../model/configuration.ts';
import { english } from './end-en.ts';
import { mongolian } from './end-mn.ts';
import type { EndWords } from './end-words.ts';
import { BLOCK, LINE } from './text.ts';

/** A further language is a file more, and its line here. */
const LANGUAGES: readonly EndWords[] = [english, mongolian];

/** One end in the text, `HOST PUBLISHED:2026/01/13` or an article's `Published Date:2026-01-13`, and what leads to it. */
export interface Stretch {
  readonly kind: 'entry' | 'article';
  readonly language: Language;
  /** Whether titles of its language follow their rank. */
  readonly ranked: boolean;
  /** As printed; null where the date is missing. */
  readonly published: string | null;
  /** Lower case, without `www.`; null where no host stands before the date, and for an article. */
  readonly host: string | null;
  /** Offsets: from the end before this one, over the title (with its rank) to the host, to the end of the date. */
  readonly from: number;
  readonly hostStart: number;
  readonly end: number;
}

/** Where a title may stand, in the text's offsets; empty where there is none. */
export interface TitleSpan {
  readonly start: number;
  readonly end: number;
  /** Whether it follows its rank. */
  readonly ranked: boolean;
  /** Further places where it may begin, in order: its last line, and what follows a long gap. */
  readonly laterStarts: readonly number[];
  /** A number in a cell or line of its own before it. */
  readonly cell: number | null;
  /** Whether words that belong to no entry may lead it: nothing bounds it on its line but the line itself. */
  readonly open: boolean;
}

/** A word has its language for the name of its group. */
const WORD = LANGUAGES.map(({ language, published }) => `(?<${language}>${published})`).join('|');
const ARTICLE = LANGUAGES.flatMap(({ article }) => article ?? []).join('|');
const END = new RegExp(
  String.raw`(?<word>${WORD})(?<article>${ARTICLE})?\s*[:：]\s*(?<date>\d{4}[/.-]\d{1,2}[/.-]\d{1,2})?`,
  'giu',
);

/** Longest title in characters: the longest one met has 40 words. What is longer is a page's prose that no boundary parts from a host. */
export const LONGEST_TITLE = 1_000;

/** Longest host name of DNS with a scheme before it, in characters: how far back from a date word a host is looked for. */
const LONGEST_HOST = 262;

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;
/** Cyrillic names of the top level but .мон are not met, and abbreviations (`АМ.ДОЛЛАР`) are. */
const TOP_LEVEL = /^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}|мон)$/u;
const AROUND_HOST = /[\s|,;:()[\]"'“”«»–—]/u;

/** Spaces from which on a gap parts what it stands between: entries stand six or seven apart, words of a title two at most. */
const LONG_GAP = /[^\S\n\f\v]{4,}/gu;
/** Spaces and the marks that set entries, or host and date, apart. */
const BEFORE_TITLE = /^[\s|•·●▪)]+/u;
const BEHIND_TITLE = /[\s|•·●▪(]/u;
const NUMBER_ALONE = /^(\d{1,3})[.)]?$/u;

/** Every end in the text, in order. One without a host or a date still bounds the title after it. */
export function findStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let articleFrom = 0;
  for (const match of text.matchAll(END)) {
    const { word = '', article, date = null, ...words } = match.groups ?? {};
    const kind = article === undefined ? 'entry' : 'article';
    const found = kind === 'entry' ? findHost(text, from, match.index) : null;
    // "… published: the list" is prose; only the ticker's own word counts where no date follows.
    if (date === null && (found === null || word !== word.toUpperCase())) continue;
    const end = match.index + match[0].length;
    const { language, ranked } = findLanguage(words);
    const { host, start } = found ?? { host: null, start: match.index };
    const begin = kind === 'entry' ? from : articleFrom;
    stretches.push({ kind, language, ranked, published: date, host, from: begin, hostStart: start, end });
    from = end;
    // "Published: 2017-12-04" within an article is no end of one.
    if (host !== null || kind === 'article') articleFrom = end;
  }
  return stretches;
}

/** The title's place before the host. */
export function findTitle(text: string, stretch: Stretch): TitleSpan {
  const region = toRegion(text, stretch);
  const line = Math.max(region.lastIndexOf(BLOCK), region.lastIndexOf(LINE)) + 1;
  const goesOn = isWrapped(region, stretch.from);
  const whole = skipSpace(region, goesOn ? 0 : line);
  const alone = toNumberAlone(region.slice(whole));
  const start = alone === null ? whole : region.length;
  const later = [...region.slice(start).matchAll(LONG_GAP)].map((gap) => start + gap.index + gap[0].length);
  if (goesOn && line > 0) later.push(skipSpace(region, line));
  const cell = alone ?? (goesOn ? null : toNumberBefore(region.slice(0, line)));
  return {
    start: stretch.from + start,
    end: stretch.from + region.length,
    ranked: stretch.ranked,
    laterStarts: later
      .filter((offset) => offset >= region.length - LONGEST_TITLE)
      .sort((a, b) => a - b)
      .map((offset) => stretch.from + offset),
    cell,
    open: !goesOn && cell === null,
  };
}

/** The host that a stretch of text ends in, and where it begins. */
export function findHost(text: string, from: number, to: number): { host: string; start: number } | null {
  const lowest = Math.max(from, to - LONGEST_HOST);
  let end = to;
  while (end > lowest && AROUND_HOST.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > lowest && !AROUND_HOST.test(text.charAt(start - 1))) start -= 1;
  const word = text.slice(start, end);
  // `…TITLEWWW.GOGO.MN`, where markup alone kept the two apart.
  const glued = word.toLowerCase().lastIndexOf('www.');
  const host = toHost(word.slice(Math.max(glued, 0)));
  return host === null ? null : { host, start: start + Math.max(glued, 0) };
}

/** By the group that matched; one of them did. */
function findLanguage(words: Readonly<Record<string, string | undefined>>): EndWords {
  return LANGUAGES.find(({ language }) => words[language] !== undefined) as EndWords;
}

/** The host of a word such as `WWW.GOGO.MN`, `https://gogo.mn/news` or `gogo.mn.`: lower case, without `www.`; null where it is none. */
function toHost(word: string): string | null {
  const [name = ''] = word
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .split('/', 1);
  const labels = name.replace(/\.$/u, '').split('.');
  const bare = labels[0] === 'www' ? labels.slice(1) : labels;
  if (bare.length < 2 || !TOP_LEVEL.test(bare.at(-1) ?? '')) return null;
  return bare.every((label) => LABEL.test(label)) ? bare.join('.') : null;
}

function toRegion(text: string, { from, hostStart }: Stretch): string {
  let end = hostStart;
  while (end > from && BEHIND_TITLE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(from, end);
}

/** Whether the title began on the line of the entry before it and goes on over line breaks: a ticker in one run, wrapped. */
function isWrapped(region: string, from: number): boolean {
  if (from === 0 || region.includes(BLOCK)) return false;
  const line = region.lastIndexOf(LINE);
  if (line === -1) return true;
  // Titles are all capitals: "read more" after an entry belongs to none.
  return region.slice(0, region.indexOf(LINE)).trim() !== '' && !/\p{Ll}/u.test(region.slice(0, line));
}

function toNumberBefore(before: string): number | null {
  const piece = before.trimEnd();
  return toNumberAlone(piece.slice(Math.max(piece.lastIndexOf(BLOCK), piece.lastIndexOf(LINE)) + 1).trim());
}

function toNumberAlone(piece: string): number | null {
  const digits = NUMBER_ALONE.exec(piece)?.[1];
  return digits === undefined ? null : Number(digits);
}

function skipSpace(region: string, from: number): number {
  return from + (BEFORE_TITLE.exec(region.slice(from))?.[0].length ?? 0);
}
