import { expect, test } from 'vitest';
import { toPage } from '../../src/discover/page.ts';
import { toSelectors } from '../../src/discover/stable-selector.ts';

test.each([
  ['<li class="news-item active first">', ['li.news-item']],
  ['<div class="card_wrapper__x8Kq2 mt-4 col-md-6">', ['[class*="card_wrapper__"]']],
  ['<div class="news__title">', ['div.news__title']],
  ['<div class="sc-bdVaJa css-1x2y3z jsx-3928 story">', ['div.story']],
  ['<article class="post post-1234 status-publish">', ['article.post', 'article']],
  ['<div class="md:flex w-1/2 story">', ['div.story']],
  ['<ul id="latest"><li>', ['#latest > li']],
  ['<ul class="list"><li><a href="/">', ['ul.list > li > a']],
  ['<div id="post-12"><p>', []],
  [`<div class="${'_'.repeat(50_000)}">`, []],
])('the innermost of %s is named %j', (html, selectors) => {
  const element = toPage(html, 'https://herald.example/').elements.at(-1);
  expect(element === undefined ? null : toSelectors(element)).toEqual(selectors);
});
