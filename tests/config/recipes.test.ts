// Whether what a source says of its items is refused where it stands, in the words of those who would read by it.
import { describe, expect, test } from 'vitest';
import { toFollowError } from '../../src/parse/follow.ts';
import { toPathError } from '../../src/parse/json/path.ts';
import { toJsonPlaceError } from '../../src/parse/json/place.ts';
import { toPagePlaceError } from '../../src/parse/page/place.ts';
import { toSelectorError } from '../../src/parse/html/select.ts';
import { loadText, toLines } from './load-text.ts';

const HEAD = `site: { title: T }
editions: { e: { language: en, title: E } }
sources:
  - id: a
    language: en
`;
/** The line in which what a row says begins. */
const FIRST = 6;

interface Row {
  readonly observed: string;
  readonly lines: readonly string[];
  /** Line of the row's own, from 0; column; path within the source. */
  readonly at: readonly [line: number, column: number, path: string];
  readonly error: string | null;
}

const JSON_SOURCE = 'kind: json';
const PAGE_SOURCE = 'kind: page';
const DATA_NAMES = 'one of json-ld, opengraph, next-data, next-flight, or a CSS selector';

const ROWS: readonly Row[] = [
  {
    observed: 'a selector of items that is none',
    lines: [PAGE_SOURCE, 'items: "div["'],
    at: [1, 12, 'items'],
    error: toSelectorError('div['),
  },
  {
    observed: 'a selector of items that only a browser could follow',
    lines: [PAGE_SOURCE, 'items: ".c:hover::before"'],
    at: [1, 12, 'items'],
    error: toSelectorError('.c:hover::before'),
  },
  {
    observed: 'a path of items that is none',
    lines: [JSON_SOURCE, 'items: "$["'],
    at: [1, 12, 'items'],
    error: toPathError('$['),
  },
  {
    observed: 'a selector where the data of a page wants a path',
    lines: [PAGE_SOURCE, 'data: json-ld', 'items: div.card'],
    at: [2, 12, 'items'],
    error: toPathError('div.card'),
  },
  {
    observed: 'a place in a page that is none',
    lines: [PAGE_SOURCE, 'items: li', 'fields: { title: "h2[" }'],
    at: [2, 22, 'fields.title'],
    error: toPagePlaceError('h2['),
  },
  {
    observed: 'the second of several places that is none',
    lines: [PAGE_SOURCE, 'items: li', 'fields: { title: [h2, "h3["] }'],
    at: [2, 27, 'fields.title[1]'],
    error: toPagePlaceError('h3['),
  },
  {
    observed: 'a place in JSON that is none',
    lines: [JSON_SOURCE, 'fields: { url: "/r/{" }'],
    at: [1, 20, 'fields.url'],
    error: toJsonPlaceError('/r/{'),
  },
  {
    observed: 'a place in a WordPress post that is none',
    lines: ['kind: wordpress', 'fields: { url: "$[" }'],
    at: [1, 20, 'fields.url'],
    error: toJsonPlaceError('$['),
  },
  {
    observed: 'a place in the data of a page that is none',
    lines: [PAGE_SOURCE, 'data: "#state"', 'fields: { url: "$[" }'],
    at: [2, 20, 'fields.url'],
    error: toJsonPlaceError('$['),
  },
  {
    observed: 'a name of data that was probably meant otherwise',
    lines: [PAGE_SOURCE, 'data: json_ld'],
    at: [1, 11, 'data'],
    error: '"json_ld" is no data of a page, did you mean `json-ld`?',
  },
  {
    observed: 'data that neither has a name nor is a selector',
    lines: [PAGE_SOURCE, 'data: "script["'],
    at: [1, 11, 'data'],
    error: `${toSelectorError('script[')}; expected ${DATA_NAMES}`,
  },
  {
    observed: 'a way to another document that is none',
    lines: [PAGE_SOURCE, 'items: li', 'follow: { find: "/(/", url: "{1}" }'],
    at: [2, 13, 'follow'],
    error: toFollowError({ find: '/(/', url: '{1}' }),
  },
  {
    observed: 'a selector of a fallback that is none',
    lines: ['kind: feed', 'fallback: { kind: page, url: "http://b.example/", items: "li[" }'],
    at: [1, 62, 'fallback.items'],
    error: toSelectorError('li['),
  },
];

describe('a configuration is refused for', () => {
  test.each(ROWS)('$observed', async ({ lines, at: [line, column, path], error }) => {
    expect(error).not.toBeNull();
    expect(await findProblems(lines)).toEqual([`sonin.yaml:${FIRST + line}:${column}: sources[0].${path}: ${error}`]);
  });
});

test('a value of the environment is never repeated, whoever refuses it', async () => {
  const lines = [
    PAGE_SOURCE,
    'items: "${SECRET}["',
    'fields: { title: "${SECRET}[", url: ["${SECRET}["] }',
    'follow: { find: "/(${SECRET}/", url: "${SECRET}" }',
    'fallback: { kind: json, url: "http://b.example/", items: "${SECRET}[", fields: { id: "$[${SECRET}" } }',
  ];
  const problems = await findProblems(lines);
  expect(problems.map((problem) => problem.split(': ', 2)[1])).toEqual([
    'sources[0].items',
    'sources[0].fields.title',
    'sources[0].fields.url[0]',
    'sources[0].follow',
    'sources[0].fallback.items',
    'sources[0].fallback.fields.id',
  ]);
  expect(problems.join()).not.toContain('s3cr3t');
});

test('of what a variable that is not set is a part of nothing more is said', async () => {
  const lines = [PAGE_SOURCE, 'items: li', 'follow: { find: /x/, url: "{2}${NOWHERE}" }'];
  expect(await findProblems(lines)).toEqual([expect.stringContaining('the environment variable NOWHERE is not set')]);
});

async function findProblems(lines: readonly string[]): Promise<string[]> {
  const text = [...lines, 'url: http://a.example/'].map((line) => `    ${line}\n`).join('');
  return toLines(await loadText(HEAD + text, { SECRET: 's3cr3t' }));
}
