// Kills the real program at random moments while it visits outlets that keep a ledger, and says what is wrong after each kill and at the end.
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedgerOutlets, toSummary, type LedgerOutlets } from './ledger.ts';
import { run as serve } from './service.ts';
import { ask, checkIntegrity, openWorkplace, readPlaces, readRows, type Workplace } from './workplace.ts';

export interface KillReport {
  /** Times that it was killed while it ran. */
  readonly kills: number;
  readonly entries: number;
  /** Empty when nothing was lost, doubled, renamed, or ahead of its entries. */
  readonly problems: readonly string[];
}

/** Longest life in answers that the program has had, and in milliseconds after the last of them: a visit's writing takes a few. */
const MOST_ANSWERS = 10;
const MOST_AFTER = 60;

/** Longest life of one that is killed without regard to answers, in milliseconds: often before it has asked anything. */
const MOST_LIFE = 1_500;

/** Rounds until all articles are read: a visit takes up twenty. */
const MOST_ROUNDS = 20;

/** `random` gives numbers from 0 to 1, so that a run can be told again by its seed. */
export async function killOften(
  count: number,
  random: () => number,
  tell: (line: string) => void = () => {},
): Promise<KillReport> {
  await using outlets = await openLedgerOutlets(() => 1 + Math.floor(random() * 3));
  await using workplace = await openWorkplace(outlets.sources);
  const ids = new Map<string, string>();
  const problems: string[] = [];
  let kills = 0;
  for (let turn = 0; kills < count; turn += 1) {
    kills += (await killOnce(turn, outlets, workplace, random)) ? 1 : 0;
    problems.push(...findProblems(workplace.store, outlets, ids).map((problem) => `after kill ${kills}: ${problem}`));
    tell(`kill ${kills}: ${ids.size} entries, ${problems.length} problems`);
  }
  outlets.rest();
  await settle(workplace);
  problems.push(...findProblems(workplace.store, outlets, ids), ...findLost(workplace.store, outlets));
  return { kills, entries: ids.size, problems };
}

/** Whether it was still alive: a round may be over before its time has come. */
async function killOnce(
  turn: number,
  outlets: LedgerOutlets,
  workplace: Workplace,
  random: () => number,
): Promise<boolean> {
  await using program = workplace.start(turn % 2 === 0 ? ['refresh', '--force'] : ['serve']);
  if (turn % 4 === 3) {
    await sleep(random() * MOST_LIFE);
  } else {
    let left = 1 + Math.floor(random() * MOST_ANSWERS);
    const answered = new Promise<void>((resolve) => outlets.onAnswer(() => (left -= 1) === 0 && resolve()));
    await Promise.race([answered, program.ended]);
    await sleep(random() * MOST_AFTER);
  }
  const wasAlive = program.isRunning();
  await program.end('SIGKILL');
  const code = await program.ended;
  if (code !== null && code !== 0) throw new Error(`it ended by itself, with ${code}`);
  return wasAlive;
}

/** One undisturbed round, and those that fetch the articles which a visit leaves for the next. */
async function settle(workplace: Workplace): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { code, stderr } = await workplace.runHere(['refresh', '--force']);
    if (code !== 0) throw new Error(`an undisturbed round ended with ${code}: ${stderr}`);
    if (ask(workplace.store, 'SELECT url FROM articles').length === 0) break;
  }
  // Everything gets its place in an edition before it is served.
  await using _service = await serve(workplace);
}

/** What may never be, at whatever moment it was killed. `ids` are those that were seen before, by address, and is added to. */
function findProblems(store: string, { itemsOf }: LedgerOutlets, ids: Map<string, string>): string[] {
  const problems: string[] = [];
  const rows = readRows(store);
  for (const { id, url } of rows) {
    if (ids.has(url) && ids.get(url) !== id) problems.push(`${url} was ${ids.get(url)} and is ${id}, or is both`);
    ids.set(url, id);
  }
  for (const url of ids.keys()) if (!rows.some((row) => row.url === url)) problems.push(`${url} was there before`);
  const stored = new Set(rows.map(({ source, url }) => `${source} ${url}`));
  for (const { source, etag } of ask(store, 'SELECT source, etag FROM resources WHERE etag IS NOT NULL')) {
    const missing = itemsOf(String(source), String(etag)).filter((url) => !stored.has(`${String(source)} ${url}`));
    if (missing.length > 0) problems.push(`${String(source)} keeps ${String(etag)}, but not ${missing.join(', ')}`);
  }
  const integrity = checkIntegrity(store);
  if (integrity !== 'ok' && integrity !== 'undefined') problems.push(integrity);
  return problems;
}

/** What the outlets showed in full, and is not there. */
export function findLost(store: string, { ledger }: LedgerOutlets): string[] {
  const rows = readRows(store);
  const places = readPlaces(store);
  return [...ledger].flatMap(([source, urls]) =>
    [...urls].flatMap((url) => {
      const found = rows.filter((row) => row.url === url);
      const ids = new Set(found.map(({ id }) => id));
      const isRead = source !== 'details' || found.some(({ summary }) => summary === toSummary(toNumber(url)));
      return [
        ...(ids.size === 1 ? [] : [`${url} is stored ${ids.size} times`]),
        ...(places.get(url) === 1 ? [] : [`${url} is published ${places.get(url) ?? 0} times`]),
        ...(isRead ? [] : [`${url} does not say what its article says`]),
      ];
    }),
  );
}

function toNumber(url: string): number {
  return Number(/\d+$/.exec(url)?.[0]);
}
