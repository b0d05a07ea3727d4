// Markup that needs no cleaning: nothing but words and plain tags of text, each closed where it should be. It cleans nothing.

/** An absolute web address without credentials, and without a character that would need escaping or could end an attribute. */
const ADDRESS = String.raw`https?:\/\/[^\s/?#@\\"'<>\x60&]+(?:[/?#][^\s\\"'<>\x60&]*)?`;
const WORDS = String.raw`(?: (?:alt|title)="[^"<>&\0-\x1f]*")`;
const SIZES = String.raw`(?: (?:width|height)="\d{2,4}")`;

/** A character by its number, unless that is a control or turns words around. */
const NUMBERED = String.raw`#(?!(?:[12]\d|3[01]|127|82(?:3[4-8]|9[4-7])|65279);)[1-9]\d{1,4}`;

/** The next word, reference or tag; group 1 is the slash of an end tag, 2 a plain element, 3 a link, 4 the end of one, 5 a rule between blocks. */
const PIECE = new RegExp(
  String.raw`[^<>&\0-\x08\x0b\x0c\x0e-\x1f]+|&(?:amp|lt|gt|quot|nbsp|${NUMBERED});|` +
    String.raw`<(\/?)(p|b|i|u|em|strong|ul|ol|li|blockquote|h[1-6]|small|sub|sup|figure|figcaption)>|` +
    String.raw`<(a) href="${ADDRESS}"${WORDS}*>|<\/(a)>|<br ?\/?>|<(hr) ?\/?>|<img src="${ADDRESS}"(?:${WORDS}|${SIZES})* ?\/?>`,
  'y',
);

/** Elements that a parser does not leave within a paragraph, a heading or a link, but ends those first. */
const BLOCK = /^(?:p|ul|ol|li|blockquote|h[1-6]|figure|figcaption|hr)$/;
const ENDED_BY_BLOCK = /^(?:p|h[1-6]|a)$/;

/** Deepest markup that is looked at; articles nest four or five deep. */
const DEEPEST = 20;

/**
 * Whether the sanitiser would find nothing to do. Most articles are such markup, and to know it costs a twentieth of cleaning it.
 * False says nothing: what is not understood at once is left to the sanitiser.
 */
export function isSound(html: string): boolean {
  const open: string[] = [];
  for (let at = 0; at < html.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(html);
    if (piece === null) return false;
    const [, slash, element, link, linkEnd, rule] = piece;
    const opened = slash === '/' ? undefined : (element ?? link ?? rule);
    const closed = linkEnd ?? (slash === '/' ? element : undefined);
    if (closed !== undefined && open.pop() !== closed) return false;
    if (opened === undefined) continue;
    if (!mayOpen(opened, open)) return false;
    if (rule === undefined) open.push(opened);
  }
  return open.length === 0;
}

function mayOpen(name: string, open: readonly string[]): boolean {
  if (open.length >= DEEPEST || (name === 'a' && open.includes('a'))) return false;
  if (name === 'li') return /^[uo]l$/.test(open.at(-1) ?? '');
  return !BLOCK.test(name) || !open.some((outer) => ENDED_BY_BLOCK.test(outer));
}
