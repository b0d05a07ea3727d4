import * as fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderAtom } from '../../src/render/atom.ts';
import { ENTRY, legal, readElements } from './arbitrary.ts';
import { loadEdition, renderAs, toEdition, toEntry } from './sample.ts';

test('an independent parser reads what was rendered', () => {
  const feed = parseAtomFeed(renderAs(renderAtom, loadEdition('an English edition with every kind of nasty text')));
  expect(feed.id).toBe('https://sonin.example/news/en.atom');
  expect(feed.updated).toBe('2026-02-05T01:00:00.000Z');
  expect(feed.entries?.map((entry) => entry.title?.value)).toEqual([
    'Bread & "butter" <b>prices</b> ]]> rise ]]> again &amp; again',
    'A day without an address',
    'Undated, and its picture has no known type',
    'Известие по-русски',
  ]);
  expect(feed.entries?.[0]?.authors?.map((author) => author.name)).toEqual(['The Felt Tent', 'Tuya "T" Bold']);
  expect(feed.entries?.[0]?.source?.id).toBe('tag:felt.example,2026:all');
});

test('every entry has exactly one alternate link, as its last link, and its source as its last child', () => {
  const atom = renderAs(renderAtom, loadEdition('an English edition with every kind of nasty text'));
  const entries = readElements(atom, '<entry', '</entry>').map((entry) => entry.split('<source>'));
  expect(entries).toHaveLength(4);
  for (const [own = '', source = ''] of entries) {
    const links = own.match(/<link [^>]*>/g) ?? [];
    expect(links.filter((link) => link.includes('rel="alternate"'))).toHaveLength(1);
    expect(links.at(-1)).toContain('rel="alternate"');
    expect(source.trimEnd().endsWith('</source>')).toBe(true);
  }
});

test('an entry without an address that can be shown leads to our own page of it', () => {
  const file = toEntry({ url: 'file:///srv/operator/page.html' });
  const atom = renderAs(renderAtom, toEdition([file]));
  expect(atom).toContain(`href="https://sonin.example/news/en/entries/${file.uuid}"`);
  expect(atom).not.toContain('operator');
});

test('users and passwords in addresses are never published', () => {
  const secret = 'https://reader:secret@felt.example/a.jpg';
  const feed = { id: secret, title: null, link: secret, updated: null, rights: null };
  const atom = renderAs(renderAtom, toEdition([toEntry({ url: secret, image: secret, outletSite: secret, feed })]));
  expect(atom).not.toContain('secret');
  expect(atom).toContain('<id>https://felt.example/a.jpg</id>');
});

test('an empty edition has a date all the same, and the same one always', () => {
  const empty = renderAs(renderAtom, toEdition([], 'mn', null));
  expect(empty).toContain('<updated>2026-01-01T00:00:00.000Z</updated>');
  expect(XMLValidator.validate(empty)).toBe(true);
});

test('an outlet without a name is called by its id, and one that signs its own story is named once', () => {
  const entries = [toEntry({ outletName: ' ' }), toEntry({ outlet: 'other', authors: ['The Felt Tent', 'Tuya'] })];
  const authors = readElements(renderAs(renderAtom, toEdition(entries)), '<name>', '</name>');
  expect(authors).toEqual(['Sonin', 'felt', 'The Felt Tent', 'Tuya']);
});

test('whatever is stored, the document is well-formed and holds every id and title', () => {
  fc.assert(
    fc.property(fc.array(ENTRY, { maxLength: 3 }), (entries) => {
      const atom = renderAs(renderAtom, toEdition(entries));
      expect(XMLValidator.validate(atom)).toBe(true);
      expect(legal(atom)).toBe(atom);
      expect(atom).not.toContain('passwd');
      const own = atom.replace(/<source>.*?<\/source>/gs, '');
      expect(readElements(own, '<id>', '</id>').slice(1)).toEqual(entries.map((entry) => legal(entry.id)));
      expect(readElements(own, '<title type="text">', '</title>').slice(1)).toEqual(
        entries.map((entry) => legal(entry.title)),
      );
    }),
  );
});
