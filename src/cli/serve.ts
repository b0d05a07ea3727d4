// `serve`: worker and web in one process, until a signal; and `demo`, the same over sample outlets that need no network.
import path from 'node:path';
import type { Config } from '../model.ts';
import { openLog } from '../service/log.ts';
import { startService, type Service } from '../service/service.ts';
import { toFeedPath } from '../render/site.ts';
import { stopSignal } from './signals.ts';
import { loadConfigured, remark, type ExitCode } from './terminal.ts';

const DEMO = path.join(import.meta.dirname, '../../config/demo/sonin.yaml');

export async function serve(options: { config?: string }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const service = await startService(
    config,
    openLog(remark, () => new Date()),
  );
  const { stopped } = stopSignal(() => service[Symbol.asyncDispose]());
  announce(config, service);
  await stopped;
  return 0;
}

/** Says where it is only when the samples are there to be read. */
export async function demo(): Promise<ExitCode> {
  const config = await loadConfigured(DEMO);
  const service = await startService(
    config,
    openLog(remark, () => new Date()),
  );
  const { stopped } = stopSignal(() => service[Symbol.asyncDispose]());
  await service.firstRound;
  announce(config, service);
  await stopped;
  return 0;
}

function announce({ site, editions }: Config, { url }: Service): void {
  remark(`${site.title} is at ${url}/`);
  for (const { id, title } of editions) remark(`  ${title}: ${url}${toFeedPath(id, 'atom')}`);
  remark('Stop it with Ctrl-C.');
}
