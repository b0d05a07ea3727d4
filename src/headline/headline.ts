// What turns a title into one that can be read. It knows titles only: neither entries nor where they are kept.

/** A title as it is shown, as it was printed, and whether its capitals are the outlet's own. */
export interface Headline {
  readonly title: string;
  readonly originalTitle: string;
  readonly mixedCase: boolean;
}

/** From this share of capitals among its letters on, a title shouts and tells nothing about case (four of five). */
const SHOUTING = 0.8;

/** Takes the plain text of a title. */
export function toHeadline(originalTitle: string): Headline {
  return { title: originalTitle, originalTitle, mixedCase: !isShouting(originalTitle) };
}

/** Whether at least four fifths of the letters that have case are capitals. */
function isShouting(title: string): boolean {
  let capitals = 0;
  let letters = 0;
  for (const letter of title) {
    const lower = letter.toLowerCase();
    const upper = letter.toUpperCase();
    if (lower === upper) continue;
    letters += 1;
    if (letter === upper) capitals += 1;
  }
  return letters > 0 && capitals >= letters * SHOUTING;
}
