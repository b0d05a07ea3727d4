// What Ukrainian looks like beside Russian, where its own letters (і ї є ґ) do not show it. Data only.
import type { LanguageMarks } from './language-marks.ts';

export const ukrainian: LanguageMarks = {
  language: 'uk',
  words: new Set(
    `та що як від до після нова нове новий нову вже ще або але чи це вибори виборах восени навесні уряд уряду перша перше перший 
    року роки верховна україна україни києва харкова львова знову буде було був була вода ціна немає дуже хто де коли чому через проти
    людина вчителька вчитель учнів закону мови дитина хлопець`.split(/\s+/u),
  ),
  ownShapes: /.(?:ськ[аиоую]?|ського|зьк[аиоую]|цьк[аиоую]|льк[аиу]|ння|ття|ього|лися|лась|ється)$|^вч/u,
  shapes: /.(?:ють|ння|иця)$|'[яюєї]/u,
};
