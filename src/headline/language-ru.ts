// What Russian looks like beside Mongolian, Kazakh and Kyrgyz. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const russian: LanguageMarks = {
  language: 'ru',
  words: new Set(
    `и в во на с со из по о об от до к ко для не что как при под над у о года году лет год это его её ее она они был была были было будет или
    чтобы после перед между против без более млн млрд тыс но же ли бы уже всех все так может могут который которые которых за а
    человек людей дней дня время через стране страны новый новая новые президент президента глава главы россии рф сша`.split(
      /\s+/u,
    ),
  ),
  ownShapes: /щ|.(?:[оеё]го|ци[яиюй]|т[ьс]ся|тся|ск(?:ий|ая|ое|ие|их|ой|ом|им|ими|ую)|ость|ости)$/u,
  // Endings of cases and verbs, and clusters that no word of the neighbours but a loan begins with. Not -ов and -ах, which Mongolian verbs have.
  shapes:
    /^(?:пр|вз|вс|ст|сп|св|сл|см|дв|гл|кр|тр|вл|вн)|.(?:[оеи]му|[ае]ни[еяюй]|ени(?:ем|ями|ях)|[ыи]х|[ыиая]ми|ть|ли|ло|[еюия]т|[ыо]й|ая|ую|ии|ию|ия|ешь)$/u,
};
