import { describe, expect, test } from 'vitest';
import type { Entry, Sighting } from '../../src/model/entry.ts';
import { reconcile, type EntryChange } from '../../src/reconcile/reconcile.ts';
import type { Known } from '../../src/reconcile/known.ts';
import { makeSighting, makeTickerSighting, NOW } from '../sightings.ts';

const LATER = '2026-01-14T04:00:00.000Z';
const TITLE = 'A bridge opens in the north';
const URL = 'https://herald.example/news/1';

describe('what is one entry', () => {
  test('an item with the same publisher id from the same source, whatever its address', () => {
    const known = visit([], makeSighting({ itemId: 'a1', fields: { url: URL } }));
    const again = visit(known, makeSighting({ itemId: 'a1', fields: { url: `${URL}-moved` } }));
    expect(again).toHaveLength(1);
  });

  test('items at one address, with and without www, as AMP and as a mobile twin', () => {
    const addresses = [URL, 'http://www.herald.example/news/1', `${URL}/amp`, 'https://m.herald.example/news/1#top'];
    const known = addresses.reduce<Known[]>(
      (before, url, at) => visit(before, makeSighting({ source: `s${at}`, fields: { url } })),
      [],
    );
    expect(known).toHaveLength(1);
  });

  test('not two items at one address to which their source gives two ids', () => {
    const first = makeSighting({ itemId: '1', fields: { url: URL } });
    expect(visit([], first, makeSighting({ itemId: '2', fields: { url: URL } }))).toHaveLength(2);
    expect(visit(visit([], first), makeSighting({ itemId: '2', fields: { url: URL, title: 'Another' } }))).toHaveLength(
      2,
    );
  });

  test('an item to which its source only gives a new id', () => {
    const known = visit([], makeSighting({ itemId: 'http://herald.example/?p=1', fields: { url: URL } }));
    const moved = visit(known, makeSighting({ itemId: 'https://herald.example/?p=1', fields: { url: URL } }));
    expect(moved.map(({ entry }) => entry.id)).toEqual(['http://herald.example/?p=1']);
  });

  test('not two links elsewhere, nor two days, of one headline in one document', () => {
    const link = (n: number) =>
      makeSighting({ rawHash: `${n}`, addressKey: null, fields: { url: `https://proxy.example/${n}` } });
    expect(visit([], link(1), link(2))).toHaveLength(2);
    const day = (n: number) =>
      makeSighting({
        rawHash: `${n}`,
        day: `2026-01-1${n}`,
        fields: { published: { at: `2026-01-1${n}T00:00:00.000Z`, precision: 'day', zone: 'UTC' } },
      });
    const known = visit([], day(2), day(1));
    expect(known).toHaveLength(2);
    expect(visit(known, day(3))).toHaveLength(3);
  });

  test('not a ticker headline that two pages of one document bear, whichever came first', () => {
    const pages = [1, 2].map((n) =>
      makeSighting({ rawHash: `${n}`, fields: { url: `https://herald.example/news/${n}` } }),
    );
    expect(visit(visit([], makeTickerSighting(TITLE)), ...pages)).toHaveLength(3);
    expect(visit(visit([], ...pages), makeTickerSighting(TITLE))).toHaveLength(3);
  });

  test('a headline of an outlet that was named by its host until somebody declared it', () => {
    const before = visit([], makeTickerSighting(TITLE, { fields: { outlet: 'herald.example' } }));
    const after = visit(before, makeTickerSighting(TITLE, { rawHash: 'read anew' }));
    expect(after.map(({ entry }) => [entry.id, entry.outlet])).toEqual([[before[0]?.entry.id, 'herald']]);
  });

  test('an item without id whose link is on the outlet’s hosts only now', () => {
    const url = 'http://www.herald.example/news/1';
    const before = visit([], makeSighting({ addressKey: null, fields: { url } }));
    expect(visit(before, makeSighting({ rawHash: 'read anew', fields: { url } }))).toHaveLength(1);
  });

  test('an undated item that is still listed after a month', () => {
    const undated = { fields: { published: null } } as const;
    const before = visit([], makeSighting({ ...undated, day: '2026-01-01' }));
    expect(visit(before, makeSighting({ ...undated, rawHash: 'read anew', day: '2026-02-01' }))).toHaveLength(1);
  });

  test('an item of a source that was given another outlet', () => {
    const before = visit([], makeSighting({ addressKey: null, fields: { outlet: '127.0.0.1', url: URL } }));
    const after = visit(before, makeSighting({ rawHash: 'read anew', fields: { url: URL } }));
    expect(after.map(({ entry }) => [entry.id, entry.outlet])).toEqual([[before[0]?.entry.id, 'herald']]);
  });

  test('not two addresses that differ in the case of a path', () => {
    const known = visit([], makeSighting({ fields: { url: 'https://herald.example/r/aBc', title: 'One' } }));
    expect(visit(known, makeSighting({ fields: { url: 'https://herald.example/r/abc', title: 'Two' } }))).toHaveLength(
      2,
    );
  });

  test('a ticker headline and the outlet’s own entry, when the ticker comes first', () => {
    const known = visit(visit([], makeTickerSighting(TITLE)), makeSighting({ fields: { url: URL } }));
    expect(known).toHaveLength(1);
    expect(known[0]?.entry).toMatchObject({ title: TITLE, url: URL, published: { precision: 'second' } });
  });

  test('a ticker headline and the outlet’s own entry, when the ticker comes last', () => {
    const own = visit([], makeSighting({ fields: { url: URL } }));
    const known = visit(own, makeTickerSighting(TITLE));
    expect(known).toHaveLength(1);
    expect(known[0]?.entry).toEqual(own[0]?.entry);
  });

  test('the same capitals keep the case that was decided, and other ones take theirs', () => {
    const known = visit([], makeTickerSighting(TITLE, { fields: { title: 'A bridge opens in the North' } }));
    const again = { rawHash: 'read anew', headlineKey: known[0]?.entry.headlineKey ?? '' };
    const learnt = { title: 'A Bridge opens in the north', originalTitle: 'A bridge opens in the North' };
    expect(visit(known, makeTickerSighting(TITLE, { ...again, fields: learnt }))).toEqual([
      expect.objectContaining({ entry: known[0]?.entry }),
    ]);
    const corrected = { title: 'A bridge opens in the NORTH', originalTitle: 'A bridge opens in the north' };
    const after = visit(known, makeTickerSighting(TITLE, { ...again, fields: corrected }));
    expect(after[0]?.entry).toMatchObject(corrected);
  });

  test('a ticker’s copy at its own address is a copy: it is linked only until the outlet’s address is known', () => {
    const copy = makeTickerSighting(TITLE, { addressKey: null, fields: { url: 'https://ticker.example/copy/7' } });
    const before = visit([], copy);
    expect(before[0]?.entry.url).toBe('https://ticker.example/copy/7');
    const after = visit(before, makeSighting({ fields: { url: URL } }));
    expect(after.map(({ entry }) => entry.url)).toEqual([URL]);
  });

  test('not a headline that comes again more than seven days later', () => {
    const known = visit([], makeSighting({ fields: { url: URL } }));
    expect(visit(known, makeTickerSighting(TITLE, { day: '2026-01-19' }))).toHaveLength(1);
    expect(visit(known, makeTickerSighting(TITLE, { day: '2026-01-20' }))).toHaveLength(2);
  });

  test('not a headline of another outlet or in another language', () => {
    const known = visit([], makeSighting({ fields: { url: URL } }));
    expect(visit(known, makeTickerSighting(TITLE, { fields: { outlet: 'mirror' } }))).toHaveLength(2);
    expect(visit(known, makeTickerSighting(TITLE, { fields: { language: 'mn' } }))).toHaveLength(2);
  });

  test('not a ticker headline that two of the outlet’s entries bear: it stands alone, and only once', () => {
    const first = visit([], makeSighting({ fields: { url: URL } }));
    const both = visit(first, makeSighting({ fields: { url: 'https://herald.example/news/2' } }));
    const alone = visit(both, makeTickerSighting(TITLE));
    expect(alone).toHaveLength(3);
    expect(visit(alone, makeTickerSighting(TITLE, { rawHash: 'later', day: '2026-01-13' }))).toHaveLength(3);
  });

  test('two cards of one entry in one document: the first one counts, at this visit and the next', () => {
    const cards = [
      makeSighting({ rawHash: 'card 1', fields: { url: URL, title: 'First card' } }),
      makeSighting({ rawHash: 'card 2', fields: { url: URL, title: 'Second card' } }),
    ];
    const known = visit([], ...cards);
    expect(known.map(({ entry }) => entry.title)).toEqual(['First card']);
    expect(
      reconcile(
        cards.slice(1),
        { known, takenIds: new Set() },
        { shown: new Set(['card 1', 'card 2']), hostsOf },
        LATER,
      ),
    ).toEqual([]);
  });
});

