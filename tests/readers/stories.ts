// What the outlets of the fixtures published, and how it is expected in a reader that has habits of its own. It reads no feed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Shown } from './reader.ts';

export const FORMATS = ['atom', 'rss'] as const;
export const EDITIONS = ['en', 'mn'] as const;

export type Format = (typeof FORMATS)[number];
export type EditionId = (typeof EDITIONS)[number];

/** A story as anybody should see it. */
interface Story {
  readonly title: string;
  /** Null: our own page of it. */
  readonly link: string | null;
  /** Null where the outlet did not say. */
  readonly at: string | null;
  /** The outlet first. */
  readonly authors: readonly string[];
  readonly language: string;
  /** Words of its text that are the same in any markup. */
  readonly words: string;
}

/** Whose language a reader tells, for each format: the story's, the edition's, or none. */
export type Languages = Readonly<Record<Format, 'story' | 'edition' | 'none'>>;

/** Stands for no date, and for the time of reading that some readers take in its place. */
const UNDATED = 'undated';

const STORIES = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/stories.json'), 'utf8')) as Readonly<
  Record<EditionId, readonly Story[]>
>;

/** What `toComparable` must come to. */
export function toExpected(edition: EditionId, format: Format, languages: Languages): object[] {
  return STORIES[edition].toSorted(byLink).map(({ title, link, at, authors, language, words }) => ({
    title: toTitle(title, format),
    link,
    at: at ?? UNDATED,
    // The outlet, the person who wrote it, or both: readers differ.
    authors: expect.toSatisfy((shown: string[]) => shown.length > 0 && shown.every((one) => authors.includes(one))),
    language: { story: language, edition, none: null }[languages[format]],
    text: expect.stringContaining(words),
  }));
}

/**
 * What a reader shows, in the order of addresses and without what differs from one test or reader to the next.
 * `pages` is where our own pages of stories begin, `began` when the test did.
 */
export function toComparable(shown: readonly Shown[], format: Format, pages: string, began: string): object[] {
  return shown
    .map((one) => ({
      ...one,
      title: toTitle(one.title, format),
      link: one.link.startsWith(pages) ? null : one.link,
      at: one.at === null || one.at >= began ? UNDATED : one.at,
    }))
    .toSorted(byLink);
}

/** RSS does not say whether a title is text or HTML, so that some readers leave out what looks like an element. */
function toTitle(title: string, format: Format): string {
  return format === 'rss' ? title.replaceAll('<b>', '') : title;
}

function byLink(one: { readonly link: string | null }, other: { readonly link: string | null }): number {
  return (one.link ?? '') < (other.link ?? '') ? -1 : 1;
}
