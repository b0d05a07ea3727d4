// Feeds whose items mean harm by the size of what they say.
import { LARGE_TEXTS } from './large-texts.ts';
import { testLarge } from './large-reading.ts';

testLarge(LARGE_TEXTS);
