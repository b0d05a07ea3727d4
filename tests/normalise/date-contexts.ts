// The present that tests of dates are told, and stamps as a local clock would show them.

import type { Stamp } from '../../src/model/stamp.ts';

/** A Tuesday, 20 January 2026, 14:30:45 in Ulaanbaatar. */
export const ULAANBAATAR = { zone: 'Asia/Ulaanbaatar', now: '2026-01-20T06:30:45.000Z' };

const SHOWN = { day: 10, hour: 13, minute: 16, second: 19 };

/** `2026-01-20 14:05 minute`: as much of the clock as the precision vouches for, which must be all there is. */
export function toLocal(stamp: Stamp | null, hoursEast: number): string | null {
  if (stamp === null) return null;
  const clock = new Date(Date.parse(stamp.at) + hoursEast * 3_600_000).toISOString();
  const shown = SHOWN[stamp.precision];
  const exact = clock.slice(shown).replace('Z', '') === '0000-01-01T00:00:00.000'.slice(shown);
  return exact
    ? `${clock.slice(0, shown).replace('T', ' ')} ${stamp.precision}`
    : `${clock} is finer than ${stamp.precision}`;
}
