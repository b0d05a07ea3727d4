// Where documents are parsed, and what becomes of those that cost too much.
import { afterAll, expect, test } from 'vitest';
import { openParser } from '../../src/reading/parser.ts';
import { makeSource } from '../sources.ts';

const CONTEXT = { since: null, isNaming: false };

/** Everything is large to it. Its thread is started by the first test. */
const apart = openParser({ large: 0 });

afterAll(() => apart[Symbol.asyncDispose]());

test('a large document comes to the same in a thread of its own, and the thread serves the next', async () => {
  await using here = openParser();
  const [one, two] = ['One', 'Two'].map((title) => toBody(title));
  for (const body of [one, two, one]) {
    if (body === undefined) continue;
    expect(await apart.parse(body, makeSource(), CONTEXT)).toEqual(await here.parse(body, makeSource(), CONTEXT));
  }
});

test('documents that come together are parsed one after the other', async () => {
  const titles = ['One', 'Two', 'Three'];
  const feeds = await Promise.all(titles.map((title) => apart.parse(toBody(title), makeSource(), CONTEXT)));
  expect(feeds.map((feed) => ('items' in feed ? feed.items[0]?.title?.value : null))).toEqual(titles);
});

test('one that is not done in time is a failure, and the next is parsed as ever', async () => {
  await using hasty = openParser({ large: 0, deadline: 0 });
  expect(await hasty.parse(toBody('One'), makeSource(), CONTEXT)).toMatchObject({ stage: 'parse', code: 'too-costly' });
  expect(await apart.parse(toBody('One'), makeSource(), CONTEXT)).toMatchObject({ items: [{}] });
});

function toBody(title: string) {
  const text = `<rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`;
  return { body: new TextEncoder().encode(text), contentType: null, url: 'https://herald.example/rss' };
}
