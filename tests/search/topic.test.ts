// The shipped topics, scored on headlines of our own writing through the engine that keeps the words; and what a topic comes to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import type { Topic } from '../../src/model/configuration.ts';
import type { Phrase } from '../../src/model/search.ts';
import { toWord } from '../../src/search/fold.ts';
import { toTopicTerms } from '../../src/search/topic.ts';
import { toEntryWords } from '../../src/search/words.ts';

const LEAST_PRECISION = 0.95;
const LEAST_RECALL = 0.8;

const headlines = readFileSync(join(import.meta.dirname, 'fixtures/headlines.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [topics = '', title = ''] = line.split('\t');
    return { title, topics: topics === '-' ? [] : topics.split(',') };
  });

test('a topic wants one of its words and none of its exceptions, in the head', () => {
  const topic: Topic = { id: 't', name: { en: 'T' }, words: ['Gold mines', 'УУРХАЙН'], except: ['medals'] };
  expect(toTopicTerms(topic)).toEqual({
    all: [],
    any: [['gold', 'mine'], [toWord('уурхай')]],
    none: [['medal']],
    within: 'head',
  });
});

test('the shipped topics find what they are about, and hardly anything else', async () => {
  const topics = await loadTopics('sonin.yaml');
  const found = findAll(topics);
  const right = found.filter(({ topic, title }) => isOf(title, topic));
  const all = headlines.flatMap(({ topics: of }) => of);
  expect(topics.map(({ id }) => id).toSorted()).toEqual([...new Set(all)].toSorted());
  const wrong = found.filter(({ topic, title }) => !isOf(title, topic));
  expect(right.length / found.length < LEAST_PRECISION ? wrong : []).toEqual([]);
  expect(right.length / all.length).toBeGreaterThanOrEqual(LEAST_RECALL);
});

test('they are scored on more than 120 headlines, a sixth of them of no topic', () => {
  expect(headlines.length).toBeGreaterThan(120);
  expect(headlines.filter(({ topics }) => topics.length === 0).length).toBeGreaterThan(headlines.length / 6);
});

test('the topics of the demonstration have words of both languages', async () => {
  for (const { words } of await loadTopics('demo/sonin.yaml')) {
    expect(words.join()).toMatch(/[a-z].*[а-я]/su);
  }
});

/** Every headline under every topic that finds it. */
function findAll(topics: readonly Topic[]): { readonly topic: string; readonly title: string }[] {
  using database = new DatabaseSync(':memory:');
  database.exec(`create virtual table words using fts5(head, body, content='', tokenize='unicode61')`);
  const insert = database.prepare('insert into words(rowid, head, body) values (?, ?, ?)');
  headlines.forEach(({ title }, index) => {
    const { head, body } = toEntryWords({
      title,
      originalTitle: title,
      summary: null,
      content: null,
      categories: [],
      authors: [],
    });
    insert.run(index, head, body);
  });
  const select = database.prepare('select rowid from words where words match ?');
  return topics.flatMap((topic) =>
    select.all(toMatch(topic)).map((row) => ({ topic: topic.id, title: headlines[Number(row['rowid'])]?.title ?? '' })),
  );
}

function toMatch(topic: Topic): string {
  const { any, none } = toTopicTerms(topic);
  const wanted = `head : (${any.map(quote).join(' OR ')})`;
  return none.length === 0 ? wanted : `${wanted} NOT head : (${none.map(quote).join(' OR ')})`;
}

function quote(phrase: Phrase): string {
  return `"${phrase.join(' ')}"`;
}

function isOf(title: string, topic: string): boolean {
  return headlines.some((one) => one.title === title && one.topics.includes(topic));
}

async function loadTopics(file: string): Promise<readonly Topic[]> {
  const config = await loadConfig(join(import.meta.dirname, '../../config', file), {});
  if ('problems' in config) throw new Error(JSON.stringify(config.problems, null, 2));
  return config.topics;
}
