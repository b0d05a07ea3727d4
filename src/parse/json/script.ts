// Data that a page carries in its scripts: their sources, and the JSON within a source. It builds no tree and knows no publisher's names.
import type { Failure } from '../../model/visit.ts';
import { readMarkup } from '../../markup.ts';
import { scanJson } from './scan.ts';
import { parseJsonText } from './text.ts';

interface Script {
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
}

/** Where a script may give a value away: `window.x = {`, `load([`. */
const GIVEN = /(?:^|[=(,|?:])\s*(?=[{[])/g;

/** Such places that are tried: a script's own code may precede its data, and each costs the length of the script. */
const MOST_TRIES = 30;

/** A page's scripts in their order; of 2.5 MB that are mostly scripts in a few hundredths of a second. */
export function findScripts(page: string): readonly Script[] {
  const scripts: Script[] = [];
  let open: ReadonlyMap<string, string> | null = null;
  let source = '';
  readMarkup(page, {
    open(name, attributes) {
      if (name === 'script') open = attributes;
    },
    text(text) {
      if (open !== null) source += text;
    },
    close(name) {
      if (name !== 'script' || open === null) return;
      scripts.push({ attributes: open, source });
      open = null;
      source = '';
    },
  });
  return scripts;
}

/** The JSON that a source is, or the longest that it gives away; a failure `ill-formed` where it holds none. */
export function parseJsonIn(source: string): { readonly value: unknown } | Failure {
  const trimmed = source.trim();
  let [longest, behind, tries] = ['', 0, 0];
  for (const { index, 0: before } of trimmed.matchAll(GIVEN)) {
    const start = index + before.length;
    if (start < behind) continue;
    const given = trimmed.slice(start, scanJson(trimmed, start).end ?? start);
    if (given.length > longest.length && 'value' in parseJsonText(given)) {
      longest = given;
      behind = start + given.length;
    }
    tries += 1;
    if (tries === MOST_TRIES) break;
  }
  return parseJsonText(longest === '' ? trimmed : longest);
}
