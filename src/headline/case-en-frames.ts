// English words that are printed with capitals because of the name beside them: offices, kinds of places and organisations, and the titles of works. It decides after the names.
import { atFirstNeed } from './at-first-need.ts';
import { type Draft, toCapital, type Token } from './case-draft.ts';
import { loadLines } from './lexicon.ts';

const frames = atFirstNeed(loadFrames);

/** Quotations of more words are speech. */
const LONGEST_WORK = 5;
/** What title case leaves small, and what shows that a quotation is a sentence. */
const SMALL_IN_TITLES = /^(?:a|an|the|of|in|on|at|by|for|to|from|with|and|or|nor|but|as|into|de|la)$/;
const IN_SENTENCES =
  /^(?:is|are|was|were|be|will|would|must|should|can|cannot|not|has|have|had|do|does|did|don|i|we|you|they|it|he|she|this|there|no|never)$/;

export function applyFrames(draft: Draft): void {
  for (const index of draft.tokens.keys()) {
    applyOffice(draft, index);
    applyMinistry(draft, index);
    applyKind(draft, index);
  }
  applyWorks(draft);
}

/** `deputy prime minister AMARSAIKHAN`, `minister of food and agriculture ENKHBAYAR`: the office, and what of it stands before and behind. */
function applyOffice(draft: Draft, index: number): void {
  const { tokens } = draft;
  const end = isIn('office', tokens[index]) ? findHolder(draft, index + 1) : null;
  if (end === null) return;
  for (let at = index; at < end; at += 1) if (!SMALL_IN_TITLES.test(tokens[at]?.lower ?? '')) capitalise(draft, at);
  for (let at = index - 1; isIn('portfolio', tokens[at]) && isJoined(tokens[at + 1]); at -= 1) capitalise(draft, at);
}

/** The word that names who holds an office; null where none follows. */
function findHolder({ tokens, kinds }: Draft, from: number): number | null {
  let at = from;
  if (tokens[at]?.lower === 'of') {
    at += 1;
    while (isPortfolio(tokens[at]) || (kinds[at] === 'place' && kinds[at + 1] === 'person')) at += 1;
  }
  return isJoined(tokens[at]) && kinds[at] === 'person' ? at : null;
}

function isPortfolio(token: Token | undefined): boolean {
  return isIn('portfolio', token) || (token !== undefined && /^(?:and|the)$/.test(token.lower));
}

/** `ministry OF HEALTH`: the first word behind it; ministries of more words are in the lexicon. */
function applyMinistry(draft: Draft, index: number): void {
  const { tokens } = draft;
  if (tokens[index]?.lower !== 'ministry' || tokens[index + 1]?.lower !== 'of') return;
  capitalise(draft, index);
  capitalise(draft, index + 2);
}

/** `SELENGE province`, `lake BAIKAL`, `KHAN bank`, `GOLDEN EAGLE festival`. */
function applyKind(draft: Draft, index: number): void {
  const { tokens, kinds, shapes } = draft;
  const token = tokens[index];
  if (isIn('leading', token) && tokens[index + 1]?.gap === ' ' && isName(kinds[index + 1])) capitalise(draft, index);
  let at = index - 1;
  while (isIn('link', tokens[at]) && isJoined(tokens[at + 1]) && shapes[at] === null) at -= 1;
  if (tokens[at] === undefined || !tokens.slice(at + 1, index + 1).every((one) => one.gap === ' ')) return;
  if (!isKindOf(token, kinds[at])) return;
  for (let part = at + 1; part <= index; part += 1) capitalise(draft, part);
}

function isKindOf(token: Token | undefined, kind: string | null | undefined): boolean {
  if (isIn('place', token)) return isName(kind);
  return kind === 'person' && (isIn('body', token) || isIn('event', token));
}

/** A few words in quotation marks beside a word for a work or a company: title case. */
function applyWorks(draft: Draft): void {
  const { tokens } = draft;
  for (const [index, token] of tokens.entries()) {
    if (!token.quoted) continue;
    const end = findQuotationEnd(draft, index);
    const words = tokens.slice(index, end);
    const beside = [tokens[index - 1], tokens[end], tokens[end + 1]].some((one) => isIn('work', one));
    const isSentence = words.some(({ lower }) => IN_SENTENCES.test(lower));
    if (!beside && isSentence) capitalise(draft, index);
    if (!beside && (isSentence || words.length === 1 || words.length > LONGEST_WORK)) continue;
    for (const [offset, { lower }] of words.entries()) {
      if (offset === 0 || !SMALL_IN_TITLES.test(lower)) capitalise(draft, index + offset);
    }
  }
}

/** The first word behind a quotation that begins at a word. */
function findQuotationEnd({ tokens }: Draft, index: number): number {
  let end = index + 1;
  while (end < tokens.length && !/["”»“]/u.test(tokens[end]?.gap ?? '')) end += 1;
  return end;
}

function capitalise(draft: Draft, index: number): void {
  const token = draft.tokens[index];
  const shape = draft.shapes[index];
  if (token !== undefined && (shape === null || shape === undefined)) draft.shapes[index] = toCapital(token.lower);
}

function isName(kind: string | null | undefined): boolean {
  return kind === 'place' || kind === 'person';
}

function isJoined(token: Token | undefined): boolean {
  return token?.gap === ' ' || token?.gap === '-';
}

function isIn(frame: string, token: Token | undefined): boolean {
  return token !== undefined && frames().get(frame)?.has(token.lower) === true;
}

function loadFrames(): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    loadLines('en/frames').map((line) => {
      const [name = '', words = ''] = line.split(': ');
      return [name, new Set(words.split(' '))] as const;
    }),
  );
}
