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

/** The first with an address of the page, else the first with its headline, else the first that does not say that it is another's; null where there is none. */
export function findOwn<T>(claims: readonly Claim<T>[], own: OwnTerms): T | null {
  const keys = new Set(own.addresses.map(toPageKey).filter((key) => key !== null));
  const isHere = (claim: Claim<T>) => claim.addresses.some((address) => keys.has(toPageKey(address) ?? ''));
  const isCalledSo = (claim: Claim<T>) => own.headlines.some((headline) => isSameName(headline, claim.headline));
  const found = claims.find(isHere) ?? claims.find(isCalledSo) ?? claims.find((claim) => isNobodys(claim, own));
  return found?.told ?? null;
}

/** Whether it names no address, or the page has no headline that could tell it from a related one. */
function isNobodys<T>({ addresses }: Claim<T>, { headlines }: OwnTerms): boolean {
  return addresses.length === 0 || headlines.every((headline) => headline === null);
}
