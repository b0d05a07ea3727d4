import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/model/configuration.ts';
import type { Visit } from '../../src/model/visit.ts';
import { findNextRun, isCronLine } from '../../src/schedule/cron.ts';
import { isDue, planNextVisit } from '../../src/schedule/schedule.ts';
import { findAdopted, toVisit } from '../../src/schedule/visit.ts';
import { makeSource } from '../sources.ts';

const MINUTE = 60_000;
const POLICY = { floor: 5 * MINUTE, ceiling: 24 * 60 * MINUTE };
const NOW = new Date('2026-01-13T04:07:30Z');
const SAID = { waitUntil: null, freshUntil: null, movedTo: null };
const READ = {
  ...SAID,
  outcome: 'read',
  items: 3,
  listed: 3,
  notes: [],
  troubles: [],
  fallbackFor: [],
  rhythm: null,
  isNews: true,
} as const;
const FAILED = {
  ...SAID,
  outcome: 'failed',
  failure: { stage: 'fetch', code: 'status', detail: '500' },
  isGone: false,
  isOurs: false,
} as const;
/** Nothing speaks against the cron line. */
const CALM = { failures: 0, waitUntil: null, freshUntil: null, rhythm: null, lastNew: null };

describe('a cron line', () => {
  test.each([
    ['*/15 * * * *', 'Asia/Ulaanbaatar', '2026-01-13T04:15:00.000Z'],
    ['0 8 * * *', 'Asia/Ulaanbaatar', '2026-01-14T00:00:00.000Z'],
    ['30 7 * * mon', 'Asia/Kathmandu', '2026-01-19T01:45:00.000Z'],
    ['*/10 * * * * *', 'UTC', '2026-01-13T04:07:40.000Z'],
    ['0 0 29 2 *', 'UTC', '2028-02-29T00:00:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-01-14T01:30:00.000Z'],
  ])('"%s" in %s next comes true at %s', (line, zone, next) => {
    expect(findNextRun(line, zone, NOW)?.toISOString()).toBe(next);
  });

  test('comes true after the given instant, never at it', () => {
    expect(findNextRun('15 4 * * *', 'UTC', new Date('2026-01-13T04:15:00Z'))?.toISOString()).toBe(
      '2026-01-14T04:15:00.000Z',
    );
  });

  test('that no clock can meet is none', () => {
    expect(['* * * * *', '0 0 30 2 *', '61 * * * *', 'often', ''].map(isCronLine)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a source', () => {
  const source = makeSource({ schedule: '*/15 * * * *', timezone: 'UTC' });

  test('is due when it was never visited, and when its time has come, not sooner', () => {
    const visit = toVisit(source, null, READ, POLICY, NOW);
    expect(isDue(source, null, NOW)).toBe(true);
    expect(isDue(source, visit, new Date('2026-01-13T04:14:59Z'))).toBe(false);
    expect(isDue(source, visit, new Date('2026-01-13T04:16:00Z'))).toBe(true);
  });

  test('whose cron line was changed follows the new one at once', () => {
    const visit = toVisit(source, null, READ, POLICY, NOW);
    const changed = { ...source, schedule: '*/5 * * * *' };
    expect(isDue(changed, visit, new Date('2026-01-13T04:10:00Z'))).toBe(true);
  });

  test('whose origin asks to wait is left alone until then', () => {
    const waitUntil = '2026-01-13T09:00:00.000Z';
    const visit = toVisit(source, null, { ...FAILED, waitUntil }, POLICY, NOW);
    expect(visit.nextVisit).toBe(waitUntil);
    expect(isDue({ ...source, schedule: '* * * * *' }, visit, new Date('2026-01-13T08:59:59Z'))).toBe(false);
    expect(isDue(source, visit, new Date(waitUntil))).toBe(true);
  });

  test('that was visited by a clock which ran ahead is due at once', () => {
    const visit = toVisit(
      source,
      null,
      { ...FAILED, waitUntil: '2026-03-01T00:00:00.000Z' },
      POLICY,
      new Date('2026-01-23T04:00:00Z'),
    );
    expect(isDue(source, visit, NOW)).toBe(true);
  });

  test('that fails is visited at its cron line’s next time at first, then ever more rarely', () => {
    const waits = [1, 2, 3, 5, 8, 20, 1000].map((failures) => waitAfter(source, failures));
    expect(waits).toEqual([7.5, 7.5, 22.5, 52.5, 322.5, 1447.5, 1447.5]);
  });

  test('that recovers is back at once, and its failures are forgotten', () => {
    const failing = [1, 2, 3].reduce<Visit | null>((before) => toVisit(source, before, FAILED, POLICY, NOW), null);
    expect(failing).toMatchObject({ failures: 3, lastSuccess: null, outcome: 'failed' });
    const well = toVisit(source, failing, READ, POLICY, NOW);
    expect(well).toMatchObject({
      failures: 0,
      failure: null,
      nextVisit: expect.stringMatching(/^2026-01-13T04:15:/),
      lastSuccess: NOW.toISOString(),
    });
  });

  test('that could not be asked for want of something of ours has not failed', () => {
    const moved = { ...READ, movedTo: 'https://herald.example/new' };
    const failing = toVisit(source, toVisit(source, null, moved, POLICY, NOW), FAILED, POLICY, NOW);
    const ours = { ...FAILED, isOurs: true } as const;
    expect(toVisit(source, failing, ours, POLICY, NOW)).toMatchObject({ outcome: 'failed', failures: 1 });
    const well = toVisit(source, null, moved, POLICY, NOW);
    expect(toVisit(source, well, ours, POLICY, NOW)).toMatchObject({ failures: 0, moved: well.moved });
  });

  test('that fails keeps what its last success said', () => {
    const well = toVisit(source, null, READ, POLICY, NOW);
    const failed = toVisit(source, well, FAILED, POLICY, new Date('2026-01-13T05:00:00Z'));
    expect(failed).toMatchObject({ items: 3, lastSuccess: NOW.toISOString() });
  });

  test('is visited after a time that grows with its failures and stays within bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10 ** 12 }), (failures, at) => {
        const plan = (count: number) => planNextVisit(source, { ...CALM, failures: count }, POLICY, new Date(at));
        const wait = (count: number) => Date.parse(plan(count).nextVisit) - at;
        expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures));
        expect(wait(failures)).toBeGreaterThan(0);
        expect(wait(failures)).toBeLessThanOrEqual(POLICY.ceiling + 16 * MINUTE);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the next visit', () => {
  const source = makeSource({ schedule: '*/15 * * * *', timezone: 'UTC' });
  const plan = (given: Partial<typeof CALM> | object, now = NOW) =>
    planNextVisit(source, { ...CALM, ...given }, POLICY, now);

  test('is at a moment of the source’s own behind the cron line’s time, the same at every visit', () => {
    const moments = ['a', 'b', 'c', 'd'].map((id) => planNextVisit({ ...source, id }, CALM, POLICY, NOW).nextVisit);
    expect(new Set(moments).size).toBe(4);
    expect(moments.every((moment) => moment.startsWith('2026-01-13T04:15:'))).toBe(true);
    const first = plan({}).nextVisit;
    const second = plan({}, new Date(first)).nextVisit;
    expect(Date.parse(second) - Date.parse(first)).toBe(15 * MINUTE);
  });

  test('waits while what was answered is fresh, as far as the ceiling', () => {
    expect(plan({ freshUntil: '2026-01-13T05:02:00.000Z' })).toMatchObject({
      nextVisit: expect.stringMatching(/T05:15:/),
      pace: { reason: 'max-age', until: '2026-01-13T05:02:00.000Z' },
    });
    expect(plan({ freshUntil: '2027-01-13T05:02:00.000Z' }).nextVisit).toMatch(/^2026-01-14T04:15:/);
  });

  test('does not pass over a time of the cron line that comes a moment too soon', () => {
    const freshUntil = '2026-01-13T04:15:00.900Z';
    const { nextVisit } = plan({ freshUntil });
    expect(nextVisit >= freshUntil).toBe(true);
    expect(nextVisit).toMatch(/T04:1[56]:/);
  });

  test('waits as long as the feed asks, and for the hours and days in which it publishes', () => {
    const rhythm = { interval: 2 * 3_600_000, skipHours: [], skipDays: [] };
    expect(plan({ rhythm })).toMatchObject({ nextVisit: expect.stringMatching(/T06:15:/), pace: { reason: 'ttl' } });
    const skipHours = { interval: null, skipHours: [4, 5, 6], skipDays: [] };
    expect(plan({ rhythm: skipHours })).toMatchObject({
      nextVisit: expect.stringMatching(/^2026-01-13T07:00:/),
      pace: { reason: 'skip' },
    });
    const skipDays = { interval: null, skipHours: [], skipDays: [2, 3] };
    expect(plan({ rhythm: skipDays }).nextVisit).toMatch(/^2026-01-15T00:00:/);
    const always = { interval: null, skipHours: Array.from({ length: 24 }, (_, hour) => hour), skipDays: [] };
    expect(plan({ rhythm: always }).nextVisit).toMatch(/T04:15:/);
  });

  test('keeps Retry-After to the second, beyond every bound', () => {
    const waitUntil = '2026-03-01T00:00:01.000Z';
    expect(plan({ waitUntil, failures: 9 })).toEqual({
      nextVisit: waitUntil,
      pace: { reason: 'retry-after', until: waitUntil },
    });
  });

  test('comes later the longer nothing new came, up to four hours, and never sooner than the cron line', () => {
    const after = (hours: number) => {
      const lastNew = new Date(NOW.getTime() - hours * 3_600_000).toISOString();
      return Math.floor((Date.parse(plan({ lastNew }).nextVisit) - NOW.getTime()) / MINUTE);
    };
    const waits = [0, 1, 4, 8, 24, 1000].map(after);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits.at(0)).toBeLessThan(9);
    expect(waits.at(-1)).toBeLessThanOrEqual(4 * 60 + 16);
    expect(plan({ lastNew: '2026-01-01T00:00:00.000Z' }).pace.reason).toBe('quiet');
  });

  test('is the cron line’s where what speaks against it ends before', () => {
    const lastNew = new Date(NOW.getTime() - 10 * MINUTE).toISOString();
    const freshUntil = new Date(NOW.getTime() + MINUTE).toISOString();
    for (const given of [{ lastNew }, { freshUntil }]) {
      expect(plan(given).pace).toEqual({ reason: 'schedule', until: null });
    }
  });
});

describe('a move', () => {
  const source = makeSource();
  const to = 'https://new.example/rss';
  const visits = (count: number, movedTo: string | null = to) =>
    Array.from({ length: count }).reduce<Visit | null>(
      (before) => toVisit(source, before, { ...READ, movedTo }, POLICY, NOW),
      null,
    );

  test('is believed when three visits in a row have said so', () => {
    expect([1, 2, 3].map((count) => findAdopted(visits(count)))).toEqual([null, null, to]);
  });

  test('is believed on while the new address answers without a redirect', () => {
    expect(findAdopted(toVisit(source, visits(3), READ, POLICY, NOW))).toBe(to);
  });

  test('is forgotten where one visit says otherwise, or the new address fails', () => {
    expect(visits(2)?.moved?.sightings).toBe(2);
    expect(toVisit(source, visits(2), READ, POLICY, NOW).moved).toBeNull();
    expect(toVisit(source, visits(2), { ...READ, movedTo: 'https://x.example/' }, POLICY, NOW).moved?.sightings).toBe(
      1,
    );
    expect(toVisit(source, visits(5), FAILED, POLICY, NOW).moved).toBeNull();
  });
});

describe('a source that is gone', () => {
  const source = makeSource();
  const gone = toVisit(source, null, { ...FAILED, isGone: true }, POLICY, NOW);

  test('is not visited any more, at any time', () => {
    expect(gone).toMatchObject({ stopped: true, pace: { reason: 'stopped' } });
    expect(isDue(source, gone, new Date('2036-01-01T00:00:00Z'))).toBe(false);
  });

  test('is visited at once where the configuration has another address', () => {
    expect(isDue({ ...source, url: 'https://herald.example/new' }, gone, NOW)).toBe(true);
  });
});

function waitAfter(source: Source, failures: number): number {
  const { nextVisit } = planNextVisit(source, { ...CALM, failures }, POLICY, NOW);
  return Math.floor((Date.parse(nextVisit) - NOW.getTime()) / MINUTE / 0.5) * 0.5 - toOwnMinutes(source);
}

/** The source's own moment, in half minutes. */
function toOwnMinutes(source: Source): number {
  const { nextVisit } = planNextVisit(source, CALM, POLICY, NOW);
  return Math.floor((Date.parse(nextVisit) - Date.parse('2026-01-13T04:15:00Z')) / MINUTE / 0.5) * 0.5;
}
