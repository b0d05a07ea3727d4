// Pages, the style sheet and the list of feeds as drafts of documents. It knows nothing of what stands in an edition, nor why.
import type { Edition, MoreFeeds } from '../model/edition.ts';
import type { Draft } from '../publish/document.ts';
import { toPageLinks } from '../render/links.ts';
import { renderOpml, type OpmlOutline } from '../render/opml.ts';
import { renderEditionPage, renderFirstPage } from '../render/page.ts';
import {
  FEED_LIST,
  FIRST_PAGE,
  STYLE_SHEET,
  toAddress,
  toEditionAddress,
  toEditionPath,
  toFeedPath,
  type RenderSite,
} from '../render/site.ts';
import { renderStyle } from '../render/style.ts';

/** An edition as its page shows it. */
export interface ShownEdition {
  readonly edition: Edition;
  readonly more: MoreFeeds;
}

export function toPagePaths({ editions }: RenderSite): string[] {
  return [FIRST_PAGE, STYLE_SHEET, FEED_LIST, ...editions.map(({ id }) => toEditionPath(id))];
}

export function toPageDrafts(shown: readonly ShownEdition[], state: string, site: RenderSite): Draft[] {
  const editions = shown.map(({ edition, more }) => {
    const text = renderEditionPage(edition, more, site);
    return toPageDraft(toEditionPath(edition.spec.id), text, toPageLinks(edition.spec, site), state);
  });
  const first = renderFirstPage(
    shown.map(({ edition }) => edition),
    site,
  );
  return [
    toPageDraft(FIRST_PAGE, first, toPageLinks(null, site), state),
    { ...toPageDraft(STYLE_SHEET, renderStyle(), [], state), type: 'text/css; charset=utf-8' },
    { ...toPageDraft(FEED_LIST, renderFeedList(shown, site), [], state), type: 'text/x-opml; charset=utf-8' },
    ...editions,
  ];
}

export function toPageDraft(path: string, text: string, links: readonly string[], state: string): Draft {
  return { path, type: 'text/html; charset=utf-8', text, links, state, holds: null, immutable: false };
}

/** A group for each edition: itself, its topics, its outlets. */
function renderFeedList(shown: readonly ShownEdition[], site: RenderSite): string {
  const groups = shown.map(({ edition: { spec }, more }) => {
    const own = { title: spec.title, address: toEditionAddress(spec.id) };
    const outlines = [own, ...more.topics, ...more.outlets].map(({ title, address }): OpmlOutline => ({
      title,
      xmlUrl: toAddress(site, toFeedPath(address, 'atom')),
      htmlUrl: toAddress(site, toEditionPath(spec.id)),
      language: spec.language,
    }));
    return { title: spec.title, outlines };
  });
  return renderOpml({ title: site.title, groups });
}
