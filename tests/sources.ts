// Sources for tests: whole values, of which a test names only what it is about.
import type { Source } from '../src/model/configuration.ts';

export function makeSource(given: Partial<Source> = {}): Source {
  return {
    id: 'herald',
    kind: 'feed',
    url: 'https://herald.example/rss',
    outlet: 'herald',
    language: 'en',
    schedule: '*/15 * * * *',
    timezone: 'Asia/Ulaanbaatar',
    enabled: true,
    keep: [],
    drop: [],
    share: null,
    content: 'summary',
    headers: {},
    timeout: 5_000,
    unlisted: 'keep',
    ...given,
  };
}
