// `resume`: lifts the stop of a source that once said that it is gone for good. It visits nothing.
import { openExisting } from './existing-store.ts';
import { findNamed } from './named.ts';
import { loadConfigured, print, type ExitCode } from './terminal.ts';

export async function resume(id: string, options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const { sources, store: address } = await loadConfigured(options.config);
  findNamed(id, sources, `no source is called ${id}; `);
  await using store = await openExisting(address);
  const resumed = await store.resume(id);
  if (options.json === true) print(JSON.stringify({ source: id, resumed }));
  else print(resumed ? `${id} is due at once` : `${id} was not stopped; it is visited as ever`);
  return 0;
}
