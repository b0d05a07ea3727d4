// Drill: kills the program again and again while it visits; `node tests/faults/drills/kill.ts [times] [seed]`.
import { killOften } from '../kills.ts';
import { openRandom } from '../random.ts';

const [times = '50', seed = String(Date.now() % 100_000)] = process.argv.slice(2);
const { kills, entries, problems } = await killOften(Number(times), openRandom(Number(seed)), (line) =>
  process.stderr.write(`${line}\n`),
);
process.stdout.write(
  [...problems, `seed ${seed}: ${kills} kills, ${entries} entries, ${problems.length} problems\n`].join('\n'),
);
process.exitCode = problems.length === 0 ? 0 : 1;
