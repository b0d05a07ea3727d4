// Real feed readers, as Debian has them, subscribed to the service: what each of them keeps of both editions, and what it does not keep twice.
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { openFeedparser, parseFeeds, toAsked } from './feedparser.ts';
import { isLifereaThere, openLiferea } from './liferea.ts';
import { openNewsboat } from './newsboat.ts';
import { isPythonThere, isThere, openReader, type Open, type Shown } from './reader.ts';
import { openRss2email } from './rss2email.ts';
import { openSfeed } from './sfeed.ts';
import { EDITIONS, FORMATS, toComparable, toExpected, type Languages } from './stories.ts';

const NEWS = `<item><title>Late news</title><link>https://herald.example/9</link><guid>https://herald.example/9</guid>
<pubDate>Mon, 12 Jan 2026 17:00:00 +0800</pubDate></item>`;

/** A story, the first of the two that have one title, before and after it was corrected. */
const OLD = 'https://herald.example/5 Weather';
const NEW = `${OLD}: snow`;

/** In milliseconds: a desktop reader takes its time to start where the machine is busy, and may then say too early that it is done; what fails three times is ours. */
const SIDE_BY_SIDE = { concurrent: true, timeout: 60_000, retry: 2 };

interface Subject {
  readonly name: string;
  readonly isHere: boolean;
  readonly open: Open;
  readonly languages: Languages;
  /** What it has of a story whose title was corrected. */
  readonly corrected: readonly string[];
}

const NO_LANGUAGE = { atom: 'none', rss: 'none' } as const;

const SUBJECTS: readonly Subject[] = [
  { name: 'newsboat', isHere: isThere('newsboat'), open: openNewsboat, languages: NO_LANGUAGE, corrected: [NEW] },
  {
    name: 'sfeed',
    isHere: isThere('sfeed_update', 'curl'),
    open: openSfeed,
    languages: NO_LANGUAGE,
    // It merges by id, title and link together.
    corrected: [OLD, NEW],
  },
  {
    name: 'feedparser',
    isHere: isPythonThere('feedparser'),
    open: openFeedparser,
    languages: { atom: 'story', rss: 'edition' },
    corrected: [NEW],
  },
  // A mail that was sent stays as it is.
  { name: 'rss2email', isHere: isThere('r2e'), open: openRss2email, languages: NO_LANGUAGE, corrected: [OLD] },
  {
    name: 'Liferea',
    isHere: isLifereaThere(),
    open: openLiferea,
    languages: { atom: 'none', rss: 'edition' },
    // It looks at nothing but the id of a story that it has.
    corrected: [OLD],
  },
];

for (const { name, isHere, open, languages, corrected } of SUBJECTS) {
  test.skipIf(!isHere)(`${name} shows every story as it was published, and none twice`, SIDE_BY_SIDE, async () => {
    const began = new Date(Date.now() - 1_000).toISOString();
    await using desk = await openDesk();
    const feeds = toFeeds(desk);
    await using reader = await openReader(
      open,
      feeds.map(({ address }) => address),
    );
    const first = await reader.refresh();
    const shown = feeds.map(({ edition, format, address }) =>
      toComparable(first.get(address) ?? [], format, `${desk.url}/${edition}/entries/`, began),
    );
    expect(shown).toEqual(feeds.map(({ edition, format }) => toExpected(edition, format, languages)));

    expect(await reader.refresh()).toEqual(first);

    await desk.reprint((document) =>
      document.replace('<title>Weather<', '<title>Weather: snow<').replace('<item>', `${NEWS}<item>`),
    );
    const later = await reader.refresh();
    const expected = feeds.map(({ edition, address }) => {
      const lines = toLines(first.get(address));
      const others = lines.filter((line) => line !== OLD);
      return edition === 'en' ? [...others, ...corrected, 'https://herald.example/9 Late news'].toSorted() : lines;
    });
    expect(feeds.map(({ address }) => toLines(later.get(address)))).toEqual(expected);
  });
}

test.skipIf(!isPythonThere('feedparser'))(
  'feedparser finds nothing wrong, takes titles for text, and reads nothing twice that did not change',
  SIDE_BY_SIDE,
  async () => {
    await using desk = await openDesk();
    const parsed = await parseFeeds(
      tmpdir(),
      toFeeds(desk).map(({ address }) => toAsked(address)),
    );
    const right = { status: 200, bozo: false, encoding: 'utf-8' };
    expect(parsed).toMatchObject(['atom10', 'atom10', 'rss20', 'rss20'].map((version) => ({ ...right, version })));
    expect(new Set(parsed.slice(0, 2).flatMap(({ entries }) => entries.map(({ type }) => type)))).toEqual(
      new Set(['text/plain']),
    );
    const answers = await parseFeeds(tmpdir(), parsed);
    expect(answers.map(({ status }) => status)).toEqual([304, 304, 304, 304]);
  },
);

function toFeeds({ url }: Desk) {
  return FORMATS.flatMap((format) =>
    EDITIONS.map((edition) => ({ format, edition, address: `${url}/${edition}.${format}` })),
  );
}

function toLines(shown: readonly Shown[] = []): string[] {
  return shown.map(({ link, title }) => `${link} ${title}`).toSorted();
}
