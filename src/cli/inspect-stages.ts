// What `inspect` shows of the way from address to entries: one line or more a stage. It reads nothing.
import { NO_ARTICLES, type Articles } from '../reading/articles.ts';
import type { SeenDocument } from '../reading/arrival.ts';
import type { Gathered } from '../reading/gather.ts';
import type { Sighting } from '../model/entry.ts';
import { toShown } from '../fetch/location.ts';
import { wordsForFailure } from '../words/failure.ts';
import type { Looked } from './look.ts';

export function toStageLines({ read, gathered, instead, articles }: Looked): string[] {
  return [
    ...(instead === null
      ? []
      : [...toDocumentLines(instead), toStage('fallback', `${read.kind} ${toShown(read.url)}`)]),
    ...toDocumentLines(gathered),
    ...gathered.troubles.map((trouble) => toStage('trouble', wordsForFailure(trouble))),
    ...gathered.notes.map((note) => toStage('note', note)),
    ...toSightingLines(gathered),
    ...(read.details && articles !== NO_ARTICLES ? [toArticleLine(articles)] : []),
  ];
}

function toDocumentLines({ seen }: Gathered): string[] {
  return seen.flatMap((document) => [toFetchLine(document), ...toParseLines(document)]);
}

function toFetchLine({ url, bytes, contentType, failure }: SeenDocument): string {
  const size = bytes === null ? '' : `, ${(bytes / 1000).toFixed(1)} kB`;
  const failed = failure?.stage === 'fetch' ? `, ${wordsForFailure(failure)}` : '';
  return toStage('fetch', `${url}${size}${contentType === null ? '' : `, ${contentType}`}${failed}`);
}

function toParseLines({ format, items, failure }: SeenDocument): string[] {
  if (failure !== null) return failure.stage === 'parse' ? [toStage('parse', wordsForFailure(failure))] : [];
  if (format === null) return [];
  return [toStage('parse', `${format}, ${items} items`)];
}

function toSightingLines({ sightings }: Gathered): string[] {
  if (sightings.length === 0) return [];
  const dates = countBy(sightings, ({ fields }) => fields.published?.precision ?? 'undated');
  const languages = countBy(sightings, ({ fields }) => fields.language);
  const dropped = sightings.filter(({ kept }) => !kept).length;
  return [
    toStage('normalise', `dates: ${dates}; ${dropped} not published by keep, drop or unlisted`),
    toStage('headline', `languages: ${languages}`),
  ];
}

function toArticleLine({ done, wanted, notes }: Articles): string {
  return toStage('articles', [`${done.length} read, ${wanted.length} not`, ...notes].join('; '));
}

/** `second 12, day 3` */
function countBy(sightings: readonly Sighting[], toKey: (sighting: Sighting) => string): string {
  const groups = Map.groupBy(sightings, toKey);
  return Array.from(groups, ([key, all]) => `${key} ${all.length}`).join(', ');
}

function toStage(stage: string, text: string): string {
  return `${stage.padEnd(10)} ${text}`;
}
