// Items of one document that share a headline or an address with too many others.
import { expect, test } from 'vitest';
import { withoutNamesakes } from '../../src/reconcile/namesakes.ts';
import { makeSighting } from '../sightings.ts';

const toNamesakes = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    makeSighting({ itemId: `${n}`, rawHash: `${n}`, fields: { url: 'https://herald.example/rates' } }),
  );

test('few of them are left as they are', () => {
  const few = toNamesakes(50);
  expect(withoutNamesakes(few)).toEqual(few);
});

test('many of them are each known by their own id, and link where they did', () => {
  const many = withoutNamesakes(toNamesakes(51));
  expect(new Set(many.map(({ headlineKey }) => headlineKey)).size).toBe(51);
  expect(new Set(many.map(({ addressKey, fields }) => `${addressKey} ${fields.url}`))).toEqual(
    new Set(['null https://herald.example/rates']),
  );
});

test('the others of the document keep theirs', () => {
  const other = makeSighting({ fields: { title: 'Another', url: 'https://herald.example/other' } });
  expect(withoutNamesakes([...toNamesakes(51), other]).at(-1)).toEqual(other);
});
