// The small pages for what is not there, in every language we have, since nobody's is known; they quote nothing that was asked.
import { allWords } from '../words/words.ts';

/** A whole page that says one phrase in each language. */
export function renderSorry(phrase: 'notFound' | 'withdrawn'): string {
  const said = [...allWords()].map(([language, words]) => `<p lang="${language}">${words[phrase]}</p>`);
  const title = [...allWords().values()].map((words) => words[phrase]).join(' · ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body>
${said.join('\n')}
</body>
</html>
`;
}
