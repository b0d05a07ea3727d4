// Prints how well headlines are made on the labelled sets, and how long one takes; `--wrong` shows what failed in the train lines.
import { scoreCase, scoreLanguage, scoreLanguages, scoreLetters } from './scores.ts';
import { measureTitle } from './speed.ts';

const showWrong = process.argv.includes('--wrong');
const cases = ['en', 'mn'].flatMap(scoreCase);
const exact = [...scoreLanguage(), ...scoreLetters()];

console.table(
  cases.map(({ language, split, titles, exact: whole, tokens, right }) => ({
    case: language,
    split,
    titles,
    'exact titles': toShare(whole, titles),
    'right tokens': toShare(right, tokens),
  })),
);
console.table(
  scoreLanguages('train')
    .map((score) => toLanguageRow('train', score))
    .concat(scoreLanguages('held').map((score) => toLanguageRow('held', score))),
);
console.table(
  exact.map(({ name, split, titles, exact: whole }) => ({ set: name, split, titles, exact: toShare(whole, titles) })),
);
console.log(`${measureTitle().toFixed(4)} ms a title`);
if (showWrong) {
  for (const { wrong, split } of [...cases, ...exact]) if (split === 'train') console.log(wrong.join('\n'));
}

function toLanguageRow(
  split: string,
  score: ReturnType<typeof scoreLanguages>[number],
): Record<string, string | number> {
  const { language, titles, found, right } = score;
  return { language, split, titles, precision: toShare(right, found), recall: toShare(right, titles) };
}

function toShare(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
