// Plain values that a configuration may hold: languages, time zones, contacts, names in paths, header fields; it knows no language and no key.

const TAG = /^(?!und\b)[a-z]{2,3}(?:-[a-z\d]{1,8})*$/iu;
const EDITION = /^[a-z][\w-]{0,63}$/iu;
const ID = /^[a-z\d][\w.-]{0,63}$/iu;
const MAIL = /^[^\s@<>()]+@[^\s@<>()]+$/u;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/u;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/u;
const PRINTABLE = /^[\x21-\x7e]+$/u;

/** Paths of our own that no edition may take. */
const RESERVED = ['opml', 'sources', 'healthz', 'readyz', 'metrics', 'hub', 'static'];

/** A BCP 47 tag in its shortest form (a script or region that goes without saying is left out); null when it is none. */
export function toLanguage(text: string): string | null {
  if (!TAG.test(text)) return null;
  try {
    const full = new Intl.Locale(text).maximize();
    const { language, script = '', region = '' } = full;
    // Script before region, unlike the runtime's own `minimize`: a script decides who can read it, so `mn-Mong` and not `mn-CN`.
    const shorter = [language, `${language}-${script}`, `${language}-${region}`];
    return (
      shorter.find((tag) => new Intl.Locale(tag).maximize().toString() === full.toString()) ??
      new Intl.Locale(text).toString()
    );
  } catch {
    return null;
  }
}

/** Whether the runtime's zone database knows a time zone. */
export function isTimezone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('und', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What is wrong with an edition's id, which is the first segment of its addresses; null when it is fine. A letter comes first, so that no list of ids is taken for numbers. */
export function toEditionIdError(id: string): string | null {
  if (!EDITION.test(id)) return 'does not fit an address, expected a letter, then letters, digits, - or _, at most 64';
  if (RESERVED.includes(id.toLowerCase()))
    return `is an address of the service itself, expected none of ${RESERVED.join(', ')}`;
  return null;
}

/** Whether a text may be the id of an outlet or a source: it stands in addresses and on command lines. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** Whether a text can stand in a User-Agent as who answers: a mail or web address in ASCII (RFC 9110, section 10.1.5). */
export function isContact(text: string): boolean {
  return PRINTABLE.test(text) && (MAIL.test(text) || /^https?:\/\/[^/]/u.test(text));
}

/** Whether a request may carry these header fields (RFC 9110, section 5). */
export function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  return Object.entries(headers).every(([name, value]) => HEADER_NAME.test(name) && HEADER_VALUE.test(value));
}

/** Whether every key is a language tag, and there is one. */
export function areLanguages(names: Readonly<Record<string, string>>): boolean {
  const tags = Object.keys(names);
  return tags.length > 0 && tags.every((tag) => toLanguage(tag) !== null);
}
