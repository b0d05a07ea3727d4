// Patterns of robots.txt: whether one matches a path, in linear time whatever both are made of. It knows nothing of groups and rules.

/** Characters of a path or pattern that are compared; no publisher's address is as long. */
const MAX_LENGTH = 2_048;

/** Everything but what stands for itself in a path (RFC 3986, 2.2 and 2.3), and every escape; a percent sign that begins none is encoded. */
const TO_RECODE = /%[0-9a-fA-F]{2}|[^\w.~!$&'()*+,;=:@/?#[\]-]/gu;

/**
 * One spelling for all that mean the same (RFC 9309, 2.2.2): what must be percent-encoded is, in capitals, and what need not be is not.
 * In a pattern `*`, and `$` at the end, have a meaning; anywhere else they are the characters, which are written as `%2A` and `%24` there.
 */
export function toOctets(text: string, isPattern = false): string {
  const octets = text.slice(0, MAX_LENGTH).toWellFormed().replace(TO_RECODE, recode);
  return isPattern
    ? octets.replace(/\$(?!$)/g, '%24')
    : octets.replace(/[*$]/g, (sign) => (sign === '*' ? '%2A' : '%24'));
}

/**
 * Whether a pattern matches the beginning of a path, or all of it where it ends in `$`; both as `toOctets` gives them.
 * The pieces between stars are found one after another, each as far left as it goes: no choice ever has to be taken back.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  if (pieces.length === 0) return !isWhole || path.length === first.length;
  const last = isWhole ? (pieces.pop() ?? '') : '';
  let at = first.length;
  for (const piece of pieces) {
    at = findEnd(path, piece, at);
    if (at === -1) return false;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

function recode(part: string): string {
  if (part.length < 3 || !part.startsWith('%')) return encodeURIComponent(part);
  const character = String.fromCharCode(parseInt(part.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : part.toUpperCase();
}

/** Where `piece` ends in `text` at the earliest from `start`, or -1. Knuth, Morris and Pratt's, as `indexOf` is quadratic on what is made for it. */
function findEnd(text: string, piece: string, start: number): number {
  if (piece === '') return start;
  const borders = toBorders(piece);
  let matched = 0;
  for (let index = start; index < text.length; index += 1) {
    while (matched > 0 && text[index] !== piece[matched]) matched = borders[matched - 1] ?? 0;
    if (text[index] === piece[matched]) matched += 1;
    if (matched === piece.length) return index + 1;
  }
  return -1;
}

/** For each beginning of `piece`, the length of the longest shorter beginning that it ends in. */
function toBorders(piece: string): number[] {
  const borders = [0];
  let matched = 0;
  for (let index = 1; index < piece.length; index += 1) {
    while (matched > 0 && piece[index] !== piece[matched]) matched = borders[matched - 1] ?? 0;
    if (piece[index] === piece[matched]) matched += 1;
    borders.push(matched);
  }
  return borders;
}
