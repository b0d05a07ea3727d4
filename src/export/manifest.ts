// What an export leaves behind for the next one: which files are its own, and what they were made from. It knows no disk.
import { isPath } from './names.ts';

/** A document as it lies in the folder. */
export interface Standing {
  readonly etag: string;
  readonly changed: string;
  /** What it was made from; null where something else tells whether it is to be made anew. */
  readonly state: string | null;
}

export interface Manifest {
  /** Of the configuration, and of how documents are rendered. */
  readonly settings: string;
  /** How far the store's changes are taken in, and which entry changed last then: a store that was put back from a backup has another one there. */
  readonly revision: number;
  readonly last: string | null;
  /** By the documents' paths. */
  readonly files: ReadonlyMap<string, Standing>;
}

/** Raised when the shape changes; a manifest of another shape tells nothing but that the folder is an export's. */
const VERSION = 1;

/** One line a document, in the order of their paths, so that the same export gives the same bytes. */
export function renderManifest({ settings, revision, last, files }: Manifest): string {
  const head = JSON.stringify({ version: VERSION, settings, revision, last }).slice(0, -1);
  const lines = [...files.keys()].toSorted().map((path) => {
    const { etag, changed, state } = files.get(path) as Standing;
    return `${JSON.stringify(path)}:${JSON.stringify(state === null ? [etag, changed] : [etag, changed, state])}`;
  });
  return `${head},"files":{\n${lines.join(',\n')}\n}}\n`;
}

/** Null where it is damaged, or of another version. */
export function parseManifest(text: string): Manifest | null {
  const found = parseJson(text);
  if (!isRecord(found) || found['version'] !== VERSION || !isRecord(found['files'])) return null;
  const { settings, revision, last, files } = found;
  if (typeof settings !== 'string' || typeof revision !== 'number') return null;
  const standings = Object.entries(files).map(
    ([path, given]) => [path, isPath(path) ? toStanding(given) : null] as const,
  );
  const sound = standings.filter((one): one is [string, Standing] => one[1] !== null);
  if (sound.length < standings.length) return null;
  return { settings, revision, last: typeof last === 'string' ? last : null, files: new Map(sound) };
}

/** Paths that are about to be written, a line each, noted before. The line that was cut was never acted upon. */
export function parseClaims(text: string): string[] {
  return text.split('\n').slice(0, -1).filter(isPath);
}

export function renderClaim(path: string): string {
  return `${path}\n`;
}

function toStanding(given: unknown): Standing | null {
  if (!Array.isArray(given)) return null;
  const [etag, changed, state] = given as unknown[];
  if (typeof etag !== 'string' || typeof changed !== 'string' || Number.isNaN(Date.parse(changed))) return null;
  return { etag, changed, state: typeof state === 'string' ? state : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
