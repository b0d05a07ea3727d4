// Drill: freezes a running service for a while; `node tests/faults/drills/freeze.ts [seconds]`.
import { setTimeout as sleep } from 'node:timers/promises';
import { openStation } from '../service.ts';
import { readHealth, readPublished, toUrl } from '../workplace.ts';

const [seconds = '20'] = process.argv.slice(2);

await using station = await openStation();
const { outlet, workplace } = station;
await using service = workplace.start(['serve']);
const url = await toUrl(service);
while ((await readPublished(url)).length === 0) await sleep(50);
service.send('SIGSTOP');
outlet.print(1);
await sleep(Number(seconds) * 1_000);
const asked = outlet.origin.asked.length;
service.send('SIGCONT');
await sleep(5_000);
process.stdout.write(
  `frozen for ${seconds} s: ${outlet.origin.asked.length - asked} visits in the 5 s after, ` +
    `${(await readPublished(url)).length} of ${outlet.urls().length} served, health ${(await readHealth(url)).status}\n`,
);
await service.end('SIGTERM');
