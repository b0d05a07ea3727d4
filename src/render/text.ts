// Makes stored text and addresses fit to be published in any format; it knows no format's syntax.

/** What XML 1.0 forbids (section 2.2, Char) besides lone surrogates. Without the `u` flag, because that is several times slower on Cyrillic. */
const FORBIDDEN = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** The media types of images by the ending of their address: the only ones that we vouch for without having asked. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** Text without the characters that no XML document may hold, escaped or not. */
export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.replace(LONE_SURROGATES, '');
  return wellFormed.replace(FORBIDDEN, '');
}

/**
 * An address that may be shown to strangers: absolute, `http` or `https`, percent-encoded, without user and password.
 * Null for anything else, `file:` above all, which would tell how the operator's disk is laid out.
 */
export function toPublicUrl(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  url.username = '';
  url.password = '';
  return url.href;
}

/** A language tag (BCP 47 in form), or null where the text is none. */
export function toLanguageTag(language: string): string | null {
  return LANGUAGE_TAG.test(language) ? language : null;
}

/** The media type of an image by the ending of its path; null where the address does not tell. */
export function toImageType(address: string): string | null {
  const ending = /\.([a-z]{3,4})$/i.exec(new URL(address).pathname)?.[1] ?? '';
  return IMAGE_TYPES[ending.toLowerCase()] ?? null;
}
