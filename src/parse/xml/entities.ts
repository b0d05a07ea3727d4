// References to characters (&amp; &#1084; &nbsp;) → characters; it expands nothing that a document itself declares.

/** HTML 4's names for U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
  'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The rest of HTML 4's names, each before its character; a name that is not here stays for the HTML inside to decode. */
const OTHERS =
  'OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • ' +
  'hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ ' +
  'crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ ' +
  'infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ ' +
  'perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ thetasym ϑ upsih ϒ piv ϖ sigmaf ς';

/** Those whose character cannot be seen, and XML's own five. */
const UNSEEN: readonly (readonly [string, string])[] = [
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
];

/** U+0391 to U+03A9 without the hole at U+03A2; the small letters lie 32 further, with final sigma in that hole. */
const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho . Sigma Tau Upsilon Phi Chi Psi Omega';

/** What 128 to 159 mean to everybody who writes them: windows-1252, as HTML 5 says (13.2.5.80). */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const REFERENCE = /&(?:#(?:(\d{1,8})|[xX]([0-9a-fA-F]{1,7}));?|([A-Za-z][A-Za-z0-9]{1,9});)/g;

const NAMES = collectNames();

/** Any other than XML's own five. */
const UNUSUAL = /&(?!(?:lt|gt|quot|apos|amp);)/;

/** Decodes each reference once; unknown names and bare ampersands stay, and what XML forbids becomes nothing. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return UNUSUAL.test(text) ? text.replace(REFERENCE, decodeOne) : decodeUsual(text);
}

/** Escaped HTML has a thousand of them; the ampersand comes last, so that none is decoded twice. */
function decodeUsual(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function decodeOne(reference: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMES.get(name) ?? reference;
  return toCharacter(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
}

function toCharacter(point: number): string {
  if (point >= 0x80 && point <= 0x9f) return C1[point - 0x80] ?? '';
  const legal = point >= 0x20 ? point <= 0x10_ffff : point === 9 || point === 10 || point === 13;
  const noncharacter = (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff;
  return legal && !noncharacter ? String.fromCodePoint(point) : '';
}

function collectNames(): ReadonlyMap<string, string> {
  const names = new Map(UNSEEN);
  for (const [, name = '', character = ''] of OTHERS.matchAll(/(\w+) (\S)/gu)) names.set(name, character);
  for (const [index, name] of LATIN_1.split(' ').entries()) names.set(name, String.fromCodePoint(0xa0 + index));
  for (const [index, name] of GREEK.split(' ').entries()) {
    names.set(name, String.fromCodePoint(0x391 + index));
    names.set(name.toLowerCase(), String.fromCodePoint(0x3b1 + index));
  }
  return names;
}
