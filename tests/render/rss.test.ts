import * as fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderRss } from '../../src/render/rss.ts';
import { ENTRY, legal, readElements } from './arbitrary.ts';
import { loadEdition, renderAs, toEdition, toEntry } from './sample.ts';

test('an independent parser reads what was rendered', () => {
  const channel = parseRssFeed(renderAs(renderRss, loadEdition('an English edition with every kind of nasty text')));
  expect(channel.language).toBe('en');
  expect(channel.lastBuildDate).toBe('Thu, 05 Feb 2026 01:00:00 GMT');
  const [first, second, third] = channel.items ?? [];
  expect(first?.title).toBe('Bread & "butter" <b>prices</b> ]]> rise ]]> again &amp; again');
  expect(first?.dc?.creators).toEqual(['The Felt Tent', 'Tuya "T" Bold']);
  expect(first?.source).toEqual({ title: 'Felt & Co', url: 'https://felt.example/' });
  expect(first?.enclosures).toEqual([
    { url: 'https://felt.example/pictures/bread.JPG?w=100&h=50', length: 0, type: 'image/jpeg' },
  ]);
  expect(second?.guid).toEqual({ value: 'urn:uuid:0b9a4d5e-52a1-5c36-9d0c-6f0f6a1f2f08', isPermaLink: false });
  expect(third?.guid?.isPermaLink).toBe(true);
});

test('an entry that was not dated gets no date', () => {
  const rss = renderAs(renderRss, toEdition([toEntry({ published: null })]));
  expect(rss).not.toContain('<pubDate');
  expect(rss).toContain('<lastBuildDate>Tue, 03 Feb 2026 04:05:06 GMT</lastBuildDate>');
});

test('nobody is named in the author element, which is for addresses of mail', () => {
  const rss = renderAs(renderRss, toEdition([toEntry({ authors: ['Tuya'] })]));
  expect(rss).not.toContain('<author');
  expect(readElements(rss, '<dc:creator>', '</dc:creator>')).toEqual(['The Felt Tent', 'Tuya']);
});

test('whatever is stored, the document is well-formed and holds every guid and title', () => {
  fc.assert(
    fc.property(fc.array(ENTRY, { maxLength: 3 }), (entries) => {
      const rss = renderAs(renderRss, toEdition(entries));
      expect(XMLValidator.validate(rss)).toBe(true);
      expect(legal(rss)).toBe(rss);
      expect(rss).not.toContain('passwd');
      expect(readElements(rss, '<title>', '</title>').slice(1)).toEqual(entries.map((entry) => lines(entry.title)));
      expect(rss.match(/<guid isPermaLink="(?:true|false)"/g)?.length ?? 0).toBe(entries.length);
    }),
  );
});

function lines(text: string): string {
  return legal(text).replace(/\r\n?/g, '\n');
}