describe('what an entry says', () => {
  test('what its source says now, when that is another thing than before', () => {
    const known = visit([], makeSighting({ itemId: '1', fields: { title: 'A brigde opens' } }));
    const corrected = visit(known, makeSighting({ itemId: '1', fields: { title: 'A bridge opens' } }), LATER);
    expect(corrected[0]?.entry).toMatchObject({ title: 'A bridge opens', changed: LATER, firstSeen: NOW });
  });

  test('nothing new when the same is seen again', () => {
    const sighting = makeSighting({ itemId: '1', fields: { url: URL } });
    const known = visit([], sighting);
    const changes = decide(known, [{ ...sighting, rawHash: 'read by other settings' }], LATER);
    expect(changes).toMatchObject([{ isChanged: false }]);
  });

  test('what the outlet itself said, whatever another source says of it later', () => {
    const known = visit([], makeSighting({ fields: { url: URL, summary: 'Its own words.' } }));
    const claim = makeSighting({
      source: 'stranger',
      own: false,
      fields: { url: URL, title: 'Bridge falls', summary: 'Other words.', published: null },
    });
    expect(visit(known, claim).map(({ entry }) => entry)).toEqual(known.map(({ entry }) => entry));
  });

  test('nothing new when an undated item is read again on another day', () => {
    const undated = { itemId: '1', fields: { published: null } } as const;
    const known = visit([], makeSighting({ ...undated, day: '2026-01-13' }));
    expect(decide(known, [makeSighting({ ...undated, day: '2026-01-20', rawHash: 'x' })], LATER)).toMatchObject([
      { isChanged: false, isStale: false, entry: { day: '2026-01-13' } },
    ]);
  });

  test('the words of one source only, whose setting for them then counts', () => {
    const own = makeSighting({ fields: { url: URL, summary: 'Its own.' } });
    const other = makeSighting({
      source: 'other',
      own: false,
      fields: { url: URL, summary: 'Theirs.', content: '<p>Theirs.</p>' },
    });
    expect(visit(visit([], other), own)[0]?.entry).toMatchObject({
      summary: 'Its own.',
      content: null,
      textSource: 'herald-feed',
    });
  });

  test('what another source said, until the outlet says it itself', () => {
    const other = makeSighting({
      source: 'other',
      own: false,
      fields: { url: URL, title: 'Bridge!', summary: 'Theirs.' },
    });
    const known = visit(visit([], other), makeSighting({ fields: { url: URL, title: TITLE } }));
    expect(known[0]?.entry).toMatchObject({ title: TITLE, summary: 'Theirs.' });
  });

  test('a date that another source may not move, and that the outlet may', () => {
    const moved = {
      published: { at: '2026-01-12T16:00:00.000Z', precision: 'day', zone: 'Asia/Ulaanbaatar' },
    } as const;
    const ticker = visit([], makeTickerSighting(TITLE));
    expect(visit(ticker, makeTickerSighting(TITLE, { rawHash: 'x', fields: moved }))[0]?.entry.published).toEqual(
      ticker[0]?.entry.published,
    );
    const own = visit([], makeSighting({ itemId: '1' }));
    expect(visit(own, makeSighting({ itemId: '1', fields: moved }))[0]?.entry.published).toEqual(moved.published);
  });

  test('the date it had when only its date of change moves', () => {
    const known = visit([], makeSighting({ itemId: '1', datedLoosely: true }));
    const edited = makeSighting({
      itemId: '1',
      datedLoosely: true,
      fields: { title: 'Edited', published: { at: LATER, precision: 'second', zone: 'UTC' }, updated: LATER },
    });
    expect(visit(known, edited)[0]?.entry).toMatchObject({
      title: 'Edited',
      updated: LATER,
      published: { at: '2026-01-12T09:00:00.000Z' },
    });
  });

  test('published as long as one of its sources lets it be', () => {
    const known = visit([], makeSighting({ kept: false, fields: { url: URL } }));
    expect(known[0]?.entry.kept).toBe(false);
    expect(visit(known, makeSighting({ source: 'other', own: false, fields: { url: URL } }))[0]?.entry.kept).toBe(true);
  });
});

/** Reconciles one document's sightings with what is known, and gives what is known then. */
function visit(known: readonly Known[], ...document: (Sighting | string)[]): Known[] {
  const now = document.find((part) => typeof part === 'string') ?? NOW;
  const sightings = document.filter((part) => typeof part !== 'string');
  const next = new Map(known.map((one) => [one.entry.id, one]));
  for (const { entry, sighting } of decide(known, sightings, now)) {
    const before = next.get(entry.id)?.sightings ?? [];
    const others = before.some(({ source }) => source === sighting.source)
      ? before.map((one) => (one.source === sighting.source ? sighting : one))
      : [...before, sighting];
    next.set(entry.id, { entry, sightings: others });
  }
  return [...next.values()];
}

function decide(known: readonly Known[], sightings: readonly Sighting[], now: string): EntryChange[] {
  const takenIds = new Set(known.map(({ entry }: { entry: Entry }) => entry.id));
  const shown = new Set(sightings.map(({ rawHash }) => rawHash));
  return reconcile(sightings, { known, takenIds }, { shown, hostsOf }, now);
}

function hostsOf(outlet: string): string[] {
  return outlet === 'herald' ? ['herald.example'] : [];
}
