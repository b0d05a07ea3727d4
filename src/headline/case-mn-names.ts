// Names in shouted Mongolian titles that no list holds: people's by their parts, soums by the word behind, foreign ones by their letters. It decides after the lists.
import { atFirstNeed } from './at-first-need.ts';
import { decide, type Draft, toCapital, type Token } from './case-draft.ts';
import { findMongolianStems } from './endings-mn.ts';
import { loadLines, loadWords } from './lexicon.ts';

const common = atFirstNeed(() => loadWords('mn/common'));
const parts = atFirstNeed(loadParts);

/** A soum is named by the one word before it. */
const SOUM = /^(?:сум|сумын|суманд|сумаас|сумынхан|сумруу|сумтай|муж|мужид|мужийн|мужаас)$/u;
/** What a bare noun or a name does not end in: cases, plurals, forms of verbs. */
const INFLECTED =
  /(?:[уү]{2}д|нар|чид|[аэо]с[аэоө]н|с[аэоө]н|д[аэоө]г|[жчхв]|л[аэоө]{2}|[аэоө]{2}[срн]|[ыи]й?н|н[ыи]й?|г[үу]й|т[аэо]й|[жч]ээ|н[аэоө]|[дт])$/u;
/** Letters and sounds that no native word has, or none in that place. */
const FOREIGN = /[фщк]|^[рпв]|[лнрт]ь[а-яё]|[бвгджзлмнпрстц]е[а-яё]|[бвгдзлмнпрст]ю/u;
/** Behind these a name stands without an initial. */
const CALLING =
  /^(?:дуучин|жүжигчин|хөгжимчин|зохиолч|найрагч|зураач|хөтлөгч|реппер|сэтгүүлч|бөх|жүдоч|боксчин|шатарчин|тамирчин)$/u;
const GENITIVE = /(?:[ыи]н|н[ыи]й?)$/u;
/** Shorter words say too little. */
const SHORTEST_NAME = 4;

/** `ЭРДЭНЭЧИМЭГ` without an initial: both its parts are parts of names. */
export function applyPersonalNames(draft: Draft): void {
  for (const [index, { lower }] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || lower.length < SHORTEST_NAME) continue;
    if (beginsName(lower) && [lower, ...findMongolianStems(lower)].some(isPersonalName))
      decide(draft, index, toCapital(lower), 'person');
  }
}

/** `ДАВААГИЙН БЯМБАДОРЖ`: whose child it is. */
export function applyFathers(draft: Draft): void {
  const [firstParts] = parts();
  for (const [index, { lower }] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || !GENITIVE.test(lower) || draft.tokens[index + 1]?.gap !== ' ') continue;
    const isName = findMongolianStems(lower).some((stem) => firstParts.has(stem) || isPersonalName(stem));
    if (draft.kinds[index + 1] === 'person' && isName) decide(draft, index, toCapital(lower), 'person');
  }
}

/** `дуучин БОЛД`: a name of one part is a common word anywhere else. */
export function applyArtists(draft: Draft): void {
  const [firstParts, secondParts] = parts();
  for (const [index, { lower, gap }] of draft.tokens.entries()) {
    if (draft.shapes[index] !== null || gap !== ' ' || !CALLING.test(draft.tokens[index - 1]?.lower ?? '')) continue;
    const isName = [lower, ...findMongolianStems(lower)].some((stem) => firstParts.has(stem) && secondParts.has(stem));
    if (isName) decide(draft, index, toCapital(lower), 'person');
  }
}

/** `ЗҮҮНБАЯН-ХАНГИ`: what a hyphen joins to a place is another one. */
export function applyPairs(draft: Draft): void {
  for (const [index, token] of draft.tokens.entries()) {
    const before = draft.tokens[index - 1];
    if (token.gap !== '-' || before === undefined) continue;
    if (draft.kinds[index] === 'place' && draft.shapes[index] !== token.lower)
      decide(draft, index - 1, toCapital(before.lower), 'place');
    else if (draft.kinds[index - 1] === 'place') decide(draft, index, toCapital(token.lower), 'place');
  }
}

export function applySoums(draft: Draft): void {
  for (const [index, { lower, gap }] of draft.tokens.entries()) {
    const before = draft.tokens[index - 1];
    if (before === undefined || gap !== ' ' || !SOUM.test(lower) || !isBare(before)) continue;
    decide(draft, index - 1, toCapital(before.lower), 'place');
  }
}

/** Two foreign words in a row that are no loans: a person from abroad. */
export function applyForeignNames(draft: Draft): void {
  for (const [index, token] of draft.tokens.entries()) {
    const before = draft.tokens[index - 1];
    if (before === undefined || !/^[ -]$/.test(token.gap) || !isForeign(before) || !isForeign(token)) continue;
    if (draft.shapes[index] !== null || draft.shapes[index - 1] !== null) continue;
    decide(draft, index - 1, toCapital(before.lower), 'person');
    decide(draft, index, toCapital(token.lower), 'person');
  }
}

function beginsName(word: string): boolean {
  const [firstParts] = parts();
  for (let length = 2; length < word.length - 1; length += 1) {
    if (firstParts.has(word.slice(0, length))) return true;
  }
  return false;
}

function isPersonalName(stem: string): boolean {
  const [firstParts, secondParts] = parts();
  for (let length = 2; length < stem.length - 1; length += 1) {
    if (firstParts.has(stem.slice(0, length)) && secondParts.has(stem.slice(length))) return true;
  }
  return false;
}

function isBare({ lower }: Token): boolean {
  return /^\p{sc=Cyrillic}{3,}$/u.test(lower) && !common().has(lower) && !INFLECTED.test(lower);
}

function isForeign({ lower }: Token): boolean {
  return lower.length >= SHORTEST_NAME && FOREIGN.test(lower) && !isLoan(lower);
}

/** A loan with whatever ending, or compounded. */
function isLoan(word: string): boolean {
  for (let length = word.length; length >= SHORTEST_NAME - 1; length -= 1) {
    if (common().has(word.slice(0, length))) return true;
  }
  return false;
}

function loadParts(): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const lists = new Map(loadLines('mn/elements').map((line) => line.split(': ') as [string, string]));
  return [toSet(lists.get('first')), toSet(lists.get('second'))];
}

function toSet(words = ''): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}
