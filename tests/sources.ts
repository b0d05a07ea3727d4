// Sources for tests: whole values, of which a test names only what it is about.
import { SOURCE_DEFAULTS } from '../src/config/defaults.ts';
import type { Source } from '../src/model/configuration.ts';

export function makeSource(given: Partial<Source> = {}): Source {
  return {
    ...SOURCE_DEFAULTS,
    id: 'herald',
    kind: 'feed',
    url: 'https://herald.example/rss',
    outlet: 'herald',
    language: 'en',
    timezone: 'Asia/Ulaanbaatar',
    timeout: 5_000,
    robots: false,
    ...given,
  };
}
