// The data that a page holds beside its markup, or is → drafts of sources that read it. It fetches nothing and tries none of them.
import type { DateContext } from '../normalise/date.ts';
import { findScripts, parseJsonIn } from '../parse/json/script.ts';
import { parseJsonText } from '../parse/json/text.ts';
import { parseNextData } from '../parse/page/next-data.ts';
import { parseNextFlight } from '../parse/page/next-flight.ts';
import { toLinkPieces } from './address-template.ts';
import type { Draft } from './candidate.ts';
import { findDataRecipe } from './data-drafts.ts';
import type { DataGround } from './data-fields.ts';
import { findHref, isOwn, type Page } from './page.ts';

/** A piece of data and the name by which a configuration calls it. */
interface NamedData {
  readonly data: string;
  readonly value: unknown;
  /** Whether its rows lie elsewhere with every build, so that only what they are can be relied on. */
  readonly isStream: boolean;
}

/** Ids that can stand in a selector as they are; a number in one is often made up anew. */
const ID = /^[A-Za-z_][A-Za-z_-]*$/;

/** Most other scripts whose data is looked at. */
const MOST_SCRIPTS = 5;

const JSON_LD = /application\/ld\+json/i;

/** In the order in which they are worth trying. */
export function findDataDrafts(page: Page, dates: DateContext): Draft[] {
  const named = [...findFlight(page), ...findNextData(page), ...findNamedScripts(page)];
  const ground = named.length === 0 ? null : toGround(page, dates);
  const drafts = named.flatMap(({ data, value, isStream }): Draft[] => {
    const recipe = ground === null ? null : findDataRecipe(value, ground, isStream);
    return recipe === null ? [] : [{ kind: 'page', url: page.url, data, ...recipe }];
  });
  // In schema.org's own terms there is nothing to look for.
  return JSON_LD.test(page.text) ? [...drafts, { kind: 'page', url: page.url, data: 'json-ld' }] : drafts;
}

/** The document itself, where it is JSON with a list of articles; null where it is none. */
export function findJsonDraft(page: Page, dates: DateContext): Draft | null {
  const parsed = parseJsonText(page.text);
  const recipe = 'value' in parsed ? findDataRecipe(parsed.value, toGround(page, dates), false) : null;
  return recipe === null ? null : { kind: 'json', url: page.url, ...recipe };
}

function findFlight({ text }: Page): NamedData[] {
  const value = parseNextFlight(text);
  return value === null ? [] : [{ data: 'next-flight', value, isStream: true }];
}

function findNextData({ text }: Page): NamedData[] {
  const parsed = parseNextData(text);
  return parsed !== null && 'value' in parsed ? [{ data: 'next-data', value: parsed.value, isStream: false }] : [];
}

/** Scripts with an id, by which a selector can name them. */
function findNamedScripts({ text }: Page): NamedData[] {
  const scripts = findScripts(text).flatMap(({ attributes, source }) => {
    const id = attributes.get('id') ?? '';
    return ID.test(id) && id !== '__NEXT_DATA__' ? [{ id, source }] : [];
  });
  return scripts.slice(0, MOST_SCRIPTS).flatMap(({ id, source }) => {
    const parsed = parseJsonIn(source);
    return 'value' in parsed ? [{ data: `script#${id}`, value: parsed.value, isStream: false }] : [];
  });
}

function toGround(page: Page, dates: DateContext): DataGround {
  const links = page.elements.filter(({ name }) => name === 'a').flatMap((link) => findHref(link, page) ?? []);
  const own = links.filter((href) => isOwn(href, page));
  return { url: page.url, pieces: toLinkPieces(own, page.url), dates };
}
