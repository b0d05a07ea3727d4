// Texts and addresses that mean harm, in every place of a document of every kind: what we publish of them is plain, and leads nowhere but to the web.
import { describe, expect, test } from 'vitest';
import { ADDRESSES } from './addresses.ts';
import { sendEverywhere } from './carriers.ts';
import { WORDS } from './words.ts';

describe('a text', () => {
  for (const [name, words] of Object.entries(WORDS)) {
    test(name, async () => {
      expect(await sendEverywhere(words)).toBe('clean');
    });
  }
});

describe('an address', () => {
  for (const [name, address] of Object.entries(ADDRESSES)) {
    test(name, async () => {
      expect(await sendEverywhere(address)).toBe('clean');
    });
  }
});
