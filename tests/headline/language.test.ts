// Which language a headline is taken for, declared and undeclared, as printed and in capitals. All headlines are of our own making.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../src/headline/language.ts';
import { toLanguage } from '../../src/headline/language-tag.ts';

const TITLES: Readonly<Record<string, readonly string[]>> = {
  mn: [
    'Тэмээний ноосны үнэ өнгөрсөн сараас өсжээ',
    'Нийслэлийн авто замын ажил маргааш эхэлнэ',
    'Х.Баттулга: Малчдын орлогыг нэмэх хууль гаргана',
    'Цасан шуурганы улмаас дөрвөн аймгийн зам хаагдлаа',
    'Нүүрсний экспорт 12.5 хувиар буурсан нь төсөвт нөлөөлнө',
    'УИХ-ын чуулган өнөөдөр хуралдана',
    'Сургуулийн цайны мөнгийг нэмлээ',
    'Иргэд цахимаар санал өгч болно',
    'Сайд нар ирэх долоо хоногт Японд айлчилна',
    'Галын аюулаас сэргийлэх сургалт боллоо',
    'Хилийн боомтоор гарах ачааны тоо нэмэгдэв',
    'Залуучууд мод тарих аянд нэгдэж байна',
    'Аялагчдад зориулсан шинэ апп гарлаа',
    'Засгийн газар хаврын тарилтад бэлэн',
    'Snow Line компани шинэ нислэг нээлээ',
    'iPhone-ийн шинэ загвар гарлаа',
    'Парламентын хурал',
  ],
  ru: [
    'В столице открылась новая школа для детей',
    'Власти Монголии сообщили о росте экспорта угля',
    'Президент подписал закон о рынке земли',
    'Поезд из Улан-Батора прибыл в Москву с опозданием',
    'На границе с Китаем выстроилась очередь из грузовиков',
    'Ученые нашли следы древнего озера',
    'Цены на бензин снова выросли',
    'Фестиваль юрт пройдет в Бишкеке летом',
    'Казахстан и Россия договорились о поставках газа',
    'Спортсмены вернулись домой с медалями',
    'Рейсы Бишкек – Улан-Батор возобновят весной',
    'Шагаа и Наадам в Туве',
    'Заседание парламента',
  ],
  kk: [
    'Астанада жаңа мектеп ашылды',
    'Қазақстанда астық экспорты өсті',
    'Елімізде қар жауады',
    'Мұнай бағасы тағы да төмендеді',
    'Үкімет жаңа заң қабылдады',
    'Алматыда жер сілкінісі болды',
    'Жерлестер кездесті',
    'Парламенттің отырысы',
  ],
  ky: [
    'Бишкекте жаңы мектеп ачылды',
    'Өкмөт көмүрдүн баасын көзөмөлдөйт',
    'Кыргызстанда үчүнчү жолу форум өтөт',
    'Депутаттар мыйзам долбоорун карап чыгышты',
    'Ысык-Көлдө туристтердин саны өстү',
    'Айыл чарба министри жана фермерлер жолугушту',
    'Түштүктө жер титирөө болду',
    'Мамлекеттик бюджет күз айында каралат',
    'Суу кымбаттады',
    'Парламенттин отуруму',
  ],
  bua: ['Хүдөөгэй багшанар суглаба', 'Аймагай ажалшад шагнагдаа'],
  uk: [
    'Уряд ухвалив нові правила про землю',
    'Її книга вийшла українською',
    'У столиці відкрили міст через річку',
    'Засідання парламенту',
  ],
  en: [
    'Camel wool prices rise for a third month',
    'Parliament to vote on the new road law',
    'Mongolia coal exports up 12.5 pct in 2031',
    'Two killed as truck falls into river',
    '”Grand Кhaan" hotel opens its ninth door',
    'The “Монгол” exhibit travels to Berlin and Paris',
    'Snow closes roads in Khövsgöl and Övörkhangai',
  ],
  zh: ['蒙古国煤炭出口大幅增长', 'LG在乌兰巴托开设新商店'],
  ja: ['モンゴルの石炭輸出が増加', '首都で新しい学校が開校'],
  ko: ['몽골 석탄 수출 증가', 'KT, 울란바토르에 새 지점 개설'],
  'mn-Mong': ['ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠤᠨ ᠮᠡᠳᠡᠭᠡ'],
};

const CASES = Object.entries(TITLES).flatMap(([language, titles]) => titles.map((title) => [language, title] as const));

function detect(title: string, declared: string | null = null, summary: string | null = null): string {
  return detectLanguage({ title, summary, declared });
}

