// The languages whose outlets are met, as far as their dates are printed in words. A further language is a file more, and its line here.

import { german } from './date-de.ts';
import { english } from './date-en.ts';
import { spanish } from './date-es.ts';
import { french } from './date-fr.ts';
import { mongolian } from './date-mn-words.ts';
import { portuguese } from './date-pt.ts';
import { russian } from './date-ru.ts';
import { NO_WORDS, type DateWords } from './date-words.ts';
import { chinese } from './date-zh.ts';

/** In order of trust where two share a short form. */
export const DATE_LANGUAGES: readonly DateWords[] = [
  english,
  russian,
  german,
  french,
  spanish,
  toNamesAlone('it'),
  portuguese,
  toNamesAlone('nl'),
  toNamesAlone('kk'),
  toNamesAlone('ky'),
  toNamesAlone('tr'),
  mongolian,
  chinese,
];

/** A language of which the runtime's names are enough. */
function toNamesAlone(locale: string): DateWords {
  return { ...NO_WORDS, locale };
}
