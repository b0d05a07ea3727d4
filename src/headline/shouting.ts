// Whether a title is printed in capitals, and so tells nothing about case. It knows no language.

/** From this share of capitals among its letters on, a title shouts (four of five). */
const SHOUTING = 0.8;
/** Fewer letters than these, of any case, may be an abbreviation as its outlet prints it: the longest common ones have six (`БНАСАУ`). */
const FEWEST_LETTERS = 7;

/** Longer texts are no headlines, in characters: the longest real ones have forty words. */
const LONGEST_HEADLINE = 1000;

/** Whether at least four fifths of the letters that have case are capitals. */
export function isShouting(title: string): boolean {
  const capitals = title.match(/\p{Lu}/gu)?.length ?? 0;
  const small = title.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > 0 && capitals >= (capitals + small) * SHOUTING;
}

/** Whether a title holds more letters than an abbreviation has, and no more than a headline. */
export function isSentence(title: string): boolean {
  return title.length <= LONGEST_HEADLINE && (title.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS;
}
