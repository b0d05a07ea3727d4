// English words in dates, and phrases told from now; dates with English months are read with those of other languages.

import { COLON_CLOCK } from './date-clock.ts';
import { toPhraseForm, toUnits } from './date-phrase.ts';
import { NO_WORDS, type DateWords } from './date-words.ts';

export const english: DateWords = {
  ...NO_WORDS,
  locale: 'en',
  months: { sept: 9 },
  weekdays: { tues: 2, weds: 3, thur: 4, thurs: 4 },
  fillers: ['at', 'on', 'of', 'the'],
  ordinals: ['st', 'nd', 'rd', 'th'],
  labels: [
    String.raw`(?:last\s+|first\s+)?(?:published|updated|posted|modified)(?:\s+(?:date|on|at))?|date|time(?=\s*:)`,
  ],
};

/** `3 hours ago`, `an hour ago`, `2d`, `yesterday at 5:36 pm`, `just now`. */
export const findEnglishPhrase = toPhraseForm({
  units: toUnits([
    ['second', 's sec secs second seconds'],
    ['minute', 'm min mins minute minutes'],
    ['hour', 'h hr hrs hour hours'],
    ['day', 'd day days'],
    ['week', 'w wk wks week weeks'],
  ]),
  ones: new Set(),
  numbers: new Map(
    Object.entries({
      a: 1,
      A: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
    }),
  ),
  ago: new Set(['ago']),
  // Bare `5 min` may be how long a text takes to read.
  unmarked: 'long',
  silent: new Set(['about', 'at', 'and']),
  days: new Map(Object.entries({ today: 0, yesterday: 1 })),
  now: new Set([
    'now',
    'just now',
    'right now',
    'moments ago',
    'a moment ago',
    'seconds ago',
    'a few seconds ago',
    'less than a minute ago',
    'half a minute ago',
  ]),
  clocks: [COLON_CLOCK],
});
