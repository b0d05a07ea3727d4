// The commands as a table of words and options; what each does stands in a file of its own, which is loaded when it is called for.
import { Command, CommanderError, Option } from 'commander';
import { SOURCE_KINDS } from '../config/values.ts';
import { version } from '../service/version.ts';
import type { InspectOptions } from './lent-source.ts';
import { toAdvice } from './named.ts';
import { CommandError, remark, type ExitCode } from './terminal.ts';

/** Takes the words after the program's own name; `stop` ends the commands that last. */
export async function run(words: readonly string[], stop: AbortSignal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const end = (code: ExitCode) => {
    exitCode = code;
  };
  const program = toProgram(end, stop);
  try {
    checkCommand(words[0], program);
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return toExitCode(error);
  }
}

function toProgram(end: (code: ExitCode) => void, stop: AbortSignal): Command {
  const program = new Command('sonin')
    .description('Reads the outlets that write about Mongolia and republishes them as feeds, one for each language.')
    .version(version)
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true });
  const add = (usage: string, description: string, isDefault = false) =>
    program
      .command(usage, { isDefault })
      .description(description)
      .option('--config <file>', 'the configuration; else $SONIN_CONFIG, /config/sonin.yaml, config/sonin.yaml')
      .exitOverride();
  const json = ['--json', 'results as JSON'] as const;

  add('serve', 'worker and web in one process, until it is stopped', true).action(async (options) =>
    end(await (await import('./serve.ts')).serve(options, stop)),
  );
  add('refresh [source...]', 'one round now, over every enabled source or those named')
    .option('--due', 'only what is due')
    .option('--force', "also where an origin's Retry-After says wait")
    .option(...json)
    .action(async (names: string[], options) =>
      end(await (await import('./refresh.ts')).refreshSources(names, options, stop)),
    );
  add('resume <source>', 'lifts the stop of a source that said it is gone for good (410)')
    .option(...json)
    .action(async (id: string, options) => end(await (await import('./resume.ts')).resume(id, options)));
  add('inspect <source|url|file...>', 'reads and shows, stores nothing')
    .addOption(new Option('--kind <kind>', 'how to read it').choices(SOURCE_KINDS))
    .option('--language <tag>', 'the language it is declared to be in')
    .option('--outlet <id>', 'the outlet it speaks for')
    .option('--base <url>', "what a file's relative addresses are resolved against")
    .option('--now <time>', 'the time of the visit')
    .option('--source <id>', 'lends an address or a file the settings of that source')
    .option(...json)
    .action(async (names: string[], options: InspectOptions) =>
      end(await (await import('./inspect.ts')).inspect(names, options)),
    );
  add('discover <url>', 'finds feeds, data, sitemaps and list markup of a site, and prints them as a configuration')
    .option(...json)
    .action(async (url: string, options) => end(await (await import('./discover.ts')).discoverSite(url, options)));
  add('check', 'the configuration, all problems at once')
    .option(...json)
    .action(async (options) => end(await (await import('./check.ts')).check(options)));
  add('status', 'each source: state, last success, next visit, items, failure in words')
    .option(...json)
    .action(async (options) => end(await (await import('./status.ts')).status(options)));
  add('withdraw <id>', 'takes an entry out of everything published, for good')
    .option(...json)
    .action(async (id: string, options) => end(await (await import('./withdraw.ts')).withdraw(id, options)));
  add('opml [file]', "the configuration's feeds as OPML; of an OPML file, those not read yet as YAML ready to paste")
    .option(...json)
    .action(async (file: string | undefined, options) => end(await (await import('./opml.ts')).opml(file, options)));
  add('backup <file>', 'a consistent copy of the store, also while the service writes to it')
    .option('--force', 'replaces the file where it is there already')
    .option(...json)
    .action(async (file: string, options) => end(await (await import('./backup.ts')).backUp(file, options)));
  add('export <dir>', 'the whole site as static files for any web server or object store')
    .option(...json)
    .action(async (folder: string, options) =>
      end(await (await import('./export.ts')).exportTo(folder, options, stop)),
    );
  add('health', 'exit 0 when the service on this machine is well')
    .option(...json)
    .action(async (options) => end(await (await import('./health.ts')).health(options)));
  program
    .command('demo')
    .description('serves sample outlets that need no network')
    .action(async () => end(await (await import('./serve.ts')).demo(stop)));
  return program;
}

/** Without this, commander would take a command that it does not know for a word too many to the default one. */
function checkCommand(word: string | undefined, program: Command): void {
  const names = program.commands.map((command) => command.name());
  if (word === undefined || word.startsWith('-') || names.includes(word)) return;
  throw new CommandError(2, `unknown command ${word}; ${toAdvice(word, names, 'see --help')}`);
}

/** Commander has printed help and usage errors itself; a bug is thrown on. */
function toExitCode(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof CommandError)) throw error;
  remark(error.message);
  return error.exitCode;
}
