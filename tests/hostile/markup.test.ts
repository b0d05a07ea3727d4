// Markup that means harm, in every place of a document of every kind: nothing of it can run, load or break out in anything that we publish.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sendEverywhere } from './carriers.ts';

const FOLDER = path.join(import.meta.dirname, 'markup');

for (const file of globSync('*.html', { cwd: FOLDER })) {
  test(path.basename(file, '.html').replaceAll('-', ' '), async () => {
    expect(await sendEverywhere(readFileSync(path.join(FOLDER, file), 'utf8'))).toBe('clean');
  });
}
