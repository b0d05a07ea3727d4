// Russian datelines: agencies, cities and days as they are printed. Data only.
import type { DatelineWords } from './dateline-words.ts';

const MONTH = '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';

export const russian: DatelineWords = {
  agencies: ['Синьхуа', 'СИНЬХУА', 'ТАСС', 'Интерфакс', 'ИНТЕРФАКС', 'РИА Новости', 'Кабар', 'КАБАР', 'Казинформ'],
  cities: ['Улан Батор'],
  seats: [],
  days: [String.raw`\d{1,2} ${MONTH}(?: \d{4}(?: года| г\.)?)?`],
  unsigned: null,
};
