import { expect, test } from 'vitest';
import { toEntryId } from '../../src/reconcile/identity.ts';
import type { Sighting } from '../../src/model/entry.ts';
import { makeSighting } from '../sightings.ts';

const URL = 'https://www.herald.example/news/1?utm_source=feed';

test('the publisher’s absolute IRI is the id where the source speaks for the outlet', () => {
  for (const itemId of [
    'https://herald.example/?p=7',
    'tag:herald.example,2026:7',
    'urn:isbn:1',
    'HTTP://Herald.Example/7',
  ]) {
    expect(toEntryId(makeSighting({ itemId }), 0)?.id).toBe(itemId);
  }
});

test('what is no absolute IRI, or is another’s word, is no id', () => {
  for (const itemId of ['7', '/news/7', 'a b:c', 'https://herald.example/a b', 'https://', 'urn:x%zz', 'урн:1']) {
    expect(toEntryId(makeSighting({ itemId }), 0)?.id).toMatch(/^urn:uuid:/);
  }
  expect(toEntryId(makeSighting({ own: false, itemId: 'https://herald.example/?p=7' }), 0)?.id).toMatch(/^urn:uuid:/);
});

test('the id of an address is its UUID of version 5 in the URL name space', () => {
  // Reckoned by another implementation: uuid.uuid5(uuid.NAMESPACE_URL, 'https://herald.example/news/1')
  expect(toEntryId(makeSighting({ fields: { url: URL } }), 0)).toEqual({
    id: 'urn:uuid:0aae804a-ad74-5ca4-a1c0-92be549f7b70',
    uuid: '0aae804a-ad74-5ca4-a1c0-92be549f7b70',
  });
});

test('without an address, outlet, headline and day make the id', () => {
  const [one, other] = [makeSighting(), makeSighting({ source: 'another' })].map(
    (sighting) => toEntryId(sighting, 0)?.id,
  );
  expect(one).toBe(other);
  expect(toEntryId(makeSighting({ day: '2026-01-20' }), 0)?.id).not.toBe(one);
});

test('an item always has as many ids as its source can tell it apart by', () => {
  const ids = allIds(makeSighting({ itemId: 'https://herald.example/?p=7', fields: { url: URL } }));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(3);
});

function allIds(sighting: Sighting): string[] {
  const ids: string[] = [];
  for (let next = toEntryId(sighting, 0); next !== null; next = toEntryId(sighting, ids.length)) ids.push(next.id);
  return ids;
}
