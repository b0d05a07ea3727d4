// What publishing systems add and readers do not want.
import { expect, test } from 'vitest';
import { isPerson, withoutBoilerplate, withoutHtmlBoilerplate } from '../../src/normalise/boilerplate.ts';

test.each([
  ['A bridge opens. The post A bridge opens appeared first on The Herald.', 'A bridge opens.'],
  ['A bridge opens […]', 'A bridge opens…'],
  ['A bridge opens [...] The post A bridge appeared first on The Herald.', 'A bridge opens…'],
  ['A bridge opens. […]', 'A bridge opens.'],
  ['The post A bridge opens appeared first on The Herald.', null],
  ['The post of ambassador is vacant.', 'The post of ambassador is vacant.'],
  [
    'The post A bridge appeared first on Monday. It was wrong',
    'The post A bridge appeared first on Monday. It was wrong',
  ],
  ['', null],
])('of %j stays %j', (text, own) => {
  expect(withoutBoilerplate(text)).toBe(own);
});

test('HTML loses the paragraph and nothing else', () => {
  const footer =
    '<p>The post <a href="https://h.example/1">A</a> appeared first on <a href="https://h.example">H</a>.</p>';
  expect(withoutHtmlBoilerplate(`<p>One</p>\n${footer}\n`)).toBe('<p>One</p>');
  expect(withoutHtmlBoilerplate(`${footer}<p>One</p>`)).toBe(`${footer}<p>One</p>`);
  expect(withoutHtmlBoilerplate('<p>The post office</p>')).toBe('<p>The post office</p>');
});

test('an account is no person', () => {
  expect(['Admin', 'administrator', 'Б.Бат', 'Adminova'].filter(isPerson)).toEqual(['Б.Бат', 'Adminova']);
});
