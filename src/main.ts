// The program: words in, exit code out. Everything else is wired elsewhere.
import { run } from './cli/cli.ts';
import { remark } from './cli/terminal.ts';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // What the world did wrong has a message that says what to do; a stack trace is for whoever asks for it.
  remark(
    process.env['SONIN_DEBUG'] === undefined
      ? String(error instanceof Error ? error.message : error)
      : String((error as Error).stack),
  );
  process.exitCode = 1;
}
