// What is read from a ticker page: each fixture's items and notes stand beside it, in the order of the page.
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import { parseTicker } from '../../../src/parse/ticker/ticker.ts';

const FIXTURES = `${import.meta.dirname}/../fixtures/ticker`;
const PAGE = { url: 'http://ticker.example/base/news?page=1' };

function read(text: string): ParsedFeed {
  const feed = parseTicker(text, PAGE);
  if (!('items' in feed)) throw new Error(feed.detail);
  return feed;
}

function titlesOf(text: string): readonly (string | undefined)[] {
  return read(text).items.map((item) => item.title?.value);
}

function entry(title: string, host = 'WWW.YURT.EXAMPLE', date = 'PUBLISHED:2031/02/14'): string {
  return `${title} ${host}\u00a0 ${date}\u00a0 \u00a0 \u00a0 `;
}

describe('fixtures', () => {
  const names = readdirSync(FIXTURES).filter((name) => !name.endsWith('.json'));

  test.each(names)('%s', async (name) => {
    const feed = read(readFileSync(`${FIXTURES}/${name}`, 'utf8'));
    const items = feed.items.map((item) => ({
      entry: [item.language, item.host, item.published, item.title?.value].join(' | '),
      ...(item.url === null ? {} : { url: item.url }),
      ...(item.content === null ? {} : { content: item.content.value }),
    }));
    const shown = JSON.stringify({ title: feed.title, notes: feed.notes, items }, null, 2);
    await expect(`${shown}\n`).toMatchFileSnapshot(`${FIXTURES}/${name.replace(/\.\w+$/u, '')}.json`);
  });

  test('a block has ten English entries, ten Mongolian ones and the article below it', () => {
    const text = readFileSync(`${FIXTURES}/a-block-in-one-run-and-an-article-below-it.txt`, 'utf8');
    const languages = read(text).items.map((item) => item.language);
    expect(languages.filter((language) => language === 'en')).toHaveLength(11);
    expect(languages.filter((language) => language === 'mn')).toHaveLength(10);
  });
});

describe('ranks', () => {
  test('a number is a rank only where it is the next in sequence', () => {
    expect(titlesOf(entry('1 A ROAD') + entry('7 LAMBS BORN') + entry('3 A HILL'))).toEqual([
      'A ROAD',
      '7 LAMBS BORN',
      'A HILL',
    ]);
  });

  test('a number of its own stays with a title that shows no rank', () => {
    expect(titlesOf(entry('2 LAMBS BORN') + entry('A HILL'))).toEqual(['2 LAMBS BORN', 'A HILL']);
  });

  test('ranks behind a missing entry are known by the next one', () => {
    expect(titlesOf(entry('1 A') + entry('5 B') + entry('6 7 C') + entry('7 D'))).toEqual(['A', 'B', '7 C', 'D']);
  });

  test('a block that begins anew begins at one, whether or not it came to ten', () => {
    const block = entry('1 A') + entry('2 B') + entry('ЗАМ', 'WWW.CHARGA.TEST', 'НИЙТЭЛСЭН:2031/02/13');
    const later = entry('1 C') + entry('2 1 D');
    expect(titlesOf(block + later)).toEqual(['A', 'B', 'ЗАМ', 'C', '1 D']);
  });

  test('a Mongolian title keeps every number it begins with', () => {
    const entries = ['1 ДҮГЭЭР ЗАМ', '2 ДУГААР ЗАМ'].map((title) =>
      entry(title, 'WWW.CHARGA.TEST', 'НИЙТЭЛСЭН:2031/02/13'),
    );
    expect(titlesOf(entries.join(''))).toEqual(['1 ДҮГЭЭР ЗАМ', '2 ДУГААР ЗАМ']);
  });
});

