// Who holds a lease or a lock: a name for this process, and whether another one is still alive. It knows nothing of sources.
import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Two containers may share a name, but not each other's process ids. */
const MACHINE = [hostname(), ...readProcessSpace()].join('/');

/** `machine|process id|nonce`; the nonce tells a process from an earlier one with its number, as every first process of a container has 1. */
export function toOwner(): string {
  return [MACHINE, process.pid, randomUUID()].join('|');
}

/** Whether the owner is known to have died without giving its leases back. Of another machine's nothing is known: there a lease runs out. */
export function isGone(owner: string, self: string): boolean {
  const [machine, pid] = owner.split('|');
  if (machine !== MACHINE || owner === self) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

/** Where there are such things (Linux), the name of the space that our process ids are of. */
function readProcessSpace(): string[] {
  try {
    return [readlinkSync('/proc/self/ns/pid')];
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
