// What can be told of one element of a card by looking at it alone: its words, whether they are a headline or a date. It chooses nothing.
import { toStamp, type DateContext } from '../normalise/date.ts';
import { toTextContent, type HtmlElement, type HtmlNode } from '../parse/html/tree.ts';

/** Attributes in which a date may stand beside what is shown; `datetime` is HTML's own. */
export const DATE_ATTRIBUTES: readonly string[] = ['datetime', 'data-time', 'data-date', 'data-datetime', 'title'];

/** A date with a weekday and a zone in words is shorter than this. */
const LONGEST_DATE = 60;

/** What cannot be when a list's entry was published, in milliseconds before and after now: a number that only looks like a date. */
const OLDEST = 20 * 365 * 86_400_000;
const NEWEST = 2 * 86_400_000;

/** Elements that stand on a line of their own, or hold something of their own beside a title. */
const APART =
  /^(?:address|article|button|dd|div|dl|dt|figure|footer|h[1-6]|header|li|p|section|small|table|td|time|ul)$/;

export function isDate(text: string, context: DateContext): boolean {
  if (text === '' || text.length > LONGEST_DATE || /^[\d\s.,]{1,7}$/.test(text)) return false;
  const stamp = toStamp(text, context);
  const age = stamp === null ? Infinity : Date.parse(context.now) - Date.parse(stamp.at);
  return age < OLDEST && age > -NEWEST;
}

/** Words that are not glued together from several things: a title with a date behind it is no title. */
export function isOfOnePiece(element: HtmlElement, dates: DateContext): boolean {
  const pieces = findPieces(element);
  if (pieces.length < 2) return true;
  return !pieces.some((piece) => piece.isApart || isDate(piece.text, dates));
}

interface Piece {
  readonly text: string;
  /** Whether it stands in an element of its own that is no mere emphasis. */
  readonly isApart: boolean;
}

function findPieces(element: HtmlElement): Piece[] {
  const whole = toTextContent(element);
  return element.children.flatMap((child) => {
    const text = toTextContent(child);
    if (text === '') return [];
    if (child.type === 'text') return [{ text, isApart: false }];
    if (text === whole && isElement(child)) return findPieces(child);
    return [{ text, isApart: isElement(child) && APART.test(child.name) }];
  });
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.type !== 'text' && node.type !== 'root';
}
