// `npm run bench`: a first round, 304s, 1 % new, and unchanged bodies without validators over 1,000 feeds of 30 items (about 45 kB each),
// Sonin beside a plain loop, each in a process of its own and warm; the origin's work is counted with neither.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { OpenContender } from './contender.ts';
import type { OriginAddress } from './origin.ts';
import { openOurs } from './ours.ts';
import { openPlain } from './plain.ts';

const CONTENDERS: Readonly<Record<string, OpenContender>> = { sonin: openOurs, plain: openPlain };

const ADDRESSES = 50;
const FEEDS = Number(process.env['BENCH_FEEDS'] ?? 1000);

/** Feeds of the warm-up: enough that everything is compiled. */
const WARM_UP = 200;

/** What the origin is told before each round. Every tenth feed has three new items of thirty: 1 % of all. */
const PHASES: readonly (readonly [string, string])[] = [
  ['first round', 'mode=validators&changed=0'],
  ['304', 'mode=validators&changed=0'],
  ['1 % new', 'mode=validators&changed=3&every=10'],
  ['unchanged body', 'mode=none&changed=3&every=10'],
];

/** As `npm start` and the container run it: a heap that grows by little keeps the process small at nearly the same cost of CPU. */
const FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/** What is aimed at: CPU milliseconds a feed, as a multiple of the plain loop or absolute. */
const AIMS: Readonly<Record<string, string>> = {
  'first round': '≤ 2.0 ×',
  '304': '< 0.3 ms',
  'unchanged body': '< 1 ms',
};

interface Result {
  /** CPU milliseconds a feed, by phase. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly items: number;
  /** Megabytes. */
  readonly peak: number;
}

const [wanted, address] = process.argv.slice(2);
if (wanted === undefined || address === undefined) await compare();
else process.stdout.write(`${JSON.stringify(await measure(wanted, JSON.parse(address) as OriginAddress))}\n`);

async function compare(): Promise<void> {
  const options = { feeds: FEEDS, addresses: ADDRESSES, mode: 'validators', changed: 0, every: 1 };
  const origin = spawn(process.execPath, [path.join(import.meta.dirname, 'origin.ts'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(origin.stdout), 'line')) as [string];
  const results: Record<string, Result> = {};
  for (const name of Object.keys(CONTENDERS)) results[name] = await runApart(name, line);
  origin.stdin.end();
  report(results['sonin'] as Result, results['plain'] as Result);
}

async function runApart(name: string, origin: string): Promise<Result> {
  const child = spawn(process.execPath, [...FLAGS, import.meta.filename, name, origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return JSON.parse(line) as Result;
}

async function measure(name: string, origin: OriginAddress): Promise<Result> {
  const open = CONTENDERS[name] as OpenContender;
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-bench-'));
  try {
    await runPhases(open, origin, origin.feeds.slice(0, WARM_UP), path.join(folder, 'warm.db'));
    return await runPhases(open, origin, origin.feeds, path.join(folder, 'bench.db'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runPhases(
  open: OpenContender,
  { control }: OriginAddress,
  feeds: readonly string[],
  file: string,
): Promise<Result> {
  await using contender = await open(feeds, file);
  const cpu: Record<string, number> = {};
  for (const [phase, round] of PHASES) {
    await (await fetch(`${control}?${round}`)).text();
    const before = process.cpuUsage();
    await contender.round();
    const { user, system } = process.cpuUsage(before);
    cpu[phase] = (user + system) / 1000 / feeds.length;
  }
  return { cpu, items: contender.count(), peak: process.resourceUsage().maxRSS / 1024 };
}

function report(ours: Result, plain: Result): void {
  console.log(`CPU milliseconds a feed, ${FEEDS} feeds of 30 items, ${ADDRESSES} addresses`);
  console.table(
    Object.fromEntries(
      PHASES.map(([phase]) => {
        const [one = 0, other = 0] = [ours.cpu[phase], plain.cpu[phase]];
        return [
          phase,
          { sonin: one.toFixed(2), plain: other.toFixed(2), ratio: (one / other).toFixed(2), aim: AIMS[phase] ?? '' },
        ];
      }),
    ),
  );
  console.log(`items stored: sonin ${ours.items}, plain ${plain.items}`);
  console.log(`peak memory: sonin ${ours.peak.toFixed(0)} MB (aim < 300), plain ${plain.peak.toFixed(0)} MB`);
}
