// A sighting put together: an item in our terms, its headline, and whether it may be published. It knows nothing of other sightings.
import type { Headline } from '../headline/headline.ts';
import { foldHeadline } from '../headline/fold.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { Instant } from '../model/stamp.ts';
import type { NormalisedItem } from '../normalise/normalise.ts';

/** `YYYY-MM-DD` by a zone's clock is what Swedish dates look like. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function toSighting(
  item: NormalisedItem,
  headline: Headline,
  made: { readonly source: Source; readonly rawHash: string; readonly kept: boolean; readonly now: Instant },
): Sighting {
  const { itemId, addressKey, outlet, own, datedByUpdate, feed } = item;
  const { url, published, updated, summary, content, authors, image, categories } = item;
  const { title, originalTitle, language, mixedCase } = headline;
  const zone = published?.zone ?? made.source.timezone;
  return {
    source: made.source.id,
    itemId,
    addressKey,
    rawHash: made.rawHash,
    headlineKey: foldHeadline(originalTitle),
    day: toDay(published?.at ?? made.now, zone),
    fields: {
      outlet: outlet.id,
      language,
      url,
      title,
      originalTitle,
      published,
      updated,
      summary,
      content,
      authors,
      image,
      categories,
    },
    feed,
    own,
    datedByUpdate,
    mixedCase,
    kept: made.kept,
    firstSeen: made.now,
  };
}

/** The local day of an instant; `zone` is an IANA name or an offset like `+08:00`. */
function toDay(at: Instant, zone: string): string {
  const offset = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
    return new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 10);
  }
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    dayFormats.set(zone, format);
  }
  return format.format(new Date(at));
}
