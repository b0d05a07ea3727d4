import { expect, test } from 'vitest';
import type { Candidate } from '../../src/discover/candidate.ts';
import { toPage } from '../../src/discover/page.ts';
import { toFoundSite } from '../../src/discover/site.ts';

function make(...languages: string[]): Candidate {
  const entries = languages.map((language) => ({ title: 'Words', url: null, published: null, language }));
  return { draft: { kind: 'feed', url: 'https://herald.example/rss' }, entries };
}

test.each([
  ['https://www.montsame.mn/mn/more/8', 'montsame', 'montsame.mn'],
  ['https://mongolia.gogo.mn/', 'mongolia-gogo', 'mongolia.gogo.mn'],
  ['http://127.0.0.1:8080/', '127-0-0-1', '127.0.0.1'],
  ['http://[::1]/', '1', '[::1]'],
  ['http://localhost/', 'localhost', 'localhost'],
])('%s has the id %s and the host %s', (url, id, host) => {
  expect(toFoundSite(toPage('', url), [], 'en')).toMatchObject({ id, host, name: host });
});

test('a source is in the language of its titles where nearly all agree, and in any other case in none', () => {
  const found = [make('mn', 'mn', 'mn', 'mn', 'ru'), make('en', 'mn'), make('und'), make()];
  const site = toFoundSite(toPage('<html lang="en">', 'https://herald.example/'), found, 'ko');
  expect([site.languages, site.editions]).toEqual([['mn', 'auto', 'auto', 'auto'], ['mn']]);
});

test('where titles tell no language the page does, and else the operator', () => {
  const page = (html: string) => toPage(html, 'https://herald.example/');
  expect(toFoundSite(page('<html lang="mn-MN">'), [make('und')], 'ko').editions).toEqual(['mn']);
  expect(toFoundSite(page('<html>'), [make('und')], 'ko').editions).toEqual(['ko']);
});

test('the name is what the site calls itself, and then its title', () => {
  const title = '<title> The  Herald\n </title>';
  const page = (html: string) => toPage(html, 'https://herald.example/');
  expect(toFoundSite(page(`${title}<meta property="og:site_name" content="Herald">`), [], 'en').name).toBe('Herald');
  expect(toFoundSite(page(title), [], 'en').name).toBe('The Herald');
  expect(toFoundSite(page('<title>\u202eThe \u009bHerald&#x1b;</title>'), [], 'en').name).toBe('The Herald');
});
