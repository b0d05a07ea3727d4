// Cron lines: whether one is valid, and when it next comes true. It knows nothing of sources.
import { createTask, parse, validate, type ScheduledTask } from 'node-cron';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** A line that does not come true within this (29 February on a given weekday does) never will. */
const HORIZON = 12 * 366 * 24 * HOUR;

/** Five or six fields, as node-cron reads them: with seconds first when there are six. */
export function isCronLine(line: string): boolean {
  return validate(line);
}

/** The first instant after `after` at which the line comes true by the zone's clock; null when it never does. */
export function findNextRun(line: string, zone: string, after: Date): Date | null {
  // A round asks a thousand times for what is the same answer until it has passed.
  const key = `${zone} ${line}`;
  const given = answers.get(key) ?? [];
  const known = given.find((one) => after >= one.after && (one.next === null || after < one.next));
  if (known !== undefined) return known.next;
  const next = searchNextRun(line, zone, after);
  answers.set(key, [{ after, next }, ...given.slice(0, ANSWERS - 1)]);
  return next;
}

/** A visit asks for the line's next time, and for the one behind that. */
const ANSWERS = 4;

/** The last few for each line of the configuration. */
const answers = new Map<string, readonly { readonly after: Date; readonly next: Date | null }[]>();

function searchNextRun(line: string, zone: string, after: Date): Date | null {
  const fields = parse(line);
  const matcher = toMatcher(line, zone);
  const first = Math.floor(after.getTime() / SECOND) * SECOND + SECOND;
  for (let hour = toHourStart(first, zone); hour < first + HORIZON; hour += HOUR) {
    const local = toLocal(hour, zone);
    if (!fields.month.includes(local.month) || !fields.hour.includes(local.hour)) continue;
    for (const minute of fields.minute) {
      for (const second of fields.second) {
        const candidate = new Date(hour + (minute * 60 + second) * SECOND);
        if (candidate.getTime() >= first && matcher.match(candidate)) return candidate;
      }
    }
  }
  return null;
}

const matchers = new Map<string, ScheduledTask>();

/** Tasks that are never started: node-cron's own reading of days, names, `L` and `#`. One for each line of the configuration. */
function toMatcher(line: string, zone: string): ScheduledTask {
  const key = `${zone} ${line}`;
  let matcher = matchers.get(key);
  if (matcher === undefined) {
    matcher = createTask(line, () => {}, { timezone: zone });
    matchers.set(key, matcher);
  }
  return matcher;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function toLocal(time: number, zone: string): { month: number; hour: number; minute: number } {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      month: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const [month, hour, minute] = format
    .formatToParts(time)
    .filter((part) => part.type !== 'literal')
    .map((part) => Number(part.value));
  return { month: month ?? 0, hour: hour ?? 0, minute: minute ?? 0 };
}

/** Zones may be off by half an hour or a quarter, so the hour starts where the zone's own minutes do. */
function toHourStart(time: number, zone: string): number {
  const minuteStart = Math.floor(time / (60 * SECOND)) * 60 * SECOND;
  return minuteStart - toLocal(minuteStart, zone).minute * 60 * SECOND;
}
