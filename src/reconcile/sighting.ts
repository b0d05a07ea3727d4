// A sighting put together: an item in our terms, its headline, and whether it may be published. It knows nothing of other sightings.
import type { Headline } from '../headline/headline.ts';
import { foldHeadline } from '../headline/fold.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { Instant } from '../model/stamp.ts';
import type { NormalisedItem } from '../normalise/normalise.ts';
import { toDay } from '../zone.ts';

export function toSighting(
  item: NormalisedItem,
  headline: Headline,
  made: { readonly source: Source; readonly rawHash: string; readonly kept: boolean; readonly now: Instant },
): Sighting {
  const { itemId, addressKey, outlet, own, datedLoosely, feed } = item;
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
    datedLoosely,
    mixedCase,
    kept: made.kept,
    firstSeen: made.now,
  };
}
