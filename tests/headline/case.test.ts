// How shouted titles are printed in mixed case, rule by rule. All headlines are of our own making.
import { describe, expect, test } from 'vitest';
import { NO_KNOWLEDGE, toHeadline } from '../../src/headline/headline.ts';
import { toLexicon } from '../../src/headline/lexicon.ts';

function restore(title: string, declared: string, knowledge = NO_KNOWLEDGE): string {
  return toHeadline({ title: title.toUpperCase(), summary: null, declared }, knowledge).title;
}

describe('English', () => {
  test.each([
    ['initials, and both parts of a name', 'Kh.Bat-Orgil and Ts.Dulmaa open a ski school'],
    ['what is said after a name', 'L.Saruul: We will plant trees'],
    ['an office before a name, and alone', 'Deputy Prime Minister Sanjaabat meets energy minister'],
    ['an office with its field before a name', 'Minister of Food and Agriculture Sanjaabat visits herders'],
    [
      'a province, a lake and a river with their names',
      'Floods in Khentii Province, near Lake Khuvsgul and on Onon River',
    ],
    ['the same words alone', 'Province opens a park at the lake'],
    ['abbreviations', 'ADB lends MNT 40 bln to TDB for JICA project'],
    ['Roman numerals', 'Port enters phase IV as King Harald III arrives'],
    ['numbers and their units', 'Herder sells 4.5 ha and 350 kg of wool in 10 km race at 3x3'],
    ['possessives', "Erdenet's miners welcome women's team"],
    ['a question', 'Is the ice thin? Divers say so'],
    ['words of odd shape', 'XacBank pays iPhone owners by TikTok and ChatGPT'],
    ['a word that is a name and none', 'US doctors teach us what WHO warns those who cough in May'],
    ['the title of a work', 'Film "The Long Road to Uvs" opens festival'],
    ['a hyphen between a people and a verb', 'Chinese-led group and Ulaanbaatar-based firm build bridge'],
    ['amounts and months', 'T. rex egg, MNT 7.8 mln and USD 350 mln for 4.5 ha in Jan-Mar'],
    ['an address', 'Tickets sold at www.example.mn from Monday'],
    ['a beginning that a hyphen parts', 'Cities co-finance bridge and re-open school'],
    ['a name that looks like a common word with an ending', 'Swimmer Andy Hayes trains in lake'],
  ])('%s', (_rule, title) => {
    expect(restore(title, 'en')).toBe(title);
  });
});

describe('Mongolian', () => {
  test.each([
    ['initials, and both parts of a name', 'Х.Бат-Оргил, Су.Дулмаа нар цанын сургууль нээв'],
    ['what is said after a name', 'Л.Саруул: Мод тарина'],
    ['offices, and dargas alone', 'Ерөнхий сайд, Элчин сайдтай уулзаж, яамны дарга оролцов'],
    ['the same with endings', 'Засгийн газрын мэдээг Их Хуралд танилцуулав'],
    ['abbreviations with their endings', 'УИХ-ын гишүүд БНСУ-аас ДЦС-4-ийн турбин авна'],
    ['abbreviations that no list holds', 'ЖЩХВ-ын ажилтнууд сургалтад суув'],
    ['places with their endings', 'Хөвсгөлөөс Замын-Үүдэд, Сэлэнгийн гүүрээр Бээжинд хүрэв'],
    ['a country and its people', 'Монголын багт монгол тамирчид Хятадаас ирэв'],
    ['a soum that no list holds', 'Иргэд Баруунхар сумын төвд цуглав'],
    ['a company', 'Шинэ зээлийг “Алтан Тэмээ” ХХК авав'],
    ['a company in another case', '“Алтан Тэмээ” брэндийн захирал солигдов'],
    ['whose child somebody is', 'Дамдины Мөнхцэцэг нас барав'],
    ['an artist of one name', 'Дуучин Болд тоглолт хийнэ'],
    ['a soum called by a common word', 'Иргэд Галт сумын төвд цуглав'],
    ['a campaign', 'Залуучууд “Цэвэр гудамж” аянд нэгдэв'],
    ['brands', 'Boeing 737 MAX онгоц, iPhone-ийн үнэ өсөв'],
    ['units and Roman numerals', 'XXI зуунд 46 МВт-ын станц 120 кв.м талбайд багтана'],
    ['Naadam of the nation, and another', 'Наадмаар цэцгийн наадам, “Цэцэг” наадам хийнэ'],
    ['a name without its initial', 'Нийслэлийн дарга асан Мөнхцэцэг ном бичжээ'],
    ['short forms', 'Ханш 3600 ам.доллар, г.м тоо гарчээ'],
  ])('%s', (_rule, title) => {
    expect(restore(title, 'mn')).toBe(title);
  });
});

describe('words of the operator', () => {
  const knowledge = {
    ...NO_KNOWLEDGE,
    lexicons: new Map([
      ['en', toLexicon([['other', ['Blue Camel Week', 'yurtCoin']]])],
      ['mn', toLexicon([['place', ['Хонгорзул', 'Хөх тэмээ']]])],
    ]),
  };

  test('go before the shipped ones, with the endings of their language', () => {
    expect(restore('blue camel week: yurtcoin falls', 'en', knowledge)).toBe('Blue Camel Week: yurtCoin falls');
    expect(restore('YurtCoin унав', 'mn', knowledge)).toBe('yurtCoin унав');
    expect(restore('цас Хонгорзулд орж, Хөх тэмээг таслав', 'mn', knowledge)).toBe(
      'Цас Хонгорзулд орж, Хөх тэмээг таслав',
    );
  });
});
