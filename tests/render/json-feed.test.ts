import * as fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderJsonFeed } from '../../src/render/json-feed.ts';
import { ENTRY, legal } from './arbitrary.ts';
import { renderAs, toEdition, toEntry } from './sample.ts';

test('an item without content says its summary, or else its title, as text', () => {
  const entries = [toEntry({ content: '<p>All</p>', summary: 'Some' }), toEntry({ summary: 'Some' }), toEntry()];
  const { items } = JSON.parse(renderAs(renderJsonFeed, toEdition(entries)));
  expect(items.map(({ content_html, content_text }: Record<string, string>) => content_html ?? content_text)).toEqual([
    '<p>All</p>',
    'Some',
    'A ger is raised in an hour',
  ]);
});

test('the extension says which outlet wrote, and how exact its date is', () => {
  const published = { at: '2026-02-02T16:00:00.000Z', precision: 'day', zone: 'Asia/Ulaanbaatar' } as const;
  const [item] = JSON.parse(renderAs(renderJsonFeed, toEdition([toEntry({ published })]))).items;
  expect(item._sonin).toEqual({ outlet: 'felt', precision: 'day' });
  expect(item.date_published).toBe('2026-02-02T16:00:00.000Z');
});

test('whatever is stored, an independent parser finds every id and title', () => {
  fc.assert(
    fc.property(fc.array(ENTRY, { minLength: 1, maxLength: 3 }), (entries) => {
      const json = renderAs(renderJsonFeed, toEdition(entries));
      const { items } = JSON.parse(json);
      expect(items.map((item: { id: string }) => item.id)).toEqual(entries.map((entry) => legal(entry.id)));
      expect(items.map((item: { title: string }) => item.title)).toEqual(entries.map((entry) => legal(entry.title)));
      expect(parseJsonFeed(json).feed_url).toBe('https://sonin.example/news/en.json');
      expect(json).not.toContain('passwd');
    }),
  );
});
