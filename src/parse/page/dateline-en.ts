// English datelines, and agencies that sign in Latin letters in any language. Data only.
import type { DatelineWords } from './dateline-words.ts';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';

export const english: DatelineWords = {
  agencies:
    'MONTSAME Montsame Xinhua XINHUA TASS AKIpress AKIPRESS Reuters REUTERS AFP AP Interfax Kyodo KYODO Yonhap YONHAP Kabar KABAR Kazinform'.split(
      ' ',
    ),
  cities: [
    'Ulan Bator',
    'Ulan Ude',
    'Hong Kong',
    'New York',
    'New Delhi',
    'Los Angeles',
    'San Francisco',
    'Abu Dhabi',
    'Buenos Aires',
  ],
  seats: ['Ulaanbaatar', 'Ulan Bator', 'Beijing', 'Moscow', 'Tokyo', 'Seoul'],
  days: [String.raw`${MONTH} \d{1,2}(?:, \d{4})?`, String.raw`\d{1,2} ${MONTH}(?:,? \d{4})?`],
  unsigned: null,
};
