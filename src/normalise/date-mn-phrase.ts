// Mongolian phrases told from now; dates of the calendar are in date-mn.ts.

import { foldMongolian, MONGOLIAN_CLOCKS } from './date-mn-clock.ts';
import { toPhraseForm, toUnits } from './date-phrase.ts';
import type { Age, DayAgo } from './date-reading.ts';

/** `долоо хоног` is a week and `7 хоног` seven days, but in `2 7 хоногийн өмнө` the 7 belongs to the week's name. */
const WEEK = /(?:долоо|(?<=\d )7) ?хоног/giu;

const findWords = toPhraseForm({
  units: toUnits([
    ['second', 'сек секунд секундын'],
    ['minute', 'м мин минут минутын'],
    ['hour', 'ц цаг цагийн'],
    ['day', 'ө өд өдөр өдрийн хоног хоногийн'],
    ['week', 'долоохоног долоохоногийн'],
  ]),
  // dayjs prints a bare `м` for one minute.
  ones: new Set(['м', 'долоохоног', 'долоохоногийн']),
  numbers: new Map(
    Object.entries({
      нэг: 1,
      хоёр: 2,
      гурван: 3,
      дөрвөн: 4,
      таван: 5,
      зургаан: 6,
      долоон: 7,
      найман: 8,
      есөн: 9,
      арван: 10,
    }),
  ),
  // Some sites write "after" where they mean ago; nothing on a list of news is yet to come.
  ago: new Set(['өмнө', 'урьд', 'дараа']),
  unmarked: 'all',
  silent: new Set(['ойролцоогоор', 'орчим', 'орчмын']),
  days: new Map(Object.entries({ өнөөдөр: 0, өчигдөр: 1, уржигдар: 2 })),
  // `сая` is a million as well, and is now only where it stands alone.
  now: new Set([
    'сая',
    'яг сая',
    'дөнгөж сая',
    'саяхан',
    'дөнгөж саяхан',
    'одоо',
    'яг одоо',
    'хэдхэн секундын өмнө',
    'хэдэн секундын өмнө',
  ]),
  clocks: MONGOLIAN_CLOCKS,
});

/** `3 цагийн өмнө`, `1 цаг 4 мин`, `2ө`, `Өчигдөр 14 цаг 5 мин`, `дөнгөж сая`. */
export function findMongolianPhrase(text: string): Age | DayAgo | null {
  return findWords(foldMongolian(text).replace(WEEK, 'долоохоног'));
}
