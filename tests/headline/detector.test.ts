// Where letters and words decide the language, no detector is asked: it costs more than all the rest.
import { expect, test, vi } from 'vitest';
import { detectLanguage } from '../../src/headline/language.ts';

vi.mock('franc', () => ({
  franc: () => {
    throw new Error('the detector was asked');
  },
}));

test.each([
  ['Өвөл эрт ирж, малчид өвөлжөөндөө буулаа', null, 'mn'],
  ['Төсөв батлагдлаа', 'mn', 'mn'],
  ['Budget vote put off until spring', null, 'en'],
  ['ᠰᠢᠨ᠎ᠡ ᠮᠡᠳᠡᠭᠡ', null, 'mn-Mong'],
  ['Қыс ерте келді', 'mn', 'kk'],
  ['Дощі та вітер у Карпатах', null, 'uk'],
])('%s, declared %j', (title, declared, language) => {
  expect(detectLanguage({ title, summary: null, declared })).toBe(language);
});
