// Candidates → the blocks that a configuration has for them. It renders nothing.
import { toFreeId } from '../config/free-id.ts';
import type { FieldName, Language, SourceKind } from '../model/configuration.ts';
import type { Candidate, Draft } from './candidate.ts';

/** As a configuration says it: what is as everywhere is left out. */
interface SourceBlock {
  readonly id: string;
  readonly outlet: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly language: Language;
  readonly data?: string;
  readonly items?: string;
  readonly fields?: Readonly<Partial<Record<FieldName, string>>>;
  readonly details?: true;
  readonly enabled?: false;
}

/** A candidate under the block that it becomes. */
export interface Finding {
  readonly candidate: Candidate;
  readonly block: SourceBlock;
}

/** The best has the outlet's own id and is enabled, the others have one that says how they are read. `languages` in the candidates' order. */
export function toFindings(
  candidates: readonly Candidate[],
  outlet: string,
  languages: readonly Language[],
): Finding[] {
  const ids = new Set<string>();
  return candidates.map((candidate, index) => {
    const { draft } = candidate;
    const id = toFreeId(index === 0 ? outlet : `${outlet}-${toWord(draft)}`, ids);
    ids.add(id);
    const block = toBlock(id, outlet, draft, languages[index] ?? 'auto');
    return { candidate, block: index === 0 ? block : { ...block, enabled: false } };
  });
}

function toBlock(id: string, outlet: string, draft: Draft, language: Language): SourceBlock {
  const { kind, url, data, items, fields, details } = draft;
  return {
    id,
    outlet,
    kind,
    url,
    language,
    ...(data === undefined ? {} : { data }),
    ...(items === undefined ? {} : { items }),
    ...(fields === undefined ? {} : { fields }),
    ...(details === true ? { details } : {}),
  };
}

function toWord({ kind, data }: Draft): string {
  return data === undefined ? kind : 'data';
}
