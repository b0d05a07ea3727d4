// Of several articles that a page describes the one that the page is: a list of related ones is often described just as well.
import { toPageKey } from './address.ts';
import { isSameName } from './terms.ts';

/** An article that the page describes, and by what it may be known. */
export interface Claim<T> {
  readonly told: T;
  readonly addresses: readonly string[];
  readonly headline: string | null;
}

/** What the page says of itself. */
export interface OwnTerms {
  readonly addresses: readonly string[];
  readonly headlines: readonly (string | null)[];
}

/** The first with an address of the page, else the first with its headline, else the first; null where there is none. */
export function findOwn<T>(claims: readonly Claim<T>[], own: OwnTerms): T | null {
  const keys = new Set(own.addresses.map(toPageKey).filter((key) => key !== null));
  const isHere = (claim: Claim<T>) => claim.addresses.some((address) => keys.has(toPageKey(address) ?? ''));
  const isCalledSo = (claim: Claim<T>) => own.headlines.some((headline) => isSameName(headline, claim.headline));
  const found = claims.find(isHere) ?? claims.find(isCalledSo) ?? claims[0];
  return found?.told ?? null;
}
