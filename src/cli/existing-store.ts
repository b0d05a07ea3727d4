// The store of commands that need one to be there: looking for it does not make it.
import { hasStore, openStore } from '../store/sql-store.ts';
import type { Store } from '../store/store.ts';
import { CommandError } from './terminal.ts';

/** Throws, with exit code 1, where there is none. */
export async function openExisting(address: string): Promise<Store> {
  checkExisting(address);
  return openStore(address);
}

export function checkExisting(address: string): void {
  if (!hasStore(address)) throw new CommandError(1, `there is no store at ${address}; check store and SONIN_STORE`);
}
