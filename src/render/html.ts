// Builds HTML in which text is always escaped and markup never by accident; it knows no page.
import { cleanText } from './text.ts';

/** Markup that may stand in a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | null | readonly (Html | null)[];

const SPECIAL = /[&<>"']/g;
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag: strings are escaped, for text and quoted attributes alike; `Html` stands as it is, null is nothing, lists follow each other. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let built = pieces[0] ?? '';
  for (const [index, part] of parts.entries()) built += renderPart(part) + (pieces[index + 1] ?? '');
  return { markup: built };
}

/** Markup that was made safe before: an entry's sanitised content, and nothing else. */
export function trustHtml(sanitised: string): Html {
  return { markup: cleanText(sanitised) };
}

/** Text as HTML source. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(SPECIAL, (found) => REFERENCES[found] ?? '');
}

function renderPart(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(renderPart).join('');
}
