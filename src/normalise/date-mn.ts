// Mongolian dates of the calendar, whose months are numbered phrases (figures, words, Roman figures); phrases told from now are in date-mn-phrase.ts.

import { cutClock } from './date-clock.ts';
import { foldMongolian, MONGOLIAN_CLOCKS } from './date-mn-clock.ts';
import { findNumericDate } from './date-numeric.ts';
import { toCalendarDate, type ClockTime, type DateParts, type YearlessDate } from './date-reading.ts';
import { findWorded } from './date-worded.ts';

/** Stems of the ordinals, as they are spelt and as they are misspelt. */
const ORDINALS: Readonly<Record<string, number>> = {
  нэг: 1,
  хоёр: 2,
  хоер: 2,
  гурав: 3,
  дөрөв: 4,
  тав: 5,
  зургаа: 6,
  зурга: 6,
  долоо: 7,
  дол: 7,
  найм: 8,
  ес: 9,
  арав: 10,
};

/** Also in Cyrillic letters of the same shape: Х and І. */
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

const NTH = '(?:дугаа?р|дүгээ?р)';
const YEAR = String.raw`(?<year>\d{4})(?!\d)(?:\s*-?\s*он(?:ы|д)?(?!\p{L}))?`;
const ROMAN = String.raw`(?<roman>[ivxхі]{1,4})(?:\s*-?\s*р)?`;
const FIGURE = String.raw`(?<figure>\d{1,2})\s*-?\s*(?:р|${NTH})?`;
const WORD = String.raw`(?<ten>арван[\s-]*)?(?<word>${Object.keys(ORDINALS).join('|')})\s*${NTH}`;
const MONTH = String.raw`(?:${FIGURE}|${WORD}|${ROMAN})\s*-?\s*сар(?:ын|д)?(?!\p{L})`;
const DAY = String.raw`(?<day>\d{1,2})(?!\d)(?:\s*-?\s*(?:ны|ний|нд)(?!\p{L}))?(?:\s*өд(?:өр|рийн)(?!\p{L}))?`;
const GAP = '[ ,./-]*';

/** In order of trust. The month's own word may be missing only where a year and Roman figures, or the word for year, leave no doubt. */
const ORDERS: readonly RegExp[] = [
  `${YEAR}${GAP}${MONTH}${GAP}${DAY}`,
  `${YEAR}${GAP}${ROMAN}${GAP}${DAY}`,
  `${DAY}${GAP}${ROMAN}${GAP}${YEAR}`,
  String.raw`(?<year>\d{4})\s*-?\s*оны?\s+(?<figure>\d{1,2})[./-](?<day>\d{1,2})`,
  `${MONTH}${GAP}${DAY}${GAP}${YEAR}`,
  `${DAY}${GAP}${MONTH}${GAP}${YEAR}`,
  `${MONTH}${GAP}${DAY}`,
].map((order) => new RegExp(`^${order}$`, 'iu'));

const WEEKDAY =
  /(?<![\p{L}\p{M}\d])(?:даваа|дав|мягмар|мяг|лхагва|лха|пүрэв|пүр|баасан|баа|бямба|бям|ням|да|мя|лх|пү|ба|бя|ня)(?: ?(?:гараг|гариг)(?:ийн|т)?)?(?![\p{L}\p{M}])\.?/giu;

const EDGE = /^[ ,.()/-]+|[ ,.()/-]+$/g;

/** `2026 оны 1-р сарын 13`, `XII сарын 28`, `6 сарын 25, 2026`, `2026.06.27 Бямба 14 цаг 05 минут`; a month or a year without a day is none. */
export function findMongolianDate(text: string): DateParts | YearlessDate | null {
  const folded = foldMongolian(text);
  const clock = cutClock(folded, MONGOLIAN_CLOCKS);
  if (clock === null) return null;
  const rest = clock.rest.replace(WEEKDAY, ' ').replace(/\s+/g, ' ').replace(EDGE, '');
  const day = findDay(rest, clock.time);
  if (day !== null) return day;
  const dated = rest === folded ? null : (findNumericDate(rest) ?? findWorded(rest));
  if (dated === null || clock.time.precision === 'day') return dated;
  return dated.precision === 'day' ? { ...dated, ...clock.time } : null;
}

function findDay(text: string, time: ClockTime): DateParts | YearlessDate | null {
  for (const order of ORDERS) {
    const groups = order.exec(text)?.groups;
    if (groups === undefined) continue;
    const year = groups['year'] === undefined ? null : Number(groups['year']);
    return toCalendarDate(year, toMonth(groups), Number(groups['day']), time);
  }
  return null;
}

/** 0, which is none, for Roman figures that are no month's. */
function toMonth({ figure, roman, ten, word }: Readonly<Record<string, string | undefined>>): number {
  if (figure !== undefined) return Number(figure);
  if (roman !== undefined) return ROMANS.indexOf(roman.toLowerCase().replaceAll('х', 'x').replaceAll('і', 'i')) + 1;
  return (ten === undefined ? 0 : 10) + (ORDINALS[(word ?? '').toLowerCase()] ?? 0);
}
