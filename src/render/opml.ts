// OPML 2.0: a list of feeds to subscribe to, serialised; it does not know whose feeds they are.
import { toLanguageTag, toPublicUrl } from './text.ts';
import { renderElement, renderTextElement } from './xml.ts';

export interface OpmlOutline {
  readonly title: string;
  readonly xmlUrl: string;
  readonly htmlUrl: string | null;
  readonly language: string | null;
}

interface OpmlGroup {
  /** Null: its outlines stand in the list itself. */
  readonly title: string | null;
  readonly outlines: readonly OpmlOutline[];
}

interface OpmlList {
  readonly title: string;
  readonly groups: readonly OpmlGroup[];
}

/**
 * The document (http://opml.org/spec2.opml), without dates, so that the same list gives the same bytes. An address loses its user and password;
 * an outline whose address may not be shown to strangers is left out.
 */
export function renderOpml(list: OpmlList): string {
  const opml = renderElement('opml', { version: '2.0' }, [
    renderElement('head', {}, [renderTextElement('title', list.title)]),
    renderElement('body', {}, list.groups.flatMap(renderGroup)),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${opml}\n`;
}

function renderGroup({ title, outlines }: OpmlGroup): string[] {
  const rendered = outlines.flatMap(renderOutline);
  return title === null ? rendered : [renderElement('outline', { text: title, title }, rendered)];
}

/** Readers differ on whether `text` or `title` is the name. */
function renderOutline({ title, xmlUrl, htmlUrl, language }: OpmlOutline): string[] {
  const address = toPublicUrl(xmlUrl);
  if (address === null) return [];
  const tag = language === null ? null : toLanguageTag(language);
  const named = { type: 'rss', text: title, title, xmlUrl: address };
  return [renderElement('outline', { ...named, htmlUrl: toPublicUrl(htmlUrl), language: tag }, [])];
}
