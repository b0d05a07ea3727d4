// What was found → one whole configuration in YAML, with a preview above each source. It finds and judges nothing.
import type { Instant, Stamp } from '../model/stamp.ts';
import { isStale, type PreviewEntry } from './candidate.ts';
import { renderComment, renderFlow, renderText } from '../config/flow.ts';
import type { FoundSite } from './site.ts';
import type { Finding } from './source-block.ts';

/** How many entries tell an operator what a source gives. */
export const PREVIEWED = 3;

/** What the service itself is called, and the zone it reads by. */
interface Service {
  readonly title: string;
  readonly timezone: string;
}

export function renderDocument(
  site: FoundSite,
  findings: readonly Finding[],
  { title, timezone }: Service,
  now: Instant,
): string {
  const { id, name, home, host } = site;
  return [
    renderComment(
      `What Sonin found at ${site.url}: a whole configuration, of which any block can be pasted into another.`,
    ),
    '# The best source is enabled; of the others take what is better, or none.',
    '',
    `site: ${renderFlow({ title, timezone })}`,
    '',
    'editions:',
    ...site.editions.map((language) => `  ${renderText(language)}: ${renderFlow({ language, title: name })}`),
    '',
    'outlets:',
    // A literal address of IPv6 is no host that an outlet may claim.
    `  - ${renderFlow({ id, name, site: home, hosts: host.includes(':') ? undefined : [host] })}`,
    '',
    'sources:',
    ...findings.flatMap((finding) => renderSource(finding, now)),
  ].join('\n');
}

function renderSource({ candidate, block }: Finding, now: Instant): string[] {
  const { entries } = candidate;
  const age = isStale(candidate, now) ? ', none of them new' : '';
  return [
    renderComment(`${entries.length} items${age}:`, '  '),
    ...entries.slice(0, PREVIEWED).map((entry) => renderComment(`  ${toLine(entry)}`, '  ')),
    `  - ${renderFlow({ ...block })}`,
  ];
}

function toLine({ published, title, url }: PreviewEntry): string {
  return `${toDateText(published)}  ${title ?? url ?? 'without a title'}`;
}

/** When a preview's entry was published, in UTC, as exactly as it is known. */
function toDateText(published: Stamp | null): string {
  return published === null ? 'undated' : `${published.at} (${published.precision})`;
}
