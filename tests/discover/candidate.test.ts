import { expect, test } from 'vitest';
import { rank, type Candidate, type Draft } from '../../src/discover/candidate.ts';
import { toFindings } from '../../src/discover/source-block.ts';

const NOW = '2026-06-01T00:00:00.000Z';

function make(draft: Partial<Draft>, at: string | null = '2026-05-31T00:00:00.000Z'): Candidate {
  const url = `https://herald.example/${JSON.stringify(draft)}`;
  const published = at === null ? null : ({ at, precision: 'second', zone: 'UTC' } as const);
  return { draft: { kind: 'feed', url, ...draft }, entries: [{ title: 'Words', url, published, language: 'en' }] };
}

test('best kind first; a list that is long past and one that must ask every article come last', () => {
  const stale = make({ kind: 'feed' }, '2018-01-01T00:00:00.000Z');
  const bare = make({ kind: 'sitemap', details: true });
  const cards = make({ kind: 'page', items: 'li' }, null);
  const map = make({ kind: 'sitemap' });
  const data = make({ kind: 'page', data: 'json-ld' });
  const posts = make({ kind: 'wordpress' });
  const feed = make({ kind: 'feed', url: 'https://herald.example/rss' });
  expect(rank([stale, bare, cards, map, data, posts, feed], NOW)).toEqual([feed, posts, data, map, cards, bare, stale]);
});

test('two feeds of the same entries are one', () => {
  const [rss, atom] = [make({ kind: 'feed' }), make({ kind: 'feed' })];
  expect(rank([rss, { ...atom, draft: { ...atom.draft, url: 'https://herald.example/atom' } }], NOW)).toEqual([rss]);
});

test('the best source has the id of the outlet and is enabled, the others say how they are read', () => {
  const found = [
    make({ kind: 'feed' }),
    make({ kind: 'feed' }),
    make({ kind: 'page', data: 'json-ld' }),
    make({ kind: 'feed' }),
  ];
  const findings = toFindings(found, 'herald', ['en', 'mn', 'auto', 'en']);
  expect(findings.map(({ block: { id, language, enabled } }) => [id, language, enabled])).toEqual([
    ['herald', 'en', undefined],
    ['herald-feed', 'mn', false],
    ['herald-data', 'auto', false],
    ['herald-feed-2', 'en', false],
  ]);
});
