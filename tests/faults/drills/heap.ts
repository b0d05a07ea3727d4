// Drill: a service over many sources in a small heap; `node tests/faults/drills/heap.ts [sources] [megabytes]`.
import { setTimeout as sleep } from 'node:timers/promises';
import { openCrowd } from '../crowd.ts';
import { checkIntegrity, openWorkplace, readHealth, readRows, toUrl } from '../workplace.ts';

const [count = '1000', megabytes = '96'] = process.argv.slice(2);
const ITEMS = 30;

await using crowd = await openCrowd(Number(count), ITEMS);
await using workplace = await openWorkplace(crowd.sources);
const began = performance.now();
await using service = workplace.start(['serve'], {
  environment: { NODE_OPTIONS: `--max-old-space-size=${megabytes}` },
});
const url = await toUrl(service);
const wanted = Number(count) * ITEMS;
let stored = 0;
while (service.isRunning() && stored < wanted && performance.now() - began < 300_000) {
  await sleep(2_000);
  stored = new Set(readRows(workplace.store).map((row) => row.id)).size;
}
const health = service.isRunning() ? (await readHealth(url)).status : 'dead';
await service.end('SIGTERM');
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${count} sources in ${megabytes} MB: ${stored} of ${wanted} entries after ${seconds} s, health ${health}, integrity ${checkIntegrity(workplace.store)}\n`,
);
process.exitCode = stored === wanted && health === 'ok' ? 0 : 1;
