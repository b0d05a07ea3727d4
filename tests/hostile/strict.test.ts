// The strict readers, held to what they are for: each of these is something that they must not let pass.
import { expect, test } from 'vitest';
import { checkDocuments, checkLine } from './clean.ts';
import { checkContent, checkPage } from './strict-html.ts';
import { readStrictXml, toText } from './strict-xml.ts';

const ILL_FORMED = [
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>text',
  '<a b="1" b="2"/>',
  "<a b='1'/>",
  '<a b=1/>',
  '<a b="<"/>',
  '<a>&nbsp;</a>',
  '<a>&</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>]]></a>',
  '<a>\u0001</a>',
  '<a>\ufffe</a>',
  '<a>\ud83d</a>',
  '<a><!-- x --></a>',
  '<!DOCTYPE a><a/>',
  '<x:a/>',
  '<a x:b="1"/>',
];

const UNSAFE = [
  '<script>x</script>',
  '<p onclick="x">y</p>',
  '<p style="x">y</p>',
  '<a href="javascript:x">y</a>',
  '<a href="java&#10;script:x">y</a>',
  '<a href="&#106;avascript:x">y</a>',
  '<a href="//evil.example">y</a>',
  '<a href="/relative">y</a>',
  '<img src="data:image/png;base64,x">',
  '<img srcset="javascript:x 1x">',
  '<a href="https://user:secret@herald.example/">y</a>',
  '<a href=https://herald.example/>y</a>',
  '<svg></svg>',
  '<p>x',
  'x</p>',
  '<b><i></b></i>',
  '<!-- x -->',
  '<![CDATA[x]]>',
  'a < b',
  '<P>x</P>',
  '<p>x</p ',
];

test('what is not well-formed is refused', () => {
  expect(ILL_FORMED.filter((xml) => passes(() => readStrictXml(xml)))).toEqual([]);
  const root = readStrictXml(
    '<?xml version="1.0" encoding="utf-8"?>\n<a xmlns:x="y" b="&lt;"><x:c/>&amp;<![CDATA[<]]>&#x41;</a>\n',
  );
  expect([root.attributes['b'], toText(root)]).toEqual(['<', '&<A']);
});

test('what is not safe is refused, in content and on pages', () => {
  expect(UNSAFE.filter((html) => passes(() => checkContent(html)))).toEqual([]);
  expect(() => checkPage('<p>no doctype</p>')).toThrow(Error);
  expect(() => checkPage('<!doctype html><title><b></b></title>')).toThrow(Error);
  expect(() => checkPage('<!doctype html><meta content="0;url=https://evil.example/">')).toThrow(Error);
  checkContent(
    '<p>a <a href="https://herald.example/@a?b=c&amp;d">b</a><br /><img src="https://herald.example/x.png" alt=""></p>',
  );
});

test('what is no line is refused, and so is a type that nobody checks', () => {
  for (const line of ['a\nb', 'a\u202e', '\ud83d', '\u009b']) expect(() => checkLine(line)).toThrow(Error);
  expect(() => checkDocuments([{ path: '/x', type: 'text/plain', text: '' }])).toThrow('a type that nobody checks');
});

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
