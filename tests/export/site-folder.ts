// A folder with an exported site, for tests: what lies in it, and a web server of a few lines that knows nothing of it.
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface SiteFolder extends Disposable {
  readonly root: string;
  readonly at: (file: string) => string;
  readonly read: (file: string) => string;
  readonly has: (file: string) => boolean;
  /** Every file, hidden ones too, with its bytes, its date and whether it was replaced. */
  readonly look: () => Record<string, string>;
  /** What readers are given: the bytes of every file that is not hidden. */
  readonly lookAtBytes: () => Record<string, string>;
}

export async function openSiteFolder(): Promise<SiteFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'sonin-export-'));
  const at = (file: string) => path.join(root, file);
  const list = () => globSync(['**/*', '**/.*'], { cwd: root }).filter((file) => statSync(at(file)).isFile());
  return {
    root,
    at,
    read: (file) => readFileSync(at(file), 'utf8'),
    has: (file) => existsSync(at(file)),
    look() {
      const files = list().toSorted();
      return Object.fromEntries(
        files.map((file) => [file, `${statSync(at(file)).ino} ${statSync(at(file)).mtimeMs} ${toBytes(at(file))}`]),
      );
    },
    lookAtBytes() {
      const files = list().filter((file) => !path.basename(file).startsWith('.'));
      return Object.fromEntries(files.toSorted().map((file) => [file, toBytes(at(file))]));
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

function toBytes(file: string): string {
  return readFileSync(file).toString('latin1');
}

/** Serves files by their names, and a folder's index.html. */
export async function openFileServer(root: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const asked = path.join(root, decodeURIComponent(request.url ?? '/'));
    const file = [asked, path.join(asked, 'index.html')].find((one) => existsSync(one) && statSync(one).isFile());
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file === undefined ? '' : readFileSync(file));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
