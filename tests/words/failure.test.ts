import { expect, test } from 'vitest';
import { wordsForFailure } from '../../src/words/failure.ts';

test.each([
  [
    { stage: 'fetch', code: 'dns', detail: 'felt.example' },
    'The host name was not found: felt.example. Check the spelling of url.',
  ],
  [
    { stage: 'fetch', code: 'status', detail: '404' },
    'The host answered with an error: 404. The feed has moved: look on the site for its new address.',
  ],
  [
    { stage: 'fetch', code: 'status', detail: '503' },
    'The host answered with an error: 503. Nothing to do if it passes; it is tried again.',
  ],
  [
    { stage: 'parse', code: 'no-recipe', detail: 'no `items` are set' },
    'The configuration does not say where in the page the items are: no `items` are set. Give items in the configuration, lend a source’s with --source, or let discover find them.',
  ],
  [{ stage: 'fetch', code: 'gremlins', detail: 'in the wire.' }, 'Fetching failed (gremlins): in the wire.'],
  [{ stage: 'visit', code: 'odd', detail: '' }, 'The visit failed (odd).'],
] as const)('%j is put into words', (failure, words) => {
  expect(wordsForFailure(failure)).toBe(words);
});
