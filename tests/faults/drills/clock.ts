// Drill: sets the clock of a running service back and ahead, where faketime is installed; `node tests/faults/drills/clock.ts [its library]`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStation } from '../service.ts';
import { checkIntegrity, readHealth, readPublished, toUrl } from '../workplace.ts';

const [library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'] = process.argv.slice(2);

await using station = await openStation();
const { outlet, workplace } = station;
const clock = path.join(workplace.folder, 'clock');
writeFileSync(clock, '+0');
const environment = {
  LD_PRELOAD: library,
  FAKETIME_TIMESTAMP_FILE: clock,
  FAKETIME_NO_CACHE: '1',
  DONT_FAKE_MONOTONIC: '1',
};
await using service = workplace.start(['serve'], { environment });
const url = await toUrl(service);
while ((await readPublished(url)).length === 0) await sleep(50);

for (const shift of ['-3d', '+10d', '+0']) {
  writeFileSync(clock, shift);
  const asked = outlet.origin.asked.length;
  outlet.print(1);
  await sleep(6_000);
  const [visits, served] = [outlet.origin.asked.length - asked, (await readPublished(url)).length];
  process.stdout.write(
    `clock ${shift}: ${visits} visits in 6 s, ${served} of ${outlet.urls().length} served, health ${(await readHealth(url)).status}\n`,
  );
}
await service.end('SIGTERM');
process.stdout.write(`integrity ${checkIntegrity(workplace.store)}\n`);
