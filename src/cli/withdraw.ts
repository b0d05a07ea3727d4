// `withdraw`: takes an entry out of everything published, for good.
import { openExisting } from './existing-store.ts';
import { CommandError, loadConfigured, print, type ExitCode } from './terminal.ts';

/** `id` is the entry's id as feeds show it, or its UUID. */
export async function withdraw(id: string, options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  await using store = await openExisting(config.store);
  const entry = await store.withdraw(id);
  if (entry === null) {
    throw new CommandError(1, `no entry has the id ${id}; take it from a feed's <id>, or from the address of its page`);
  }
  print(
    options.json === true
      ? JSON.stringify({ id: entry.id, title: entry.title })
      : `withdrawn: ${entry.title} (${entry.id})`,
  );
  return 0;
}
