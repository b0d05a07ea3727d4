import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderAtom } from '../../src/render/atom.ts';
import { renderEntryPage } from '../../src/render/entry-page.ts';
import { renderJsonFeed } from '../../src/render/json-feed.ts';
import { renderEditionPage, renderFirstPage } from '../../src/render/page.ts';
import { renderRss } from '../../src/render/rss.ts';
import { FIXTURES, loadEdition, renderAs, SITE } from './sample.ts';

const EDITIONS = ['an English edition with every kind of nasty text', 'a Mongolian edition in two scripts'];

const FORMATS = [
  ['atom', renderAtom],
  ['rss', renderRss],
  ['json-feed', renderJsonFeed],
] as const;

describe.each(EDITIONS)('%s', (name) => {
  test.each(FORMATS)('is the same %s as ever', async (format, render) => {
    const edition = loadEdition(name);
    await expect(renderAs(render, edition)).toMatchFileSnapshot(join(FIXTURES, `${name}.${format}`));
  });

  test('is the same page as ever, with the feeds that are narrower', async () => {
    const address = { path: '/en/topics/crafts', query: '' };
    const more = { topics: [{ name: 'Crafts & trades', title: 'Crafts & trades · The steppe', address }], outlets: [] };
    await expect(renderEditionPage(loadEdition(name), more, SITE)).toMatchFileSnapshot(join(FIXTURES, `${name}.html`));
  });

  test('has an entry page for its first entry, the same as ever', async () => {
    const { entries, spec } = loadEdition(name);
    const pages = entries.slice(0, 1).map((entry) => renderEntryPage(entry, spec, SITE));
    await expect(pages.join('')).toMatchFileSnapshot(join(FIXTURES, `${name}, its first entry.html`));
  });
});

test('the first page shows both editions, the same as ever', async () => {
  const page = renderFirstPage(EDITIONS.map(loadEdition), SITE);
  await expect(page).toMatchFileSnapshot(join(FIXTURES, 'the first page with both editions.html'));
});
