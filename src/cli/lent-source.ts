// The source that `inspect` reads by: a configured one, or the settings of one lent to an address or a file. It reads nothing.
import { SOURCE_DEFAULTS } from '../config/defaults.ts';
import { toShown } from '../fetch/location.ts';
import type { Config, Source, SourceKind } from '../model/configuration.ts';
import { toLanguage } from '../headline/language-tag.ts';
import { findNamed } from './named.ts';
import { CommandError } from './terminal.ts';

export interface InspectOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly kind?: SourceKind;
  readonly language?: string;
  readonly outlet?: string;
  readonly base?: string;
  readonly now?: string;
  readonly source?: string;
}

/** `url` is empty where a file has no base. */
export function toLentSource(name: string, config: Config, options: InspectOptions): Source {
  const configured = config.sources.find(({ id }) => id === name);
  const lent = configured ?? findLender(config, options.source);
  const isAddress = configured === undefined && URL.canParse(name);
  const url = isAddress ? toWebAddress(name) : (configured?.url ?? toBase(options.base) ?? lent?.url ?? '');
  return {
    ...(lent ?? { ...SOURCE_DEFAULTS, kind: 'feed', timezone: config.site.timezone }),
    id: configured?.id ?? lent?.id ?? (isAddress ? toShown(name) : name),
    url,
    ...(options.kind === undefined ? {} : { kind: options.kind, fallback: null }),
    ...(options.outlet === undefined
      ? {}
      : { outlet: findNamed(options.outlet, config.outlets, `--outlet ${options.outlet}: `).id }),
    ...(options.language === undefined ? {} : { language: toGivenLanguage(options.language) }),
  };
}

function findLender({ sources }: Config, id: string | undefined): Source | undefined {
  return id === undefined ? undefined : findNamed(id, sources, `--source ${id}: `);
}

function toGivenLanguage(tag: string): string {
  const language = tag === 'auto' ? 'auto' : toLanguage(tag);
  if (language === null) throw new CommandError(2, `--language ${tag}: expected a language tag like en or mn, or auto`);
  return language;
}

function toBase(base: string | undefined): string | undefined {
  if (base === undefined || /^https?:\/\/[^/]/i.test(base)) return base;
  throw new CommandError(2, `--base ${base}: expected an address that begins with http: or https:`);
}

function toWebAddress(name: string): string {
  if (/^https?:/i.test(name)) return name;
  throw new CommandError(2, `${name}: expected an address that begins with http: or https:`);
}
