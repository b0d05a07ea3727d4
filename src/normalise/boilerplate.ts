// What publishing systems add to every item and no reader wants. It knows no outlet.

/** Account names that stand for nobody. */
const NOBODY = new Set(['admin', 'administrator', 'root', 'webmaster', 'user']);

/** What WordPress sets behind every description and every article, and how long that can be. */
const FOOTER = /^The post [^]+ appeared first on [^]+\.$/;
const HTML_FOOTER =
  /^<p>The post (?:<a [^<>]*>)?[^<>]+(?:<\/a>)? appeared first on (?:<a [^<>]*>)?[^<>]+(?:<\/a>)?\.<\/p>$/;
const LONGEST_FOOTER = 2_000;

/** WordPress's mark for an excerpt that goes on; behind a whole sentence it says nothing. */
const EXCERPT = /([.!?…]?)\s*\[(?:…|\.\.\.)\]$/;

/** Plain text without it; null where nothing else is said. */
export function withoutBoilerplate(text: string): string | null {
  return withoutEnd(text, 'The post ', FOOTER).replace(EXCERPT, (_, end: string) => end || '…') || null;
}

/** The same for clean HTML. */
export function withoutHtmlBoilerplate(html: string): string | null {
  return withoutEnd(html, '<p>The post ', HTML_FOOTER) || null;
}

/** Whether a name is a person's, as far as the name tells. */
export function isPerson(name: string): boolean {
  return !NOBODY.has(name.toLowerCase());
}

function withoutEnd(text: string, beginning: string, whole: RegExp): string {
  const at = text.lastIndexOf(beginning);
  if (at === -1 || text.length - at > LONGEST_FOOTER) return text;
  return whole.test(text.slice(at).trimEnd()) ? text.slice(0, at).trimEnd() : text;
}
