// Where feeds in XML put an item's picture; it looks at what the feed declares and never into the text.

import { readAttribute } from './element.ts';
import { address, addressIn, inside, type Place } from './places.ts';
import type { XmlElement } from '../xml/xml.ts';

/** In order: the picture itself before its thumbnail, the item's own before what is attached to it. */
export const PICTURES: readonly Place<string>[] = [
  addressIn('media:content', 'url', isPicture),
  inside('media:group', addressIn('media:content', 'url', isPicture)),
  addressIn('media:thumbnail', 'url'),
  inside('media:group', addressIn('media:thumbnail', 'url')),
  inside('media:content', addressIn('media:thumbnail', 'url')),
  addressIn('itunes:image', 'href'),
  addressIn('enclosure', 'url', isPicture),
  addressIn('link', 'href', (link) => readAttribute(link, 'rel') === 'enclosure' && isPicture(link)),
  inside('image', address('url')),
  addressIn('googleplay:image', 'href'),
];

function isPicture(element: XmlElement): boolean {
  const type = readAttribute(element, 'type') ?? readAttribute(element, 'medium');
  if (type !== null) return /^image\b/i.test(type);
  return /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i.test(
    readAttribute(element, 'url') ?? readAttribute(element, 'href') ?? '',
  );
}
