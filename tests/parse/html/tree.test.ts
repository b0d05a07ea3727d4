// The tree of a page: where elements end that nobody ended, what becomes of text, and pages that nest without end.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml, toInnerHtml, toTextContent, type HtmlNode } from '../../../src/parse/html/tree.ts';

function write(html: string): string {
  return toInnerHtml(parseHtml(html));
}

function toDepth(node: HtmlNode): number {
  return node.type === 'text' ? 0 : 1 + Math.max(0, ...node.children.map(toDepth));
}

describe('elements end where browsers end them', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a paragraph before another', '<p>a<p>b', '<p>a</p><p>b</p>'],
    ['a paragraph before a block, with what is inside', '<p>a<b>c<div>d</div>', '<p>a<b>c</b></p><div>d</div>'],
    ['no paragraph outside a table', '<p><table><td><p>a</table>', '<p></p><table><td><p>a</p></td></table>'],
    [
      'a list item before the next, but not the outer one',
      '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>',
      '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>',
    ],
    ['terms and descriptions', '<dl><dt>a<dd>b<dd>c<dt>d</dl>e', '<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt></dl>e'],
    [
      'rows and cells, and a row has a body',
      '<table><tr><th>a<td>b<tr><td>c</table>d',
      '<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody></table>d',
    ],
    [
      'the parts of a table',
      '<table><thead><tr><td>a<tbody><tr><td>b</table>',
      '<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    [
      'no cell outside its own table',
      '<table><tr><td><table><tr><td>a</table>b</table>',
      '<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody></table>',
    ],
    [
      'options',
      '<select><option>a<option>b<optgroup><option>c<optgroup></select>',
      '<select><option>a</option><option>b</option><optgroup><option>c</option></optgroup><optgroup></optgroup></select>',
    ],
    ['a link before the next', '<a href="1">a<a href="2">b</a>c', '<a href="1">a</a><a href="2">b</a>c'],
    [
      'a link around blocks only by its own end tag',
      '<a href="1"><div><a href="2">b</a></div></a>',
      '<a href="1"><div><a href="2">b</a></div></a>',
    ],
    ['a heading before the next', '<h2>a<h3>b</h3>', '<h2>a</h2><h3>b</h3>'],
    ['void elements at once', '<br>a<img src=x>b</img><hr/>c', '<br>a<img src="x">b<hr>c'],
    ['everything at the end of the page', '<div><span>a', '<div><span>a</span></div>'],
  ];

  test.each(cases)('%s', (_, html, expected) => {
    expect(write(html)).toBe(expected);
  });
});

describe('end tags', () => {
  test('that end nothing are passed over', () => {
    expect(write('</div>a</p>b</b>')).toBe('ab');
  });

  test('of a line do not reach out of a block', () => {
    expect(write('<span><div>a</span>b</div>c</span>')).toBe('<span><div>ab</div>c</span>');
  });

  test('of a block do not reach out of a cell', () => {
    expect(write('<div><table><tr><td>a</div>b</table>c</div>')).toContain('<td>ab</td>');
  });

  test('end what was left open inside', () => {
    expect(write('<section><div><b>a</section>b')).toBe('<section><div><b>a</b></div></section>b');
  });
});

describe('a page', () => {
  test('has one body, whatever it says', () => {
    expect(write('<html lang=mn><head><body class=a>x<body class=b><html>y')).toBe(
      '<html lang="mn"><head></head><body class="a">xy</body></html>',
    );
  });

  test('keeps the source of scripts and titles as text', () => {
    const [script, title] = parseHtml('<script>if (a<b) "</p>&amp;"</script><title><b>&amp;</title>').children;
    expect(script).toMatchObject({ type: 'script', children: [{ data: 'if (a<b) "</p>&amp;"' }] });
    expect(title).toMatchObject({ type: 'tag', name: 'title', children: [{ data: '<b>&' }] });
  });

  test('has neighbours, parents and attributes of any name', () => {
    const root = parseHtml('a<I __PROTO__=x TITLE="&quot;">b</I>c<!-- d -->e');
    const [a, i, c] = root.children;
    expect(root.children).toHaveLength(3);
    expect(i).toMatchObject({ name: 'i', attribs: { title: '"' } });
    expect(i?.type === 'tag' ? i.attribs['__proto__'] : null).toBe('x');
    expect([a?.next, c?.prev, i?.prev, i?.next, i?.parent]).toEqual([i, i, a, c, root]);
    expect(c).toMatchObject({ data: 'ce' });
  });

  test('that nests without end goes on at its deepest level', () => {
    const root = parseHtml(`<main>${'<div>'.repeat(1000)}end${'</div>'.repeat(1000)}<p>after</main>last`);
    expect(toDepth(root)).toBe(258);
    expect(root.children).toMatchObject([{ name: 'main' }, { data: 'last' }]);
    expect(root.children[0]?.type === 'tag' ? root.children[0].children.at(-1) : null).toMatchObject({ name: 'p' });
  });

  test('keeps scripts apart from the text at any depth', () => {
    expect(toTextContent(parseHtml(`${'<div>'.repeat(1000)}a<script>b</script>c<style>d</style>e`))).toBe('ace');
  });
});

describe('words', () => {
  test('are separated by blocks and lines, not by what stands inside one', () => {
    expect(toTextContent(parseHtml('<p>on<b>e</b> two<p>three<br>four<td>five'))).toBe('one two three four five');
  });

  test('have their white space folded, the hard kind too', () => {
    expect(toTextContent(parseHtml(' one \n\t two&nbsp;&nbsp;three &#8195; '))).toBe('one two three');
  });

  test('of what nobody reads are none, unless it is asked itself', () => {
    const root = parseHtml('a<script>b</script><style>c</style><noscript>d</noscript><select><option>e</select>f');
    expect(toTextContent(root)).toBe('af');
    expect(root.children[1] === undefined ? null : toTextContent(root.children[1])).toBe('b');
  });
});

test('markup is written with its references', () => {
  expect(write('<a title="&quot;&lt;">a &amp; b &lt;c></a>')).toBe('<a title="&quot;&lt;">a &amp; b &lt;c&gt;</a>');
});

test('what is written reads as the same words and the same markup', () => {
  const tag = fc.constantFrom(...'div p b a ul li table tr td h2 span br img select option svg body'.split(' '));
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom('x', ' ', '&amp;', '&lt;', '"', '<a href="&amp;lt;">'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const once = write(pieces.join(''));
      expect(write(once)).toBe(once);
      expect(toTextContent(parseHtml(once))).toBe(toTextContent(parseHtml(pieces.join(''))));
    }),
  );
});
