// Quotation marks paired: what encloses something stays or becomes “…”, what has no partner goes. Apostrophes are not its business.

const MARKS = /["“”„«»]+/gu;
/** How printers pair them; any other two become “…”. */
const PAIRS = new Set(['""', '“”', '„“', '„”', '«»']);

interface Mark {
  readonly index: number;
  readonly sign: string;
  /** The nearest characters that are no marks themselves, so that dropping one mark moves no other; '' at the ends. */
  readonly before: string;
  readonly after: string;
}

/** Twice is once; a mark behind a digit may stand for inches and stays. */
export function pairQuotes(title: string): string {
  const marks = findMarks(title);
  if (marks.length === 0) return title;
  const replaced = findReplacements(marks);
  let paired = '';
  let from = 0;
  for (const { index, sign } of marks) {
    paired += title.slice(from, index) + (replaced.get(index) ?? sign);
    from = index + 1;
  }
  return paired + title.slice(from);
}

/** Runs of marks are one match, so that endless ones cost no more than their length. */
function findMarks(title: string): readonly Mark[] {
  return Array.from(title.matchAll(MARKS)).flatMap((run) => {
    const before = title.charAt(run.index - 1);
    const after = title.charAt(run.index + run[0].length);
    return Array.from(run[0], (sign, offset) => ({ index: run.index + offset, sign, before, after }));
  });
}

function findReplacements(marks: readonly Mark[]): ReadonlyMap<number, string> {
  const replaced = new Map<number, string>();
  const open: Mark[] = [];
  for (const mark of marks) {
    const partner = closes(mark, open.length > 0) ? open.pop() : null;
    if (partner === null) {
      open.push(mark);
    } else if (partner === undefined) {
      dropUnlessInches(mark, replaced);
    } else if (!PAIRS.has(partner.sign + mark.sign)) {
      replaced.set(partner.index, '“').set(mark.index, '”');
    }
  }
  for (const mark of open) dropUnlessInches(mark, replaced);
  return replaced;
}

/** By what stands around a mark rather than by its kind, as kinds are what is mixed up. */
function closes({ before, after }: Mark, anyOpen: boolean): boolean {
  const canClose = /[^\s([–—]/u.test(before);
  const canOpen = /[^\s)\],.:;!?–—]/u.test(after);
  return canOpen === canClose ? anyOpen : canClose;
}

function dropUnlessInches({ index, before }: Mark, replaced: Map<number, string>): void {
  if (!/\d/.test(before)) replaced.set(index, '');
}
