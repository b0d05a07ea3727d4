// How broken letters are repaired, beyond the labelled set. All headlines are of our own making.
import { describe, expect, test } from 'vitest';
import { repairLetters } from '../../src/headline/letters.ts';

describe('repaired', () => {
  test.each([
    ['a Latin letter in a Cyrillic word', 'Шинэ дэлxий', 'Шинэ дэлхий'],
    ['a Cyrillic letter in a Latin word', 'Тhe lake is frozеn', 'The lake is frozen'],
    ['a numeral of both scripts', 'XХ зуун, IХ анги', 'XX зуун, IX анги'],
    ['a Latin V where the title is Mongolian', 'ТЭМЭЭНИЙ VНЭ БУУРЛАА', 'ТЭМЭЭНИЙ ҮНЭ БУУРЛАА'],
    ['an entity escaped again and again', 'Wool &amp;amp;amp; felt &#38;quot;fair&quot;', 'Wool & felt "fair"'],
    ['quotations in one another', '«Тэмээ “Хөх" компани»', '«Тэмээ “Хөх” компани»'],
    ['a mark without a partner', 'Тэмээ” гэж хэлэв', 'Тэмээ гэж хэлэв'],
    ['what a dropped mark has parted', 'БАНК”AT', 'БАНКАТ'],
    ['spaces of every kind', '\t Тэмээ\u2003\u00a0ирэв \r\n', 'Тэмээ ирэв'],
  ])('%s', (_what, broken, right) => {
    expect(repairLetters(broken)).toBe(right);
  });
});

describe('left alone', () => {
  test.each([
    ['inches', 'Screens of 55" get cheaper'],
    ['what a semicolon follows by chance', 'R&D; Q&A'],
    ['a word of both scripts with letters of each alone', 'iPhoneын үнэ'],
    ['Belarusian', 'Новы год і зіма'],
    ['joiners of the traditional script', 'ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠰᠢᠨ\u180eᠡ'],
    ['an emoji made of several', 'Family day 👨‍👩‍👧 in the park'],
    ['what would make another entity', 'a &#35;38; b'],
  ])('%s', (_what, title) => {
    expect(repairLetters(title)).toBe(title);
  });
});
