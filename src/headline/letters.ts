// A title's letters made whole: leftover entities, invisible characters, spaces, composed letters, one script a word, paired quotation marks. It knows nothing of case.
import { toModernLetters } from './letters-mn.ts';
import { toOneScript } from './mixed-script.ts';
import { pairQuotes } from './quotes.ts';

/** What is left of entities once a document is parsed: those that publishers escape twice. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['shy', ''],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['middot', '·'],
  ['deg', '°'],
  ['euro', '€'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
]);

const ENTITY = /&(?:(?:amp|#38|#x26);)*(?:#(\d{2,7})|#x([0-9a-f]{2,6})|([a-z]{2,6}));|&(?:(?:amp|#38|#x26);)+/giu;
/** What a decoded character could begin another entity with; such a one stays as it was printed. */
const PART_OF_ENTITY = /^[#;&a-z0-9]$/iu;

/** Characters without a shape of their own; joiners only where they stand at letters that they cannot join. */
const INVISIBLE =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=[\p{sc=Latin}\p{sc=Cyrillic}\s])[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?=[\p{sc=Latin}\p{sc=Cyrillic}\s])/gu;
/** Not U+202F, which parts a word from its ending in the traditional script. */
const SPACES = /[\s\u0085]+/gu;
/** Nothing to mend but, perhaps, spaces: most titles. */
const SOUND = /^[\u0021-\u007e\u0400-\u0457\u0490\u0491\u04ae\u04af\u04e8\u04e9–—…’№ ]*$/u;
const SUSPECT = /[&"\u0404\u0406\u0407\u0454\u0457]| {2}|^ | $|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/u;
/** Composing takes more than linear time on endless marks; no title is so long, in characters. */
const LONGEST_COMPOSED = 2000;

/**
 * The title in whole letters; the case of its letters, its numbers and its units stay.
 * Twice is once. Linear in the length of the title.
 */
export function repairLetters(title: string): string {
  if (isSound(title)) return title;
  // Marks go first: without them what stood beside them may be one word.
  return toWholeLetters(toPlainSpaces(pairQuotes(toPlainSpaces(toVisible(title)))));
}

/** The text with the letters of `repairLetters`, its quotation marks and spaces as they are: for texts of which only the words are wanted. */
export function repairWords(text: string): string {
  return isSound(text) ? text : toWholeLetters(toVisible(text));
}

function isSound(text: string): boolean {
  return SOUND.test(text) && !SUSPECT.test(text);
}

function toVisible(text: string): string {
  const visible = decodeEntities(text).replace(INVISIBLE, '');
  return visible.length > LONGEST_COMPOSED ? visible : visible.normalize('NFC');
}

/** Old letters first, as a V would draw its word to the Latin side; and again, as words of one script tell the language better. */
function toWholeLetters(title: string): string {
  const modern = toModernLetters(title);
  const whole = toOneScript(modern);
  return whole === modern ? whole : toModernLetters(whole);
}

function decodeEntities(title: string): string {
  if (!title.includes('&')) return title;
  return title.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
    if (decimal === undefined && hex === undefined) return '&';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return toCharacter(code) ?? whole;
  });
}

/** Null for what is no character of a text. */
function toCharacter(code: number): string | null {
  if (code < 0x20 || code > 0x10_ffff || (code >= 0x7f && code < 0xa0) || (code >= 0xd8_00 && code < 0xe0_00))
    return null;
  const character = String.fromCodePoint(code);
  return PART_OF_ENTITY.test(character) ? null : character;
}

function toPlainSpaces(title: string): string {
  return title.replace(SPACES, (space) => (/^[\u202f]+$/u.test(space) ? space : ' ')).trim();
}