describe('hosts', () => {
  test.each([
    ['WWW.YURT.EXAMPLE', 'yurt.example'],
    ['yurt.example', 'yurt.example'],
    ['https://www.yurt.example/news/1', 'yurt.example'],
    ['WWW.A.B.C.D.YURT.EXAMPLE.', 'a.b.c.d.yurt.example'],
    ['WWW.D-GER.MN', 'd-ger.mn'],
    ['WWW.МЭДЭЭ.МОН', 'мэдээ.мон'],
  ])('%s is %s', (printed, host) => {
    expect(read(entry('1 A ROAD', printed)).items[0]?.host).toBe(host);
  });

  test.each(['АМ.ДОЛЛАР', 'T.', '4.5', 'a@yurt.example', 'YURT'])(
    '%s is no host, so that its entry is left out',
    (word) => {
      expect(parseTicker(entry('1 A ROAD', word), PAGE)).toMatchObject({ stage: 'parse', code: 'not-a-ticker' });
    },
  );
});

describe('what is no ticker', () => {
  test.each(['', 'A page about snow, published: today.', '<html><body><p>Not found</p></body></html>'])(
    '%j is a failure that says what was looked for',
    (text) => {
      const failure = parseTicker(text, PAGE);
      expect(failure).toMatchObject({ stage: 'parse', code: 'not-a-ticker' });
      expect('detail' in failure && failure.detail).toContain('TITLE HOST PUBLISHED:YYYY/MM/DD');
    },
  );

  test('prose that runs on for a thousand characters before a host is no title', () => {
    expect(parseTicker(entry('WORD '.repeat(300)), PAGE)).toMatchObject({ code: 'not-a-ticker' });
  });
});

describe('any text', () => {
  const grammar = [
    '1 ',
    '2 ',
    'TITLE ',
    'ГАРЧИГ ',
    'WWW.A.MN ',
    'PUBLISHED',
    ':',
    '2031/02/14 ',
    'НИЙТЭЛСЭН:',
    'Published Date:',
  ];
  const spaces = ['\n', '\n\n', '\u00a0', '    ', '&nbsp;', '\u0301'];
  const markup = ['<p>', '</p>', '<br>', '<a href="/x">', '</a>', '<script>', '<base href="//">', '&#0;', '<!--'];
  const scraps = fc.constantFrom(...grammar, ...spaces, ...markup);

  test('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(scraps).map((list) => list.join('')),
        ),
        (text) => {
          const result = parseTicker(text, PAGE);
          const whole =
            'items' in result
              ? result.items.every((item) => item.host !== null && item.title?.value.trim() !== '')
              : result.code === 'not-a-ticker';
          expect(whole).toBe(true);
        },
      ),
    );
  });

  test('gives back the entries it was made of, in plain text and in table cells', () => {
    const word = fc.stringMatching(/^[A-Z]{2,9}$/).filter((text) => text !== 'PUBLISHED' && text !== 'DATE');
    const title = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(title, { minLength: 1, maxLength: 10 }), (titles) => {
        const run = titles.map((text, index) => entry(`${index + 1} ${text}`)).join('');
        const rows = titles.map(
          (text, index) => `<tr><td>${index + 1}<td>${text}<td>YURT.EXAMPLE<td>PUBLISHED:2031/02/14`,
        );
        expect(titlesOf(run)).toEqual(titles);
        expect(titlesOf(`<table>${rows.join('')}</table>`)).toEqual(titles);
      }),
    );
  });

  test.each([
    ['date words', 'PUBLISHED:'],
    ['spaces', ' \u00a0'],
    ['tags that never close', '<b><a href=x>'],
    ['closing tags of nothing', '</i></p>'],
    ['combining marks', '\u0301\u0316'],
    ['dots', 'A.'],
    ['entries', '1 A WWW.A.MN PUBLISHED:2031/02/14 '],
    ['article ends', 'A www.a.mn\nPublished Date:2031-02-14\n'],
    ['digits', '1 '],
    ['ranks and gaps', '1     '],
    ['hosts', 'WWW.A.MN '],
    ['lines', 'A\n'],
    ['links over everything', '<a href=x>1 A WWW.A.MN PUBLISHED:2031/02/14<p>'],
  ])('two megabytes of %s are read through', (_, scrap) => {
    const heap = scrap.repeat(2_000_000 / scrap.length);
    expect(titlesOf(`${heap}\n\n${entry('ТӨГСӨВ', 'WWW.CHARGA.TEST', 'НИЙТЭЛСЭН:2031/02/13')}`)).toContain('ТӨГСӨВ');
  });
});
