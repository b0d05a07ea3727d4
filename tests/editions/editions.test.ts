import { describe, expect, test } from 'vitest';
import { choosePlaces, toEdition, toEditionEntry, type EditionRules } from '../../src/editions/editions.ts';
import type { EditionSpec } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import { toFallbackId } from '../../src/part.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { makeSighting } from '../sightings.ts';
import { makeSource } from '../sources.ts';

const SPEC: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 3 };
const HERALD = { id: 'herald', name: { en: 'The Herald', mn: 'Херальд' }, site: 'https://herald.example/', hosts: [] };

describe('which entries', () => {
  test('the latest by place, up to the limit', () => {
    const entries = ['a', 'b', 'c', 'd'].map((title) => makeEntry(title));
    expect(choosePlaces(entries, SPEC.limit, makeRules().sources)).toEqual({ chosen: entries.slice(0, 3), full: true });
  });

  test('no more of one source than its share', () => {
    const entries = [
      ...['a', 'b', 'c'].map((title) => makeEntry(title)),
      makeEntry('d', { source: 'other', textSource: 'other' }),
    ];
    const { chosen, full } = choosePlaces(entries, SPEC.limit, makeRules({ share: 1 }).sources);
    expect([chosen.map(({ title }) => title), full]).toEqual([['a', 'd'], false]);
  });

  test('of which those of a fallback count with its source', () => {
    const entries = [makeEntry('a'), makeEntry('b', { source: toFallbackId('herald-feed') })];
    expect(choosePlaces(entries, SPEC.limit, makeRules({ share: 1 }).sources).chosen.map(({ title }) => title)).toEqual(
      ['a'],
    );
  });
});

describe('in which order', () => {
  test('newest first, the undated where they were first seen, and of one time the later seen first', () => {
    const day = (at: string) => ({ published: { at, precision: 'day', zone: 'UTC' } }) as const;
    const entries = [
      makeEntry('seen later', { firstSeen: '2026-01-12T02:00:00.000Z', ...day('2026-01-12T00:00:00.000Z') }),
      makeEntry('undated', { firstSeen: '2026-01-12T12:00:00.000Z', published: null }),
      makeEntry('seen sooner', { firstSeen: '2026-01-12T01:00:00.000Z', ...day('2026-01-12T00:00:00.000Z') }),
      makeEntry('old', day('2020-01-01T00:00:00.000Z')),
    ];
    const edition = toEdition(SPEC, entries, makeRules());
    expect(edition.entries.map(({ title }) => title)).toEqual(['undated', 'seen later', 'seen sooner', 'old']);
  });

  test('its own date of change is the latest of its entries’', () => {
    const entries = [
      makeEntry('a', { updated: '2026-01-01T00:00:00.000Z' }),
      makeEntry('b', { updated: '2026-01-05T00:00:00.000Z' }),
    ];
    expect(toEdition(SPEC, entries, makeRules()).updated).toBe('2026-01-05T00:00:00.000Z');
    expect(toEdition(SPEC, [], makeRules()).updated).toBeNull();
  });
});

describe('how much', () => {
  const entry = makeEntry('a', { summary: 'Short.', content: '<p>Long.</p>' });

  test.each([
    ['full', 'Short.', '<p>Long.</p>'],
    ['summary', 'Short.', null],
    ['none', null, null],
  ] as const)('content: %s', (content, summary, whole) => {
    expect(toEditionEntry(entry, SPEC, makeRules({ content }))).toMatchObject({ summary, content: whole });
  });

  test('no words of a source that is no longer configured', () => {
    const gone = makeEntry('a', { textSource: 'gone', summary: 'Short.', content: '<p>Long.</p>' });
    expect(toEditionEntry(gone, SPEC, makeRules({ content: 'full' }))).toMatchObject({
      summary: null,
      content: null,
    });
  });

  test('under the outlet’s name in the edition’s language, or its id where nobody named it', () => {
    expect(toEditionEntry(entry, { ...SPEC, language: 'mn' }, makeRules()).outletName).toBe('Херальд');
    expect(toEditionEntry(entry, { ...SPEC, language: 'de' }, makeRules()).outletName).toBe('The Herald');
    expect(toEditionEntry(makeEntry('a', { outlet: 'wool.example' }), SPEC, makeRules()).outletName).toBe(
      'wool.example',
    );
  });
});

function makeRules(source: Parameters<typeof makeSource>[0] = {}): EditionRules {
  return {
    outlets: new Map([['herald', HERALD]]),
    sources: new Map([['herald-feed', makeSource({ id: 'herald-feed', ...source })]]),
  };
}

function makeEntry(title: string, given: Partial<Entry> = {}): Entry {
  const [change] = reconcile(
    [makeSighting({ fields: { title } })],
    { known: [], takenIds: new Set() },
    { shown: new Set(), hostsOf: () => [] },
    '',
  );
  if (change === undefined) throw new Error('no entry was made');
  return { ...change.entry, ...given };
}
