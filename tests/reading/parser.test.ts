// Where documents are parsed, and what becomes of those that cost too much.
import { expect, test } from 'vitest';
import { openParser } from '../../src/reading/parser.ts';
import { makeSource } from '../sources.ts';

const CONTEXT = { since: null, isNaming: false };

test('a large document comes to the same in a thread of its own, and the thread serves the next', async () => {
  await using here = openParser();
  await using apart = openParser({ large: 0 });
  const [one, two] = ['One', 'Two'].map((title) => toBody(title));
  for (const body of [one, two, one]) {
    if (body === undefined) continue;
    expect(await apart.parse(body, makeSource(), CONTEXT)).toEqual(await here.parse(body, makeSource(), CONTEXT));
  }
});

test('documents that come together are parsed one after the other', async () => {
  await using parser = openParser({ large: 0 });
  const titles = ['One', 'Two', 'Three'];
  const feeds = await Promise.all(titles.map((title) => parser.parse(toBody(title), makeSource(), CONTEXT)));
  expect(feeds.map((feed) => ('items' in feed ? feed.items[0]?.title?.value : null))).toEqual(titles);
});

test('one that is not done in time is a failure, and the next is parsed as ever', async () => {
  await using hasty = openParser({ large: 0, deadline: 0 });
  expect(await hasty.parse(toBody('One'), makeSource(), CONTEXT)).toMatchObject({ stage: 'parse', code: 'too-costly' });
  await using parser = openParser({ large: 0 });
  expect(await parser.parse(toBody('One'), makeSource(), CONTEXT)).toMatchObject({ items: [{}] });
});

function toBody(title: string) {
  const text = `<rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`;
  return { body: new TextEncoder().encode(text), contentType: null, url: 'https://herald.example/rss' };
}
