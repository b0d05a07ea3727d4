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
  const capitals = title.match(/\p{Lu}/gu)?.length ?? 0;
  const small = title.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > 0 && capitals >= (capitals + small) * SHOUTING;
}
