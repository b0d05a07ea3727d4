// Drill: a service over many hosts with few file descriptors; `node tests/faults/drills/descriptors.ts [sources] [descriptors]`.
import { setTimeout as sleep } from 'node:timers/promises';
import { openCrowd } from '../crowd.ts';
import { checkIntegrity, openWorkplace, readHealth, readRows, toUrl } from '../workplace.ts';

const [count = '1000', descriptors = '64'] = process.argv.slice(2);

await using crowd = await openCrowd(Number(count));
await using workplace = await openWorkplace(crowd.sources);
const began = performance.now();
await using service = workplace.start(['serve'], { limit: `-n ${descriptors}` });
const url = await toUrl(service);
let stored = 0;
while (service.isRunning() && stored < Number(count) && performance.now() - began < 300_000) {
  await sleep(1_000);
  stored = readRows(workplace.store).length;
}
const health = service.isRunning() ? (await readHealth(url)).status : 'dead';
await service.end('SIGTERM');
const seconds = Math.round((performance.now() - began) / 1000);
const failed = service
  .said()
  .split('\n')
  .filter((line) => line.includes(' failed '));
process.stdout.write(
  `${count} sources with ${descriptors} descriptors: ${stored} read after ${seconds} s, ${failed.length} said to have failed, health ${health}, integrity ${checkIntegrity(workplace.store)}\n${failed.slice(0, 5).join('\n')}\n`,
);
process.exitCode = stored === Number(count) && failed.length === 0 && health === 'ok' ? 0 : 1;
