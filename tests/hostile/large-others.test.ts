// JSON, pages, tickers, sitemaps and mere bytes that mean harm by their size.
import { LARGE_OTHERS } from './large-others.ts';
import { testLarge } from './large-reading.ts';

testLarge(LARGE_OTHERS);
