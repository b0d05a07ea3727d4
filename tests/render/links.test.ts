import { expect, test } from 'vitest';
import { toFeedLinks, toPageLinks } from '../../src/render/links.ts';
import { parseEntryPath, toEntryPath } from '../../src/render/site.ts';
import { SITE, toChannel, toEdition } from './sample.ts';

test('a feed names itself once, its other formats, its page, and the other edition', () => {
  const edition = toEdition([]);
  expect(toFeedLinks(toChannel(edition), 'atom', edition.spec, SITE)).toEqual([
    '<https://sonin.example/news/en.atom>; rel="self"; type="application/atom+xml"',
    '<https://sonin.example/news/en.rss>; rel="alternate"; type="application/rss+xml"',
    '<https://sonin.example/news/en.json>; rel="alternate"; type="application/feed+json"',
    '<https://sonin.example/news/en>; rel="alternate"; type="text/html"',
    '<https://sonin.example/news/mn.atom>; rel="alternate"; type="application/atom+xml"; hreflang="mn"',
  ]);
});

test("a page names its own edition's feed first", () => {
  expect(toPageLinks(toEdition([], 'mn').spec, SITE)[0]).toContain('/mn.atom>');
  expect(toPageLinks(null, SITE)[0]).toContain('/en.atom>');
});

test('the address of an entry page is read back as it was made', () => {
  const uuid = '0b9a4d5e-52a1-5c36-9d0c-6f0f6a1f2f01';
  expect(parseEntryPath(toEntryPath('en', uuid))).toEqual({ edition: 'en', uuid });
  expect(parseEntryPath('/en/entries/../../secret')).toBeNull();
});
