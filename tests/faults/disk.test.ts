import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openStation, run } from './service.ts';
import { checkIntegrity, readHealth, readPlaces, readPublished, readRows } from './workplace.ts';

const PATIENCE = { timeout: 30_000, interval: 200 };

/** Only who may mount file systems can make a small disk. */
const canMount = tryMounting();

test.skipIf(!canMount)(
  'a full disk: what was served stays, health and log say so, and with room all is well',
  { concurrent: true },
  async () => {
    await using disk = openSmallDisk();
    await using station = await openStation(disk.folder);
    const { outlet, workplace } = station;
    await using service = await run(workplace);
    const { url } = service;
    expect(await readHealth(url)).toMatchObject({ status: 'ok', trouble: null });
    const before = outlet.urls();

    disk.fill();
    outlet.print(40, 5_000);
    await vi.waitUntil(async () => (await readHealth(url)).trouble === 'visits cannot be stored', PATIENCE);
    expect(service.log.join('\n')).toMatch(
      /the store cannot be written: .*full; make room on its disk; nothing is lost/,
    );
    expect(await readPublished(url)).toEqual(before);

    disk.enlarge();
    await vi.waitUntil(async () => (await readPublished(url)).length === outlet.urls().length, PATIENCE);
    expect((await readPublished(url)).toSorted()).toEqual(outlet.urls());
    await vi.waitUntil(async () => (await readHealth(url)).status === 'ok', PATIENCE);
    expect([...readPlaces(workplace.store).values()]).toEqual(outlet.urls().map(() => 1));
    expect(checkIntegrity(workplace.store)).toBe('ok');
  },
);

test.skipIf(!canMount)('a disk for reading only is named when the store is opened', { concurrent: true }, async () => {
  await using disk = openSmallDisk();
  await using station = await openStation(disk.folder);
  disk.lock();
  const { code, stderr } = await station.workplace.run(['refresh']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/the store .*sonin\.db cannot be opened: .*; .*(?:may not write|may write to)/);
  expect(stderr).not.toContain('    at ');
});

test.concurrent('writes that fail lose nothing: the round says why, and the next one has everything', async () => {
  await using station = await openStation();
  const { outlet, workplace } = station;
  await (await run(workplace))[Symbol.asyncDispose]();
  outlet.print(200, 10_000);
  // In blocks of 512 bytes: the store may not grow, but for the marks of a lease.
  const blocks = Math.ceil(statSync(workplace.store).size / 512) + 100;
  const failed = await workplace.run(['refresh'], { limit: `-f ${blocks}` });
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/the store cannot be written: .*; its disk is full, fails, or has a limit/);
  expect(failed.stderr).not.toContain('    at ');
  expect(readRows(workplace.store)).toHaveLength(1);

  await (await run(workplace))[Symbol.asyncDispose]();
  expect(
    readRows(workplace.store)
      .map(({ url }) => url)
      .toSorted(),
  ).toEqual(outlet.urls());
  expect(checkIntegrity(workplace.store)).toBe('ok');
});

function openSmallDisk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sonin-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  return {
    folder,
    /** Takes all room that is left. */
    fill() {
      for (const size of [1_048_576, 65_536, 4_096]) {
        for (let n = 0; isWritten(path.join(folder, `filler-${size}-${n}`), size); n += 1);
      }
    },
    enlarge: () => execFileSync('mount', ['-o', 'remount,size=16m', folder]),
    lock: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function isWritten(file: string, size: number): boolean {
  try {
    writeFileSync(file, Buffer.alloc(size));
    return true;
  } catch {
    rmSync(file, { force: true });
    return false;
  }
}

function tryMounting(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'sonin-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