describe('a headline whose language nobody declared', () => {
  test.each(CASES)('is %s: %s', (language, title) => {
    expect(detect(title)).toBe(language);
    expect(detect(title, 'auto')).toBe(language);
  });

  test.each(CASES)('is %s in capitals too: %s', (language, title) => {
    expect(detect(title.toUpperCase())).toBe(language);
  });
});

describe('a declared language', () => {
  test.each(CASES)('that is the right one, %s, holds for: %s', (language, title) => {
    expect(detect(title, language)).toBe(language);
  });

  test.each(CASES.filter(([language]) => language !== 'en'))('"en" is not believed of %s: %s', (language, title) => {
    expect(detect(title, 'en')).toBe(language);
  });

  test.each(CASES.filter(([language]) => ['ru', 'kk', 'ky', 'uk', 'zh', 'ja', 'ko'].includes(language)))(
    '"mn" is not believed of %s: %s',
    (language, title) => {
      expect(detect(title, 'mn')).toBe(language);
    },
  );

  test.each(CASES.filter(([language]) => language === 'mn'))('"ru" is not believed of %s: %s', (language, title) => {
    expect(detect(title, 'ru')).toBe(language);
  });

  test.each([
    ['Galaxy S25 Ultra', 'mn', 'mn'],
    ['2031', 'mn', 'mn'],
    ['Prices of coal rise for the third month in a row', 'mn', 'en'],
    ['Kohle und Stahl: die Preise für das neue Jahr', 'en', 'und'],
    ['Kohle und Stahl: die Preise für das neue Jahr', 'de', 'de'],
    ['東京都内', 'ja', 'ja'],
    ['Шинэ', 'mn-Cyrl-MN', 'mn'],
    ['الأخبار من العاصمة', 'ar', 'ar'],
  ])('%j declared %s is %s', (title, declared, language) => {
    expect(detect(title, declared)).toBe(language);
  });
});

describe('Mongolian in other letters', () => {
  test.each([
    'Єнєєдєр нийслэлд цас орно',
    'ХЄДЄЄГИЙН МАЛЧИД НЇЇДЛЭЭ ЭХЭЛЛЭЭ',
    'Шинэ хуулийг єчигдєр баталлаа',
    'Ѳвлийн баяр эхэллээ',
    'Хvн амын тоо нэмэгджээ',
  ])('%s', (title) => {
    expect(detect(title)).toBe('mn');
    expect(detect(title, 'mn')).toBe('mn');
  });

  test('is told from Ukrainian, which has the same letters', () => {
    expect(detect('Її дім стоїть на горі, де є вода', 'mn')).toBe('uk');
  });
});

describe('where the title says little', () => {
  test('the summary is read', () => {
    expect(detect('MIAT', null, 'Шинэ нислэгийн цагийн хуваарийг баталжээ')).toBe('mn');
    expect(detect('Шинэ', null, 'Нийслэлийн замын ажил маргааш эхэлнэ')).toBe('mn');
  });

  test('and the summary nothing, nothing is said', () => {
    expect(detect('')).toBe('und');
    expect(detect('12 — 14!', null, '…')).toBe('und');
    expect(detect('', 'auto', '')).toBe('und');
  });
});

test('a word as long as a title is judged, not lost', () => {
  expect(detect('мал'.repeat(130))).toMatch(/^[a-z]{2,3}$/u);
});

test('any text has a language, and twice the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      (title, summary, declared) => {
        const language = detectLanguage({ title, summary, declared });
        expect(language).toMatch(/^(?:[a-z]{2,3}|mn-Mong)$/u);
        expect(detectLanguage({ title, summary, declared })).toBe(language);
      },
    ),
  );
});

test('a megabyte of one letter and its marks is a title like any other', () => {
  expect(detect(`Шинэ ${'\u0301\u0316'.repeat(500_000)}`, 'mn', 'a'.repeat(1_000_000))).toBe('mn');
});

describe('tags', () => {
  test.each([
    ['en-US', 'en'],
    ['en_GB', 'en'],
    [' EN ', 'en'],
    ['mn-Cyrl-MN', 'mn'],
    ['mn-MN', 'mn'],
    ['khk', 'mn'],
    ['mon', 'mn'],
    ['mn-Mong', 'mn-Mong'],
    ['mn-mong-CN', 'mn-Mong'],
    ['rus', 'ru'],
    ['zh-Hans-CN', 'zh'],
    ['und', null],
    ['mul', null],
    ['auto', null],
    ['english', null],
    ['en-', null],
    ['', null],
    [null, null],
  ])('%j is %j', (tag, language) => {
    expect(toLanguage(tag)).toBe(language);
  });
});
