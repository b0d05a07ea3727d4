// The words of our own clean HTML without its tags. It reads no HTML but such as we have made: every `<` that is no tag is escaped there.

/** Tags within a word are left out, all others end it. Neither pattern looks at a character twice: both stop at the next `<`. */
const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?:\s[^<>]*)?>/gi;
const TAG = /<[^<>]*>|<[^<>]*$/g;

/** Characters of HTML that are read for each that is wanted: addresses take the most of many. */
const HTML_A_CHARACTER = 4;

/** At most `longest` characters of what a reader sees; references stay, which `toWords` reads as it repairs letters. */
export function toPlainText(html: string, longest: number): string {
  return html
    .slice(0, longest * HTML_A_CHARACTER)
    .replace(INLINE, '')
    .replace(TAG, ' ')
    .slice(0, longest);
}
