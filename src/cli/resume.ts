// `resume`: lifts the stop of a source that once said that it is gone for good. It visits nothing.
import { findNearest } from '../config/nearest.ts';
import { openExisting } from './existing-store.ts';
import { CommandError, loadConfigured, print, type ExitCode } from './terminal.ts';

export async function resume(id: string, options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const ids = config.sources.map((source) => source.id);
  if (!ids.includes(id)) {
    const nearest = findNearest(id, ids);
    const advice = nearest === null ? `there are ${ids.join(', ')}` : `did you mean ${nearest}?`;
    throw new CommandError(2, `no source is called ${id}; ${advice}`);
  }
  await using store = await openExisting(config.store);
  const resumed = await store.resume(id);
  if (options.json === true) print(JSON.stringify({ source: id, resumed }));
  else print(resumed ? `${id} is due at once` : `${id} was not stopped; it is visited as ever`);
  return 0;
}
