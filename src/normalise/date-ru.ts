// Russian words in dates, and phrases told from now; dates with Russian months are read with those of other languages.

import { COLON_CLOCK } from './date-clock.ts';
import { toPhraseForm, toUnits } from './date-phrase.ts';
import { NO_WORDS, type DateWords } from './date-words.ts';

export const russian: DateWords = {
  ...NO_WORDS,
  locale: 'ru',
  months: { маи: 5 },
  fillers: ['г', 'года', 'в'],
  labels: [String.raw`опубликовано|размещено|обновлено|дата(?:\s+публикации)?|время(?=\s*:)`],
};

/** `3 часа назад`, `час назад`, `вчера в 14:05`, `сегодня`, `только что`. */
export const findRussianPhrase = toPhraseForm({
  units: toUnits([
    ['second', 'с сек секунда секунду секунды секунд'],
    ['minute', 'м мин минута минуту минуты минут'],
    ['hour', 'ч час часа часов'],
    ['day', 'д дн день дня дней сутки суток'],
    ['week', 'нед неделя неделю недели недель'],
  ]),
  ones: new Set(['секунду', 'минуту', 'час', 'день', 'сутки', 'неделю']),
  numbers: new Map(Object.entries({ один: 1, одну: 1, два: 2, две: 2, три: 3, четыре: 4, пять: 5 })),
  ago: new Set(['назад']),
  unmarked: 'none',
  silent: new Set(['в', 'и', 'около', 'примерно']),
  days: new Map(Object.entries({ сегодня: 0, вчера: 1, позавчера: 2 })),
  now: new Set([
    'только что',
    'сейчас',
    'секунду назад',
    'несколько секунд назад',
    'меньше минуты назад',
    'менее минуты назад',
  ]),
  clocks: [COLON_CLOCK],
});
