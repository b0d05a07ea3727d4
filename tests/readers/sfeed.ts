// sfeed, a parser and a shell script around it, which keeps each feed in a file of lines (sfeed(5)).
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run, type Open, type Shown } from './reader.ts';

export const openSfeed: Open = async (folder, addresses) => {
  const feeds = addresses.map((address, at) => `  feed ${at} '${address}'\n`);
  await writeFile(path.join(folder, 'sfeedrc'), `sfeedpath='${folder}'\nfeeds() {\n${feeds.join('')}}\n`);
  return {
    async refresh() {
      await run(folder, ['sfeed_update', 'sfeedrc']);
      const files = addresses.map((_, at) => readFile(path.join(folder, String(at)), 'utf8'));
      const texts = await Promise.all(files);
      return new Map(addresses.map((address, at) => [address, toShown(texts[at] ?? '')]));
    },
    async [Symbol.asyncDispose]() {},
  };
};

function toShown(lines: string): Shown[] {
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [time = '', title = '', link = '', content = '', , , author = ''] = line.split('\t');
      return {
        title,
        link,
        at: time === '' ? null : new Date(Number(time) * 1000).toISOString(),
        authors: [author],
        language: null,
        text: content,
      };
    });
}
