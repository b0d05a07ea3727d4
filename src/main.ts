// The program: words in, exit code out. Everything else is wired elsewhere.
import { enableCompileCache } from 'node:module';
import { catchSignals } from './cli/signals.ts';

const stop = catchSignals(process.argv[2]);

// Starting takes twice as long without it, and a health check starts every half minute; what is loaded before it is not kept.
enableCompileCache();
const { run } = await import('./cli/cli.ts');

// Whoever reads us may have read enough (`status | head`).
process.stdout.on('error', () => process.exit());

try {
  process.exitCode = await run(process.argv.slice(2), stop);
} catch (error) {
  // What the world did wrong has a message that says what to do; a stack trace is for whoever asks for it.
  const { toErrorText } = await import('./service/log.ts');
  process.stderr.write(`${toErrorText(error)}\n`);
  process.exitCode = 1;
}

// All is closed and written; a name server that does not answer must not keep us.
process.stdout.write('', () => process.exit());
