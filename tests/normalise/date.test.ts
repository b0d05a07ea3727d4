// Printed dates, sound and misspelt, and the instants that they mean.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movesWithTime, toStamp } from '../../src/normalise/date.ts';

const ULAANBAATAR = { zone: 'Asia/Ulaanbaatar', now: '2026-01-20T00:00:00.000Z' };
const UTC = { ...ULAANBAATAR, zone: 'UTC' };

describe('exact dates', () => {
  test.each([
    ['Tue, 13 Jan 2026 10:15:07 +0800', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['Tue, 13 Jan 2026 10:15:07 GMT', '2026-01-13T10:15:07.000Z', '+00:00'],
    ['13 Jan 26 10:15:07 Z', '2026-01-13T10:15:07.000Z', '+00:00'],
    ['Tues, 13th January, 2026 10:15:07 PST', '2026-01-13T18:15:07.000Z', '-08:00'],
    ['Tue, 13 Jan 2026 10:15:07 AT', '2026-01-13T14:15:07.000Z', '-04:00'],
    ['Tue, 13 Jan 2026 10:15:07 GMT+08:00', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['Tue, 13 Jan 2026 10:15:07 Europe/Berlin', '2026-01-13T09:15:07.000Z', 'Europe/Berlin'],
    ['Tue Jan 13 10:15:07 ULAT 2026', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['Tue Jan 13 2026 10:15:07 GMT+0800 (Ulaanbaatar Standard Time)', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['Dienstag, 13. Januar 2026 10:15:07 +0100', '2026-01-13T09:15:07.000Z', '+01:00'],
    ['вт, 13 января 2026 г. 10:15:07 +0300', '2026-01-13T07:15:07.000Z', '+03:00'],
    ['mar. 13 janv. 2026 10:15:07 +0100', '2026-01-13T09:15:07.000Z', '+01:00'],
    ['2026-01-13T10:15:07.123456+08:00', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['2026-01-13t10:15:07z', '2026-01-13T10:15:07.000Z', '+00:00'],
    ['20260113T101507Z', '2026-01-13T10:15:07.000Z', '+00:00'],
    ['2026-W03-2T10:15:07+0800', '2026-01-13T02:15:07.000Z', '+08:00'],
    ['2026-013T10:15:07-02:30', '2026-01-13T12:45:07.000Z', '-02:30'],
    ['1768270507', '2026-01-13T02:15:07.000Z', '+00:00'],
    ['1768270507000', '2026-01-13T02:15:07.000Z', '+00:00'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00.000Z', '+00:00'],
  ])('%s', (text, at, zone) => {
    expect(toStamp(text, ULAANBAATAR)).toEqual({ at, precision: 'second', zone });
  });
});

describe('precision', () => {
  test.each([
    ['2026-01-13 10:15', 'minute', '2026-01-13T02:15:00.000Z'],
    ['Jan. 13, 2026, 10:15 a.m.', 'minute', '2026-01-13T02:15:00.000Z'],
    ['Tuesday, January 13, 2026 - 12:07am', 'minute', '2026-01-12T16:07:00.000Z'],
    ['2026-01-12 24:00', 'minute', '2026-01-12T16:00:00.000Z'],
    ['13 January 2026 at 10 PM', 'hour', '2026-01-13T14:00:00.000Z'],
    ['2026-01-13T10', 'hour', '2026-01-13T02:00:00.000Z'],
    ['2026.01.13', 'day', '2026-01-12T16:00:00.000Z'],
    ['2026/1/13', 'day', '2026-01-12T16:00:00.000Z'],
    ['20260113', 'day', '2026-01-12T16:00:00.000Z'],
    ['13 January, 2026', 'day', '2026-01-12T16:00:00.000Z'],
  ])('%s is known to the %s', (text, precision, at) => {
    expect(toStamp(text, ULAANBAATAR)).toEqual({ at, precision, zone: 'Asia/Ulaanbaatar' });
  });

  test('a day with a printed zone is midnight there', () => {
    expect(toStamp('2026-01-13+08:00', UTC)).toEqual({
      at: '2026-01-12T16:00:00.000Z',
      precision: 'day',
      zone: '+08:00',
    });
  });
});

describe('zones', () => {
  test.each([
    ['2016-07-01 10:00', '2016-07-01T01:00:00.000Z'],
    ['2016-12-01 10:00', '2016-12-01T02:00:00.000Z'],
    ['2026-07-01 10:00', '2026-07-01T02:00:00.000Z'],
  ])('%s in Ulaanbaatar had the summer time of its year', (text, at) => {
    expect(toStamp(text, ULAANBAATAR)?.at).toBe(at);
  });

  test('a local time on the night that clocks change is read by the offset after the change', () => {
    expect(toStamp('2026-03-29 12:00', { ...UTC, zone: 'Europe/Berlin' })?.at).toBe('2026-03-29T10:00:00.000Z');
    expect(toStamp('2026-03-29 01:30', { ...UTC, zone: 'Europe/Berlin' })?.at).toBe('2026-03-29T00:30:00.000Z');
  });
});

describe('the order of day and month', () => {
  test.each([
    ['13/01/2026', '2026-01-13'],
    ['01/13/2026 10:15', '2026-01-13'],
    ['01/13/26', '2026-01-13'],
    ['13.01.2026', '2026-01-13'],
    ['04.03.2026', '2026-03-04'],
    ['Wed, 04/03/2026', '2026-03-04'],
    ['Fri, 04/03/2026', '2026-04-03'],
    ['04/04/2026', '2026-04-04'],
  ])('%s is beyond doubt', (text, day) => {
    expect(toStamp(text, UTC)?.at.slice(0, 10)).toBe(day);
  });

  test.each(['04/03/2026', '03/04/26', '03-12-31', '04/03/2026 10:15 PM'])(
    '%s could be two days and is none',
    (text) => {
      expect(toStamp(text, UTC)).toBeNull();
    },
  );
});

describe('what is no date', () => {
  test.each([
    '',
    ' ',
    'some day',
    '22013',
    '12345',
    '2026-02-30',
    '2026-13-01',
    '2026-01-13T25:00:00Z',
    '2026-01-13T10:61:00Z',
    '2026-01-13T10:15:61Z',
    'Sun, 16 zzz 2012 11:47:32 GMT',
    'Sun, 16 Dec 2012 11:47:32 +00:zz',
    'Sun, 99 Jun 2009 12:00:00 GMT',
    'Sun, 16 Dec 2012 11:47:32 XYZ',
    '0001-01-01T00:00:00Z',
    '0000-00-00 00:00:00',
    '12 million in 2026',
    '2026 ОНД',
    '24 May 13 June 2026',
    '10:15',
    'January',
    '13 January 2026 14',
    '2026-01-13 and more',
  ])('%j', (text) => {
    expect(toStamp(text, UTC)).toBeNull();
  });

  test('nothing is no date', () => {
    expect(toStamp(null, UTC)).toBeNull();
  });
});

describe('what means the same whenever it is read', () => {
  test.each(['Tue, 13 Jan 2026 10:15:07 +0800', '2026-01-13T10:15:07Z', '13.01.2026', '1768270507', 'no date', ''])(
    '%j does not move with time',
    (text) => {
      expect(movesWithTime(text)).toBe(false);
    },
  );

  test('nothing does not move', () => {
    expect(movesWithTime(null)).toBe(false);
  });
});

describe('laws', () => {
  test('reading never throws, and gives an instant or nothing', () => {
    const pieces = fc.constantFrom(
      ...'Jan 13 2026 10:15 pm +0800 GMT T Z - / . : , mar W03 99 00 (x) й'.split(' '),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 12 }), (parts) => {
        const stamp = toStamp(parts.join(''), ULAANBAATAR);
        expect(stamp === null || stamp.at === new Date(stamp.at).toISOString()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('an instant printed as RFC 3339 or RFC 822 is read back', () => {
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const at = `${date.toISOString().slice(0, 19)}.000Z`;
        expect(toStamp(date.toISOString(), ULAANBAATAR)?.at).toBe(at);
        expect(toStamp(date.toUTCString(), ULAANBAATAR)?.at).toBe(at);
      }),
    );
  });
});
