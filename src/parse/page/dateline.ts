// Titles with a dateline glued to them, as where one element holds title, dateline, text and age: the title alone. It reads no dates.

/** Agencies as they sign; without them `/ВИДЕО/` would be one. */
const AGENCIES =
  'МОНЦАМЭ|Монцамэ|MONTSAME|Montsame|Xinhua|XINHUA|Синьхуа|СИНЬХУА|Шинхуа|ШИНХУА|TASS|ТАСС|AKIpress|AKIPRESS|Reuters|REUTERS|AFP|AP|' +
  'Interfax|Интерфакс|ИНТЕРФАКС|Kyodo|KYODO|Yonhap|YONHAP|РИА Новости|Кабар|КАБАР|Kabar|KABAR|Kazinform|Казинформ';

/** Cities of two words; before any other word with a capital may stand the last one of the title. */
const CITIES =
  'Улан Батор|Хонг Конг|Нью Йорк|Нью Дели|Лос Анжелес|Сан Франциско|Абу Даби|Буэнос Айрес|' +
  'Ulan Bator|Ulan Ude|Hong Kong|New York|New Delhi|Los Angeles|San Francisco|Abu Dhabi|Buenos Aires';

/** Where Mongolia's agencies sign without a day: any other word there may be a name, "У.Хүрэлсүх /МОНЦАМЭ/". */
const KNOWN =
  'Улаанбаатар|Дархан|Эрдэнэт|Чойбалсан|Мөрөн|Ховд|Өлгий|Улаангом|Алтай|Улиастай|Баянхонгор|Арвайхээр|Цэцэрлэг|Булган|Сүхбаатар|Зуунмод|' +
  'Мандалговь|Даланзадгад|Сайншанд|Чойр|Өндөрхаан|Чингис|Баруун-Урт|Бээжин|Москва|Токио|Сөүл|Ulaanbaatar|Ulan Bator|Beijing|Moscow|Tokyo|Seoul';

const IN_CAPITALS = String.raw`(?:${CITIES.toUpperCase()}|\p{Lu}{2,30}(?:-\p{Lu}{2,30})?)`;

/** A word with a capital, even where the title runs into it: `нээгдлээУлаанбаатар`. */
const CITY = String.raw`(?:${CITIES}|\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}?\p{Ll}{1,30})?|${IN_CAPITALS})`;

const ENGLISH_MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const RUSSIAN_MONTH = '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';

/** `2026 оны 1-р сарын 13-ны өдөр`, `2026 оны арван нэгдүгээр сарын 3`. */
const MONGOLIAN_DAY = String.raw`\d{4} оны \S{1,20}(?: \S{1,20})? сарын \d{1,2}(?:-?н(?:ы|ий)(?: өдөр)?)?`;

/** Days as datelines have them. */
const DAYS: readonly string[] = [
  MONGOLIAN_DAY,
  String.raw`${ENGLISH_MONTH} \d{1,2}(?:, \d{4})?`,
  String.raw`\d{1,2} ${ENGLISH_MONTH}(?:,? \d{4})?`,
  String.raw`\d{1,2} ${RUSSIAN_MONTH}(?: \d{4}(?: года| г\.)?)?`,
  String.raw`\d{4}[./-]\d{1,2}[./-]\d{1,2}`,
];
const DAY = String.raw`,? (?:${DAYS.join('|')})`;

const SLASHED = String.raw`[.,]? ?/(?:${AGENCIES})/`;
const BRACKETED = String.raw`[.,]? ?\((?:${AGENCIES})\)`;

/** What begins a dateline; everything from there on is none of the title's. */
const DATELINES: readonly RegExp[] = [
  new RegExp(`${CITY}${DAY}${SLASHED}`, 'u'),
  new RegExp(`(?:${KNOWN}|${KNOWN.toUpperCase()})${SLASHED}`, 'u'),
  new RegExp(`${IN_CAPITALS}${DAY}${BRACKETED}`, 'u'),
  // "Talks in Ulaanbaatar, January 13 (Xinhua)" is a title; a dash says that the text begins.
  new RegExp(`${CITY}${DAY}${BRACKETED} ?[-–—]`, 'u'),
  // Without an agency the whole day must be there, and end: "2026 оны 1 сарын 13-нд нээгдэнэ" goes on.
  new RegExp(String.raw`${CITY}, ${MONGOLIAN_DAY}(?:\.? ?$|\. | ?[-–—] | \d{1,2} (?:мин|цаг|өдөр|хоног))`, 'u'),
];

/** What every dateline has; most titles have none of it and are not looked at further. */
const SIGN = /[/(]| оны /;

/** Marks that stood between title and dateline. */
const SEPARATORS = /[\s|·•–—-]+$/u;

/** The title without the dateline at its end, and what follows that; a title that is nothing else, or only names a year, stays as it is. */
export function cutDateline(title: string): string {
  if (!SIGN.test(title)) return title;
  for (const dateline of DATELINES) {
    const at = title.search(dateline);
    const before = at > 0 ? title.slice(0, at).replace(SEPARATORS, '') : '';
    if (before !== '') return before;
  }
  return title;
}
