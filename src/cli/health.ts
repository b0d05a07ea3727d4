// `health`: asks the service on this machine whether it is well.
import { loadConfigured, print, type ExitCode } from './terminal.ts';

/** A service that takes longer than this to say how it is, is not well; in milliseconds. */
const PATIENCE = 5_000;

export async function health(options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const { listen } = await loadConfigured(options.config);
  const address = `http://${toLocal(listen.host)}:${listen.port}/healthz`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const text = (await response.text()).trim();
    print(options.json === true ? text : `${response.ok ? 'well' : 'unwell'}: ${text}`);
    return response.ok ? 0 : 1;
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
    print(
      options.json === true
        ? JSON.stringify({ status: 'silent', cause })
        : `nothing answers at ${address} (${cause}); start it with npm start`,
    );
    return 1;
  }
}

/** Who listens on every address is asked through the loopback. */
function toLocal(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
