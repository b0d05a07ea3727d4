// Which member of a list's objects says what: by its name first, and then only where the values bear it out. It knows no path to the list.
import { toHost } from '../normalise/address.ts';
import { toStamp, type DateContext } from '../normalise/date.ts';
import { findTemplate, type LinkPieces } from './address-template.ts';
import { toDraftFields, type DraftFields } from './candidate.ts';
import type { Row } from './data-lists.ts';

/** The page that the data stands in, or belongs to. */
export interface DataGround {
  readonly url: string;
  readonly pieces: LinkPieces;
  readonly dates: DateContext;
}

export interface DataFields {
  readonly fields: DraftFields;
  /** The members without which a row is no article. */
  readonly members: readonly string[];
  /** Rows that have an address of their own. */
  readonly addresses: number;
}

/** Share of rows that must bear a member out: data holds a draft or an advertisement here and there. */
const MOST_OF = 0.7;

/** A headline has more than one word and about this many characters; what is shorter by the median names sections, tags or people. */
const HEADLINE = 16;

/** Names of members, lower case and without `_` and `-`, preferred first; `item.` is schema.org's ListItem, `attributes.` Strapi's. */
const TITLES = names('title headline name showtitle title.rendered item.name item.headline attributes.title');
const ADDRESSES = names(
  'url link href permalink publishurl canonicalurl path item.url item.@id @id mainentityofpage mainentityofpage.@id attributes.url',
);
const CODES = names('slug lid code shortcode id uuid attributes.slug');
const PUBLISHED = names(
  'publishedat datepublished publishdate publishtime pubdate published publishdatetime date datetime createdat datecreated createddate time item.datepublished attributes.publishedat',
);
const UPDATED = names('updatedat datemodified modified updated modifiedat item.datemodified attributes.updatedat');
const SUMMARIES = names(
  'excerpt summary description lead intro item.description attributes.excerpt attributes.description',
);
const IMAGES = names(
  'image thumbnail cover imageurl thumbnailurl picture photo image.url thumbnail.url cover.url item.image',
);

/** Null where the rows have no titles or no addresses. */
export function findDataFields(rows: readonly Row[], ground: DataGround): DataFields | null {
  const find = (wanted: readonly string[], fits: Fits) => findMember(rows, wanted, fits);
  const title = find(TITLES, areHeadlines);
  const address = findAddress(rows, ground);
  if (title === null || address === null) return null;
  const { member, place, addresses } = address;
  const areDates = (values: readonly string[]) =>
    toShare(values, (value) => toStamp(value, ground.dates) !== null) >= MOST_OF;
  const fields = toDraftFields({
    url: place,
    title,
    published: find(PUBLISHED, areDates),
    updated: find(UPDATED, areDates),
    summary: find(SUMMARIES, areHeadlines),
    image: find(IMAGES, (values) => values.every(isFileAddress)),
  });
  // A menu has titles and addresses too, but no dates.
  const members = [title, member, ...(fields.published === undefined ? [] : [fields.published])];
  return { fields, members, addresses };
}

type Fits = (values: readonly string[]) => boolean;

/** The first of the wanted members that most rows have and whose values fit. */
function findMember(rows: readonly Row[], wanted: readonly string[], fits: Fits): string | null {
  const members = new Map([...new Set(rows.flatMap((row) => [...row.keys()]))].map((key) => [toName(key), key]));
  for (const name of wanted) {
    const member = members.get(name);
    if (member === undefined) continue;
    const values = rows.flatMap((row) => row.get(member) ?? []);
    if (values.length >= rows.length * MOST_OF && fits(values)) return member;
  }
  return null;
}

function findAddress(
  rows: readonly Row[],
  ground: DataGround,
): { readonly member: string; readonly place: string; readonly addresses: number } | null {
  const direct = findMember(
    rows,
    ADDRESSES,
    (values) => areDistinct(values) && values.every((value) => isOwnAddress(value, ground)),
  );
  if (direct !== null) return { member: direct, place: direct, addresses: countDistinct(rows, direct) };
  for (const name of CODES) {
    const member = findMember(rows, [name], areDistinct);
    if (member === null) continue;
    const codes = rows.flatMap((row) => row.get(member) ?? []);
    const place = findTemplate(codes, member, ground.pieces);
    if (place !== null) return { member, place, addresses: countDistinct(rows, member) };
  }
  return null;
}

/** A bare word is a code and no address, although it could be read as one. */
function isOwnAddress(value: string, { url }: DataGround): boolean {
  const host = toHost(URL.parse(value, url)?.href ?? null);
  const own = toHost(url);
  return /[/.]/.test(value) && host !== null && own !== null && (host === own || host.endsWith(`.${own}`));
}

function toShare(values: readonly string[], fits: (value: string) => boolean): number {
  return values.filter(fits).length / values.length;
}

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size >= values.length * MOST_OF;
}

function countDistinct(rows: readonly Row[], member: string): number {
  return new Set(rows.flatMap((row) => row.get(member) ?? [])).size;
}

function areHeadlines(values: readonly string[]): boolean {
  const lengths = values.map((value) => value.length).toSorted((a, b) => a - b);
  return areDistinct(values) && (lengths[Math.floor(lengths.length / 2)] ?? 0) >= HEADLINE;
}

function isFileAddress(value: string): boolean {
  return /^(?:https?:\/)?\/\S+$/i.test(value);
}

function names(list: string): string[] {
  return list.split(' ');
}

function toName(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
