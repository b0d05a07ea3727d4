// Quotations in shouted Mongolian titles: every word of a company's name has a capital, of all else only the first. It knows what companies are called.
import { decide, type Draft, toCapital, type Token } from './case-draft.ts';
import { findMongolianStems } from './endings-mn.ts';
import { mongolianLexicon } from './lexicon-mn.ts';

/** What a quoted company is called, right behind its name, right before it, or as the last word of it. */
const COMPANY =
  /^(?:ххк|хк|төхк|төххк|төүг|төаатүг|онөаатүг|ббсб|нүтбб|тбб|ххн|групп|банк|банкны|банкинд|компани|корпораци|корпорац|холдинг|констракшн|майнинг|трейд|эйрлайнс|даатгал|капитал|девелопмент|брэнд|бренд|фонд|хоршоо|нөхөрлөл)$/u;
/** No name of a company has more words. */
const LONGEST_NAME = 5;

export function applyCompanies(draft: Draft): void {
  const { tokens } = draft;
  for (const [index, { quoted }] of tokens.entries()) {
    if (!quoted) continue;
    const end = findEnd(draft, index);
    const beside = [tokens[index - 1], tokens[end - 1], tokens[end]];
    if (end - index > LONGEST_NAME || !beside.some((one) => one !== undefined && isCompanyWord(one))) continue;
    capitalise(draft, index, end);
  }
}

/** What no list knows begins a quotation with a capital. */
export function applyQuotations(draft: Draft): void {
  for (const [index, { quoted, lower }] of draft.tokens.entries()) {
    if (quoted && /^\p{sc=Cyrillic}+$/u.test(lower)) decide(draft, index, toCapital(lower));
  }
}

/** With whatever ending. */
function isCompanyWord({ lower }: Token): boolean {
  return COMPANY.test(lower) || findMongolianStems(lower).some((stem) => COMPANY.test(stem));
}

/** The first word behind the quotation that begins at a word. */
function findEnd({ tokens }: Draft, index: number): number {
  let end = index + 1;
  while (end < tokens.length && !/["”»“]/u.test(tokens[end]?.gap ?? '')) end += 1;
  return end;
}

/** Abbreviations and Latin words are left to their own steps. */
function capitalise(draft: Draft, from: number, end: number): void {
  for (let index = from; index < end; index += 1) {
    const { lower = '' } = draft.tokens[index] ?? {};
    const known = mongolianLexicon().entries.get(lower)?.shapes[0] ?? '';
    const isPlain = /^\p{sc=Cyrillic}+$/u.test(lower) && !/^\p{Lu}{2}/u.test(known) && /[аэиоуөүыяеёю]/u.test(lower);
    if (isPlain) decide(draft, index, toCapital(lower), 'other');
  }
}
