// Selectors in a page: what they find, relative to what, what is wrong with one, and what becomes of one that would take for ever.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml, toTextContent, type HtmlElement, type HtmlNode } from '../../../src/parse/html/tree.ts';
import { isExhausted, selectAll, selectFirst, toSelectorError } from '../../../src/parse/html/select.ts';

const PAGE = parseHtml(`<main class="front page__x1"><ul>
  <li class="first"><a href="/1" data-kind="a b">one</a></li>
  <li><div><a href="/2">two</a></div></li>
  <li class="last"><p>three</p></li>
</ul><div>after</div><div class="meta">meta</div></main>`);

function listWords(selector: string, within: HtmlNode = PAGE): string[] {
  return selectAll(selector, within).map((element) => toTextContent(element));
}

function find(selector: string): HtmlElement {
  const element = selectFirst(selector, PAGE);
  if (element === null) throw new Error(selector);
  return element;
}

describe('in a page', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['a', ['one', 'two']],
    ['a, p', ['one', 'two', 'three']],
    ['li > a', ['one']],
    ['[class*="page__"] a[href$="2"]', ['two']],
    ['[DATA-KIND~=b]', ['one']],
    ['li:nth-child(2)', ['two']],
    ['li:last-child', ['three']],
    ['li:first-of-type', ['one']],
    ['li:has(p)', ['three']],
    ['li:not(:has(a))', ['three']],
    ['li:contains("tw")', ['two']],
    ['ul + div', ['after']],
    ['ul ~ .meta', ['meta']],
    ['li:is(.first, .last)', ['one', 'three']],
    [':root > ul > .last', ['three']],
    ['table', []],
  ];

  test.each(cases)('%s', (selector, expected) => {
    expect(listWords(selector)).toEqual(expected);
  });
});

describe('in an element', () => {
  test('a selector sees nothing outside', () => {
    expect(listWords('a', find('.first'))).toEqual(['one']);
    expect(listWords('main a', find('.first'))).toEqual([]);
    expect(listWords('li a', find('ul'))).toEqual(['one', 'two']);
  });

  test('a selector may begin at the element itself', () => {
    expect(listWords('> a', find('.first'))).toEqual(['one']);
    expect(listWords(':scope > a', find('li:nth-child(2)'))).toEqual([]);
    expect(listWords('> div > a', find('li:nth-child(2)'))).toEqual(['two']);
  });

  test('a selector may begin at what follows the element', () => {
    expect(listWords('+ div', find('ul'))).toEqual(['after']);
    expect(listWords('~ .meta', find('ul'))).toEqual(['meta']);
    expect(listWords('+ li a', find('.first'))).toEqual(['two']);
  });

  test('the same selector means another element each time', () => {
    const items = selectAll('li', PAGE);
    expect(items.map((item) => listWords(':scope > *', item))).toEqual([['one'], ['two'], ['three']]);
    expect(items.map((item) => selectFirst('a', item)?.attribs['href'] ?? null)).toEqual(['/1', '/2', null]);
  });

  test('there is nothing inside a text', () => {
    const [text] = find('p').children;
    expect(text === undefined ? null : selectAll('*', text)).toEqual([]);
  });
});

describe('a selector that is wrong', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /^is empty, expected a CSS selector$/],
    ['a[', /^is no CSS selector: Expected name/],
    ['a,,b', /^is no CSS selector: Empty sub-selector$/],
    ['a::before', /^is no CSS selector: Pseudo-elements/],
    ['a:nosuch', /^is no CSS selector: Unknown pseudo-class :nosuch$/],
    ['li:nth-child', /^is no CSS selector: a pseudo-class lacks its argument$/],
    ['li:nth-child(many)', /^is no CSS selector: n-th rule/],
    ['svg|a', /^is no CSS selector: Namespaced/],
    ['.c:hover::before', /^finds nothing: `:hover` is not in a document, leave it out$/],
    ['li:is(.x, a:visited)', /^finds nothing: `:visited`/],
    ['p:active:before', /^finds nothing: `:active`/],
    ['a@href', /^is no CSS selector: it holds an `@`$/],
  ];

  test.each(cases)('%j is explained', (selector, expected) => {
    expect(toSelectorError(selector)).toMatch(expected);
  });

  test('is a bug once the configuration let it through', () => {
    expect(() => selectAll('a[', PAGE)).toThrow(/Expected name/);
  });

  test.each([
    'a',
    '> a',
    '+ a',
    'a:link',
    '[title=":hover"]',
    String.raw`.md\:hover`,
    '[title="@x"]',
    String.raw`.md\@wide`,
    ':scope',
    ' a ',
  ])('%j is none', (selector) => {
    expect(toSelectorError(selector)).toBeNull();
  });

  test('what is said to be right never throws on a page', () => {
    const piece = fc.constantFrom(
      ...'a|li|*|.first|#x|[href]|[class*=x]|[a=b i]|:not(|:has(|:is(|)|:nth-child(2n+1)|:nth-child|:contains("o")|:contains|:lang(mn)|:scope|:root|:empty'.split(
        '|',
      ),
      ...':first-child|:only-of-type|:link|:hover|:constructor|:checked| |>|+|~|,|<|::|@|\\|"'.split('|'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const selector = pieces.join('');
        if (toSelectorError(selector) !== null) return;
        expect(() => [...selectAll(selector, PAGE), ...selectAll(selector, find('ul'))]).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a page made so that a selector takes for ever', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['.none div div div div', '<div>'.repeat(100_000)],
    ['i:nth-child(3)', '<i>x</i>'.repeat(50_000)],
    ['i:nth-last-of-type(3)', '<i>x</i>'.repeat(50_000)],
    ['i ~ i ~ b, i ~ b', '<i>x</i>'.repeat(50_000)],
    ['i:has(+ b)', '<i>x</i>'.repeat(50_000)],
    ['div:contains("none")', '<div>words'.repeat(100_000)],
  ];

  test.each(cases)('%s is given up', (selector, html) => {
    const page = parseHtml(html);
    const found = selectAll(selector, page);
    expect(found.length).toBeLessThan(2);
  });

  test('is known to have been one, and no other is', () => {
    const page = parseHtml('<i>x</i>'.repeat(10_000));
    selectAll('i', page);
    expect(isExhausted(page)).toBe(false);
    selectAll('i:nth-child(2)', page);
    expect(isExhausted(page)).toBe(true);
    expect(isExhausted(PAGE)).toBe(false);
    expect(listWords('li:nth-child(2)')).toEqual(['two']);
  });
});
