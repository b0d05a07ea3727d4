// `serve`: worker and web in one process, until a signal; and `demo`, the same over sample outlets that need no network.
import path from 'node:path';
import type { Config } from '../model/configuration.ts';
import { openLog } from '../service/log.ts';
import { startService, type Service } from '../service/service.ts';
import { toEditionAddress, toFeedPath } from '../render/site.ts';
import { untilStopped } from './signals.ts';
import { loadConfigured, remark, type ExitCode } from './terminal.ts';

const DEMO = path.join(import.meta.dirname, '../../config/demo/sonin.yaml');

export async function serve(options: { config?: string }, stop: AbortSignal): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  return serveUntil(stop, config, async () => {});
}

/** Says where it is only when the samples are there to be read. */
export async function demo(stop: AbortSignal): Promise<ExitCode> {
  const config = await loadConfigured(DEMO);
  return serveUntil(stop, config, ({ firstRound }) => Promise.race([firstRound, untilStopped(stop)]));
}

async function serveUntil(
  stop: AbortSignal,
  config: Config,
  ready: (service: Service) => Promise<void>,
): Promise<ExitCode> {
  if (stop.aborted) return 0;
  await using service = await startService(
    config,
    openLog(remark, () => new Date()),
  );
  await ready(service);
  if (!stop.aborted) announce(config, service);
  await untilStopped(stop);
  return 0;
}

function announce({ site, editions }: Config, { url }: Service): void {
  remark(`${site.title} is at ${url}/`);
  for (const { id, title } of editions) remark(`  ${title}: ${url}${toFeedPath(toEditionAddress(id), 'atom')}`);
  remark('Stop it with Ctrl-C.');
}
