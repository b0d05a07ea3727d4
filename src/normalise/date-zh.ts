// Chinese labels, dates of the calendar and phrases told from now, in either script.

import { COLON_CLOCK, cutClock } from './date-clock.ts';
import { toPhraseForm, toUnits } from './date-phrase.ts';
import { toCalendarDate, type Age, type DateParts, type DayAgo, type YearlessDate } from './date-reading.ts';
import { NO_WORDS, type DateWords } from './date-words.ts';

export const chinese: DateWords = {
  ...NO_WORDS,
  labels: ['(?:发布|發布|更新|发表|發表)(?:时间|時間|日期|于|於)?|时间|時間|日期'],
  isSpaced: false,
};

const CLOCKS: readonly RegExp[] = [
  COLON_CLOCK,
  /(?<!\d)(?<hour>\d{1,2}) ?[时時点點](?: ?(?<minute>\d{1,2}) ?分(?: ?(?<second>\d{1,2}) ?秒)?)?/,
];

const CALENDAR = /^(?:(?<year>\d{4}) ?年 ?)?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号號]$/;

/** News lists print `01-13 14:05`: with hyphens and a clock the month comes first, as in the ISO date whose year was left out. */
const MONTH_DAY = /^(?<month>\d{2})-(?<day>\d{2})$/;

const WEEKDAY = /\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?/;

/** Words that are written without spaces between them, longest first. */
const WORDS = /前天|前日|昨天|昨日|今天|今日|[个個]?小[时時]|分[钟鐘]?|秒[钟鐘]?|[个個]?星期|[周週天日]|[之以]?前/g;

const findWords = toPhraseForm({
  units: toUnits([
    ['second', '秒 秒钟 秒鐘'],
    ['minute', '分 分钟 分鐘'],
    ['hour', '小时 小時 个小时 個小時'],
    ['day', '天 日'],
    ['week', '周 週 星期 个星期 個星期'],
  ]),
  ones: new Set(),
  numbers: new Map(),
  ago: new Set(['前', '之前', '以前']),
  unmarked: 'none',
  silent: new Set(['约', '約']),
  days: new Map(Object.entries({ 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2, 前日: 2 })),
  now: new Set(['刚刚', '剛剛', '刚才', '剛才', '现在', '現在', '此刻']),
  clocks: CLOCKS,
});

/** `3小时前`, `昨天 14:05`, `刚刚`. */
export function findChinesePhrase(text: string): Age | DayAgo | null {
  return /\p{Script=Han}/u.test(text) ? findWords(text.replace(WORDS, ' $& ').trim()) : null;
}

/** `2026年1月13日 14:05`, `1月13日`, `01-13 14:05`; a month or a year without a day is none. */
export function findChineseDate(text: string): DateParts | YearlessDate | null {
  const clock = cutClock(text, CLOCKS);
  if (clock === null) return null;
  const rest = clock.rest.replace(WEEKDAY, ' ').trim();
  const groups = (CALENDAR.exec(rest) ?? (clock.time.precision === 'day' ? null : MONTH_DAY.exec(rest)))?.groups;
  if (groups === undefined) return null;
  const year = groups['year'] === undefined ? null : Number(groups['year']);
  return toCalendarDate(year, Number(groups['month']), Number(groups['day']), clock.time);
}
