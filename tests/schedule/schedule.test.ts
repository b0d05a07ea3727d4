import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/model/configuration.ts';
import type { Visit } from '../../src/model/visit.ts';
import { findNextRun, isCronLine } from '../../src/schedule/cron.ts';
import { isDue, planNextVisit } from '../../src/schedule/schedule.ts';
import { toVisit } from '../../src/schedule/visit.ts';
import { makeSource } from '../sources.ts';

const MINUTE = 60_000;
const POLICY = { floor: 5 * MINUTE, ceiling: 24 * 60 * MINUTE };
const NOW = new Date('2026-01-13T04:07:30Z');
const READ = { outcome: 'read', items: 3, notes: [], troubles: [], fallbackFor: [], waitUntil: null } as const;
const FAILED = {
  outcome: 'failed',
  failure: { stage: 'fetch', code: 'status', detail: '500' },
  waitUntil: null,
} as const;

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
    expect(isDue(source, visit, new Date('2026-01-13T04:15:00Z'))).toBe(true);
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
    const waits = [1, 2, 3, 5, 8, 20, 1000].map((failures) => waitAfter(source, failures) / MINUTE);
    expect(waits).toEqual([7.5, 7.5, 22.5, 52.5, 322.5, 1447.5, 1447.5]);
  });

  test('that recovers is back at once, and its failures are forgotten', () => {
    const failing = [1, 2, 3].reduce<Visit | null>((before) => toVisit(source, before, FAILED, POLICY, NOW), null);
    expect(failing).toMatchObject({ failures: 3, lastSuccess: null, outcome: 'failed' });
    const well = toVisit(source, failing, READ, POLICY, NOW);
    expect(well).toMatchObject({
      failures: 0,
      failure: null,
      nextVisit: '2026-01-13T04:15:00.000Z',
      lastSuccess: NOW.toISOString(),
    });
  });

  test('that fails keeps what its last success said', () => {
    const well = toVisit(source, null, READ, POLICY, NOW);
    const failed = toVisit(source, well, FAILED, POLICY, new Date('2026-01-13T05:00:00Z'));
    expect(failed).toMatchObject({ items: 3, lastSuccess: NOW.toISOString() });
  });

  test('is visited after a time that grows with its failures and stays within bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10 ** 12 }), (failures, at) => {
        const wait = (count: number) => Date.parse(planNextVisit(source, count, null, POLICY, new Date(at))) - at;
        expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures));
        expect(wait(failures)).toBeGreaterThan(0);
        expect(wait(failures)).toBeLessThanOrEqual(POLICY.ceiling + 15 * MINUTE);
      }),
      { numRuns: 300 },
    );
  });
});

function waitAfter(source: Source, failures: number): number {
  return Date.parse(planNextVisit(source, failures, null, POLICY, NOW)) - NOW.getTime();
}
