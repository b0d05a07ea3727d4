// Zones as publishers print them: offsets, abbreviations, IANA names; it knows no calendar forms.

import { isZone } from '../zone.ts';

/** Abbreviations that feeds print, by their offset from UTC in minutes. What two regions share (CST, EST) has the meaning that RFC 822 gives it. */
const ABBREVIATIONS: readonly (readonly [number, string])[] = [
  [0, 'UT UTC GMT Z WET'],
  [60, 'WEST BST CET MET MEZ'],
  [120, 'CEST MEST MESZ EET SAST'],
  [180, 'EEST MSK EAT'],
  [240, 'MSD GST'],
  [300, 'PKT ALMT'],
  [360, 'KGT OMST'],
  [420, 'HOVT WIB ICT KRAT NOVT'],
  [480, 'ULAT CHOT HOVST IRKT HKT SGT PHT AWST'],
  [540, 'ULAST JST KST YAKT'],
  [570, 'ACST'],
  [600, 'AEST VLAT'],
  [630, 'ACDT'],
  [660, 'AEDT'],
  [720, 'NZST'],
  [780, 'NZDT'],
  [-150, 'NDT'],
  [-180, 'ADT BRT ART'],
  [-210, 'NST'],
  [-240, 'AST AT EDT'],
  [-300, 'EST ET CDT'],
  [-360, 'CST CT MDT'],
  [-420, 'MST MT PDT'],
  [-480, 'PST PT AKDT'],
  [-540, 'AKST'],
  [-600, 'HST'],
];

const MINUTES = new Map(ABBREVIATIONS.flatMap(([minutes, names]) => names.split(' ').map((name) => [name, minutes])));

const OFFSET = /^(?:GMT|UTC|UT|Etc\/GMT)?\s*([+-−])(\d{1,2})(?::?(\d{2}))?(?::\d{2})?$/i;
const IANA = /^[A-Za-z]+(?:[/_-][A-Za-z_+-]+)+\d*$/;

const LONGEST_OFFSET = 18 * 60;

/** `+08:00` for a printed offset or abbreviation, the IANA name for a printed name, null for what is neither. */
export function toFixedZone(printed: string): string | null {
  const offset = OFFSET.exec(printed);
  if (offset !== null) return toOffset(offset[1] ?? '+', Number(offset[2]), Number(offset[3] ?? 0));
  const minutes = toKnownMinutes(printed.toUpperCase());
  if (minutes !== null) return toOffset(minutes < 0 ? '-' : '+', 0, Math.abs(minutes));
  return IANA.test(printed) && isZone(printed) ? printed : null;
}

function toOffset(sign: string, hours: number, minutes: number): string | null {
  const total = hours * 60 + minutes;
  if (total > LONGEST_OFFSET || (hours > 0 && minutes > 59)) return null;
  const west = sign !== '+' && total > 0;
  return `${west ? '-' : '+'}${pad(Math.floor(total / 60))}:${pad(total % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A military letter says nothing that can be relied on: RFC 5322 section 4.3 reads all of them as UTC. */
function toKnownMinutes(name: string): number | null {
  if (/^[A-IK-Z]$/.test(name)) return 0;
  return MINUTES.get(name) ?? null;
}
