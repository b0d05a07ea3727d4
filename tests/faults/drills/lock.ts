// Drill: locks the store of a running service for a while; `node tests/faults/drills/lock.ts [seconds]`.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStation } from '../service.ts';
import { checkIntegrity, readHealth, readPublished, toUrl } from '../workplace.ts';

const [seconds = '10'] = process.argv.slice(2);

await using station = await openStation();
const { outlet, workplace } = station;
await using service = workplace.start(['serve']);
const url = await toUrl(service);
while ((await readPublished(url)).length === 0) await sleep(50);

const locker = new DatabaseSync(workplace.store);
locker.exec('BEGIN IMMEDIATE');
outlet.print(3);
for (let second = 1; second <= Number(seconds); second += 1) {
  await sleep(1_000);
  const { status, trouble } = await readHealth(url);
  process.stderr.write(`${second} s: ${(await readPublished(url)).length} served, health ${status} ${trouble ?? ''}\n`);
}
locker.exec('ROLLBACK');
locker.close();

const freed = performance.now();
while ((await readPublished(url)).length < outlet.urls().length) await sleep(50);
const after = Math.round(performance.now() - freed);
await sleep(1_000);
process.stdout.write(`all is served ${after} ms after; health ${(await readHealth(url)).status}\n`);
await service.end('SIGTERM');
process.stdout.write(
  `integrity ${checkIntegrity(workplace.store)}\n${
    service
      .said()
      .match(/^.* warn .*$/gm)
      ?.join('\n') ?? ''
  }\n`,
);
