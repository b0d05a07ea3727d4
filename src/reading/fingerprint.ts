// By what a document was read: the settings and the reader's version as one hash. It reads nothing.
import { hash } from 'node:crypto';
import type { Source } from '../model/configuration.ts';
import type { Outlets } from '../normalise/outlet.ts';

/** Raised when reading changes what it makes of a document, so that every document is read again. */
const READER_VERSION = 4;

/** Asked for at every step of every visit; sources live as long as the configuration that holds them. */
const fingerprints = new WeakMap<Source, { readonly outlets: string; readonly own: string }>();

/**
 * The settings that decide what is made of a document, and the version of what reads it. Not the operator's words: case is decided once, and
 * a word more would have every document read again.
 */
export function toFingerprint(source: Source, { fingerprint: outlets }: Outlets): string {
  const known = fingerprints.get(source);
  if (known?.outlets === outlets) return known.own;
  const { kind, url, items, fields, data, follow, outlet, language, timezone, keep, drop, unlisted } = source;
  const places = [kind, url, items, fields, data, follow];
  const settings = [READER_VERSION, outlets, ...places, outlet, language, timezone, keep, drop, unlisted];
  const own = hash('sha1', JSON.stringify(settings));
  fingerprints.set(source, { outlets, own });
  return own;
}
