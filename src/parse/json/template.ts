// Addresses made of parts: `/r/{lid}` and what stands for `{lid}` → `/r/aB3`, so that it stays one address whatever stands for it. It knows not where the parts come from.

/** Literal text and names by turns: the second, fourth … are names. */
type Template = readonly string[];

const NAMED = /\{([^{}]*)\}/;

/** A percent-encoded byte stays as it is: slugs often come encoded. */
const NOT_IN_PATH = /%[\dA-Fa-f]{2}|[^\w\-.~!$&'()*+,;=:@/]/gu;
const NOT_IN_QUERY = /%[\dA-Fa-f]{2}|[^\w\-.~!$'()*,;:@/?]/gu;

export function parseTemplate(text: string): Template {
  return text.split(NAMED);
}

/** What is wrong with the braces of a template, in words that follow its place in the configuration; null when they are fine. */
export function toTemplateError(text: string): string | null {
  const literals = parseTemplate(text).filter((_, at) => at % 2 === 0);
  if (!literals.some((literal) => /[{}]/.test(literal))) return null;
  return `"${text}" has a brace without its partner, expected names between { and }`;
}

/** As it says, with what `read` gives for each name; null where one of them says nothing. */
export function fillText(template: Template, read: (name: string) => string | null): string | null {
  return fill(template, read, (value) => value);
}

/**
 * The same for an address: what may not stand in its path or query is percent-encoded. What it begins with may be a whole address
 * (`{url}?i={ID}`) and stays as it is.
 */
export function fillAddress(template: Template, read: (name: string) => string | null): string | null {
  return fill(template, read, (value, before) => {
    if (before === '') return value;
    return value.replace(before.includes('?') ? NOT_IN_QUERY : NOT_IN_PATH, toEncoded);
  });
}

function fill(
  template: Template,
  read: (name: string) => string | null,
  encode: (value: string, before: string) => string,
): string | null {
  let filled = '';
  for (const [at, part] of template.entries()) {
    const value = at % 2 === 0 ? part : read(part);
    if (value === null) return null;
    filled += at % 2 === 0 ? value : encode(value, filled);
  }
  return filled;
}

function toEncoded(part: string): string {
  return part.length === 3 ? part : encodeURIComponent(part.toWellFormed());
}
