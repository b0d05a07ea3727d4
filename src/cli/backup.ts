// `backup`: a consistent copy of the store, also while the service writes to it.
import { findObstacle, writeBackup } from '../store/backup.ts';
import { toFile } from '../store/sql-store.ts';
import { checkExisting } from './existing-store.ts';
import { CommandError, loadConfigured, print, type ExitCode } from './terminal.ts';

interface Options {
  readonly config?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** A copy is a store like any other: to go back to it, stop the service and let `store` name it. */
export async function backUp(
  file: string,
  { config: option, force = false, json = false }: Options,
): Promise<ExitCode> {
  const { store: address } = await loadConfigured(option);
  const store = toFile(address);
  checkExisting(address);
  if (store === ':memory:') throw new CommandError(1, `${address} is no file, and so cannot be copied`);
  const obstacle = findObstacle(store, file, force);
  if (obstacle !== null) throw new CommandError(1, obstacle);
  const bytes = writeBackup(store, file);
  print(json ? JSON.stringify({ file, bytes }) : `copied ${(bytes / 1e6).toFixed(1)} MB to ${file}`);
  return 0;
}
