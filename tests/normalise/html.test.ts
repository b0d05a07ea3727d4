// Publishers' markup, kind and hostile, and what a reader gets of it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml, toPlainText } from '../../src/normalise/html.ts';

const BASE = 'https://press.example/a/b';

function clean(value: string, base: string | null = BASE): string | null {
  return toHtml({ type: 'html', value, base });
}

function plain(value: string): string | null {
  return toPlainText({ type: 'html', value, base: null });
}

describe('safe HTML', () => {
  test.each([
    ['text markup stays', '<p>a <b>b</b> <em>c</em><br>d</p>', '<p>a <b>b</b> <em>c</em><br>d</p>'],
    ['scripts go with their text', 'a<script>alert(1)</script>b', 'ab'],
    ['styles, classes and handlers go', '<p style="color:red" class="x" id="y" onclick="z()">a</p>', '<p>a</p>'],
    [
      'frames and forms go, their text stays',
      '<form><iframe src="https://x.example/">a</iframe><button>b</button></form>',
      'ab',
    ],
    ['drawings go', 'a<svg onload="x()"><text>t</text></svg>b', 'ab'],
    ['raw text elements go', 'a<xmp><script>x</script></xmp>b', 'ab'],
    [
      'tables and lists stay',
      '<table><tr><td colspan="2">a</td></tr></table><ul><li>b</li></ul>',
      '<table><tr><td colspan="2">a</td></tr></table><ul><li>b</li></ul>',
    ],
    ['unclosed elements are closed', '<p>a <b>b', '<p>a <b>b</b></p>'],
    ['bare text with signs is escaped', 'a < b & c', 'a &lt; b &amp; c'],
  ])('%s', (_, value, expected) => {
    expect(clean(value)).toBe(expected);
  });

  test('plain text is escaped', () => {
    expect(toHtml({ type: 'text', value: ' <b> & ', base: null })).toBe('&lt;b&gt; &amp;');
  });

  test('what leaves nothing is null', () => {
    expect(clean(' ')).toBeNull();
    expect(clean('<script>x</script>')).toBeNull();
  });
});

describe('addresses', () => {
  test.each([
    ['relative links are resolved', '<a href="../c?d#e">x</a>', '<a href="https://press.example/c?d#e">x</a>'],
    ['so are links without a scheme', '<a href="//other.example/">x</a>', '<a href="https://other.example/">x</a>'],
    [
      'absolute ones stay letter for letter',
      '<a href="https://press.example/%7Ea/Б?q=a&amp;b">x</a>',
      '<a href="https://press.example/%7Ea/Б?q=a&amp;b">x</a>',
    ],
    ['mail stays', '<a href="mailto:a@press.example">x</a>', '<a href="mailto:a@press.example">x</a>'],
    [
      'other schemes lose their address',
      '<a href="java&#10;script:alert(1)">x</a><a href="data:text/html,x">y</a>',
      '<a>x</a><a>y</a>',
    ],
    [
      'pictures come only from the web',
      '<img src="data:image/png;base64,x" alt="a"><img src="/p.png" alt="b">',
      '<img src="https://press.example/p.png" alt="b" />',
    ],
    [
      'sets of pictures are resolved',
      '<img src="p" srcset="p 1x,/q,r 2x, javascript:0 3x">',
      '<img src="https://press.example/a/p" srcset="https://press.example/a/p 1x, https://press.example/q,r 2x" />',
    ],
    [
      'films keep their source',
      '<video poster="p" controls><source src="v.mp4" type="video/mp4"></video>',
      '<video poster="https://press.example/a/p" controls><source src="https://press.example/a/v.mp4" type="video/mp4" /></video>',
    ],
    [
      'characters that speak to a terminal or turn words around go, however they are written',
      '<p>a\u009b31m\u202eb&#27;[2J&#x202e;c</p><p title="\u2066d">&#155;</p>',
      '<p>a31mb[2Jc</p><p title="d">›</p>',
    ],
    ['so do they where nothing else needs cleaning', '<p>a&#27;[2J&#8238;b</p>', '<p>a[2Jb</p>'],
    ['tracking pixels go', 'a<img src="https://t.example/" width="1" height="1">b', 'ab'],
  ])('%s', (_, value, expected) => {
    expect(clean(value)).toBe(expected);
  });

  test('without a base a relative link loses its address', () => {
    expect(clean('<a href="/c">x</a>', null)).toBe('<a>x</a>');
  });
});

describe('plain text', () => {
  test.each([
    ['tags go and references are decoded', 'a <b>b</b>&nbsp;&amp; &#8217;c&rsquo;', 'a b & ’c’'],
    [
      'blocks separate words and inline elements do not',
      '<p>one</p><p>two</p>three<br>f<b>ou</b>r',
      'one two three four',
    ],
    ['scripts and styles are no text', 'a<style>b{}</style><script>c</script>', 'a'],
    ['a reference is decoded once', 'AT&amp;amp;T', 'AT&amp;T'],
    ['white space is folded', ' a\u00a0\n\t b\u2028c ', 'a b c'],
    ['characters that control or turn text go', 'a\u0007\u202Eb\u2066c\u2069', 'abc'],
    ['a sign that begins no tag stays', '1 < 2 > 0', '1 < 2 > 0'],
  ])('%s', (_, value, expected) => {
    expect(plain(value)).toBe(expected);
  });

  test('text that is no HTML keeps its signs', () => {
    expect(toPlainText({ type: 'text', value: '<b> &amp;', base: null })).toBe('<b> &amp;');
  });

  test('nothing but tags is null', () => {
    expect(plain('<p> </p>')).toBeNull();
  });
});

describe('depth', () => {
  test.each(['<b>', '<b></i>', '<x><br>'])('%s without end is cut before it costs time', (tag) => {
    const html = `<p>begin ${tag.repeat(300_000)} end</p>`;
    expect(plain(html)).toBe('begin end');
    expect(clean(html)).toMatch(/^<p>begin/);
  });

  test('a long article is not cut', () => {
    const html = `${'<p>word<br> <b>bold</b></p>'.repeat(20_000)}end`;
    expect(plain(html)).toMatch(/end$/);
  });
});

describe('laws', () => {
  const markup = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="',
        '">',
        '<img src=x>',
        '<b',
        '<script>',
        '</script>',
        '<!--',
        '&lt;',
        '&',
        '<',
        '>',
        '"',
        "'",
        'javascript:',
        '<svg>',
        '<xmp>',
        '<iframe>',
      ),
      fc.string(),
    ),
    { maxLength: 20 },
  );

  test('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const once = clean(parts.join(''));
        expect(once === null ? null : clean(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('nothing that runs comes through', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        expect(clean(parts.join('')) ?? '').not.toMatch(
          /<(?:script|svg|xmp|iframe|!)|<[^>]*\son\w+=|\shref="(?!https?:|mailto:)/i,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
