// Lists of feeds as OPML: what is written, what is not, and that it can be read back.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOpml } from '../../src/parse/opml.ts';
import { renderOpml } from '../../src/render/opml.ts';
import { legal } from './arbitrary.ts';

test('a list with and without groups, with what OPML 2.0 asks for', () => {
  const herald = {
    title: 'Fish & "chips"',
    xmlUrl: 'https://herald.example/rss?a=1&b=2',
    htmlUrl: null,
    language: 'en',
  };
  const toli = { title: 'Толь', xmlUrl: 'https://toli.example/', htmlUrl: 'https://toli.example/', language: null };
  const groups = [
    { title: null, outlines: [herald] },
    { title: 'Mongolian', outlines: [toli] },
    { title: 'Empty', outlines: [] },
  ];
  expect(renderOpml({ title: 'Sonin <test>', groups })).toBe(`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head>
<title>Sonin &lt;test&gt;</title>
</head>
<body>
<outline type="rss" text="Fish &amp; &quot;chips&quot;" title="Fish &amp; &quot;chips&quot;" xmlUrl="https://herald.example/rss?a=1&amp;b=2" language="en"/>
<outline text="Mongolian" title="Mongolian">
<outline type="rss" text="Толь" title="Толь" xmlUrl="https://toli.example/" htmlUrl="https://toli.example/"/>
</outline>
<outline text="Empty" title="Empty"/>
</body>
</opml>
`);
});

test('user and password stay here, and so does what is no address of the web', () => {
  const outlines = ['https://me:secret@herald.example/rss', 'file:///srv/feed.xml', 'nonsense'].map((xmlUrl) => ({
    title: 'A',
    xmlUrl,
    htmlUrl: xmlUrl,
    language: 'not a tag!',
  }));
  expect(parseOpml(renderOpml({ title: 'A', groups: [{ title: null, outlines }] }))).toEqual([
    {
      title: 'A',
      xmlUrl: 'https://herald.example/rss',
      htmlUrl: 'https://herald.example/rss',
      language: null,
      categories: [],
    },
  ]);
});

test('what is written is read back, whatever it is called', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(']]>', '&amp;', '<b>', '\ufffe', '\ud800', '  '),
  );
  const outlines = fc.record({
    title: names,
    xmlUrl: fc.webUrl({ withQueryParameters: true }),
    htmlUrl: fc.option(fc.webUrl()),
    language: fc.option(fc.constantFrom('en', 'mn', 'mn-Mong')),
  });
  const groups = fc.array(
    fc.record({
      title: fc.option(names),
      outlines: fc.uniqueArray(outlines, { selector: ({ xmlUrl }) => toHref(xmlUrl) }),
    }),
    { maxLength: 1 },
  );
  fc.assert(
    fc.property(names, groups, (title, listed) => {
      const expected = listed.flatMap((group) =>
        group.outlines.map((outline) => ({
          title: toLine(outline.title),
          xmlUrl: toHref(outline.xmlUrl),
          htmlUrl: outline.htmlUrl === null ? null : toHref(outline.htmlUrl),
          language: outline.language,
          categories: [toLine(group.title ?? '')].filter((name) => name !== null),
        })),
      );
      expect(parseOpml(renderOpml({ title, groups: listed }))).toEqual(expected);
    }),
  );
});

function toHref(address: string): string {
  return new URL(address).href;
}

/** A name as one line, without what no XML document may hold. */
function toLine(text: string): string | null {
  return (
    legal(text)
      .replace(/[\s\x7f-\x9f]+/g, ' ')
      .trim() || null
  );
}
