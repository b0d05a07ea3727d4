// `export`: the whole site as files in a folder, for any web server or object store.
import { exportSite } from '../export/export.ts';
import { toIssueWorld } from '../service/issue-world.ts';
import { openExisting } from './existing-store.ts';
import { CommandError, loadConfigured, print, type ExitCode } from './terminal.ts';

interface Options {
  readonly config?: string;
  readonly json?: boolean;
}

/** Safe beside a running `serve`: both make the same bytes of the same store. */
export async function exportTo(folder: string, options: Options, stop: AbortSignal): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const { url } = config.site;
  if (url === null) {
    throw new CommandError(
      2,
      'feeds hold absolute links: set site.url, or SONIN_URL, to where readers will find the site',
    );
  }
  await using store = await openExisting(config.store);
  const exported = await exportSite(folder, toIssueWorld(config, url, store), stop);
  const { documents, written, removed } = exported;
  print(
    options.json === true
      ? JSON.stringify({ folder, ...exported })
      : `${folder} holds ${documents} documents: ${written.length} written, ${removed.length} removed`,
  );
  return 0;
}
