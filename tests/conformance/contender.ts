// Answers the conformance suite: one JSON line in for each document, one out; what the parse room understood, after cleaning. It knows no expectations.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { decode } from '../../src/decode/decode.ts';
import type { ParsedFeed, ParsedItem } from '../../src/model/feed.ts';
import { toStamp } from '../../src/normalise/date.ts';
import { toHtml, toPlainText } from '../../src/normalise/html.ts';
import { parseFeed } from '../../src/parse/feed/feed.ts';

interface Question {
  readonly file: string;
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Dates without a zone are read as UTC; nothing in the suite is relative to the present. */
const DATES = { zone: 'UTC', now: '2026-09-01T00:00:00.000Z' };

function answer(question: Question): unknown {
  const text = decode(readFileSync(question.file), question.headers['content-type'] ?? null);
  const feed = parseFeed(text, { url: question.url, contentLocation: question.headers['content-location'] ?? null });
  if ('stage' in feed) return { error: `${feed.code}: ${feed.detail}` };
  return toAnswer(
    feed,
    URL.parse(question.headers['content-location'] ?? '', question.url ?? undefined)?.href ?? question.url,
  );
}

function toAnswer(feed: ParsedFeed, base: string | null): unknown {
  return {
    title: feed.title,
    language: feed.language,
    link: feed.link,
    subtitle: feed.subtitle === null ? null : toHtml({ type: 'html', value: feed.subtitle, base }),
    id: feed.id,
    updated: toStamp(feed.updated, DATES)?.at ?? null,
    entries: feed.items.map((item) => toEntry(item, feed)),
  };
}

/** RFC 4287 section 4.2.1: an entry without an author has the feed's. */
function toEntry(item: ParsedItem, feed: ParsedFeed): unknown {
  return {
    id: item.id,
    title: item.title === null ? null : toPlainText(item.title),
    url: item.url,
    published: toStamp(item.published, DATES)?.at ?? null,
    updated: toStamp(item.updated, DATES)?.at ?? null,
    summary: item.summary === null ? null : toHtml(item.summary),
    content: item.content === null ? null : toHtml(item.content),
    authors: item.authors.length > 0 ? item.authors : feed.authors,
    language: item.language,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as Question))}\n`);
}
