// An edition's past: whoever follows it finds every entry, and a closed part is the same for ever.
import * as fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { issueRequested } from '../../src/issue/requested.ts';
import type { Document } from '../../src/model/edition.ts';
import { makeSighting } from '../sightings.ts';
import { record } from '../store/contract.ts';
import { ENGLISH, openDesk, readText, type Desk, type Setting } from './desk.ts';

const NOTHING_ASKED = { q: null, limit: null };

describe('the parts of an edition', () => {
  test('lead from the subscribed document to every entry since the beginning', async () => {
    await using desk = await openDesk();
    for (let round = 0; round < 5; round += 1) {
      await publish(desk, numbers(round * 57, 57));
      await desk.issue();
    }
    expect(titlesOf(await follow(desk))).toEqual(numbers(0, 285).map(toTitle).toSorted());
  });

  test('are linked both ways, and name the feed that they are of', async () => {
    await using desk = await openDesk();
    await publish(desk, numbers(0, 230));
    await desk.issue();
    const [second = '', first = ''] = (await follow(desk)).slice(1);
    expect(desk.read('/en.atom')).toContain(
      'rel="prev-archive" type="application/atom+xml" href="https://sonin.example/en/archive/2.atom"',
    );
    expect(second).toContain(
      'rel="prev-archive" type="application/atom+xml" href="https://sonin.example/en/archive/1.atom"',
    );
    expect(first).toContain(
      'rel="next-archive" type="application/atom+xml" href="https://sonin.example/en/archive/2.atom"',
    );
    expect(second).toContain(
      'rel="next-archive" type="application/atom+xml" href="https://sonin.example/en/archive/3.atom"',
    );
    for (const part of [first, second]) {
      expect(part).toContain('<fh:archive/>');
      expect(part).toContain('rel="current" type="application/atom+xml" href="https://sonin.example/en.atom"');
      expect(part).toContain('<id>https://sonin.example/en.atom</id>');
    }
    const open = await readPart(desk, '/en/archive/3.atom');
    expect(open).toContain(toTitle(229));
    expect(open).not.toContain('fh:archive');
    expect(await issueRequested('/en/archive/4.atom', NOTHING_ASKED, desk.toWorld())).toBeNull();
  });

  test('never change once they are closed, whatever arrives late or is corrected, and after a restart', async () => {
    await using desk = await openDesk();
    await publish(desk, numbers(0, 100));
    await desk.issue();
    const before = await find(desk, '/en/archive/1.atom');
    await publish(desk, [3], { title: 'Corrected', rawHash: 'corrected' });
    await publish(desk, [500], { at: '2020-01-01T00:00:00.000Z' });
    await desk.issue({ at: '2026-01-20T00:00:00.000Z' });
    const after = await find(desk, '/en/archive/1.atom', { at: '2026-01-21T00:00:00.000Z' });
    expect(readText(after)).toBe(readText(before));
    expect([after.etag, after.changed, after.immutable]).toEqual([before.etag, before.changed, true]);
    const titles = titlesOf(await follow(desk));
    expect(titles).toContain('Corrected');
    expect(titles).toContain(toTitle(500));
  });

  test('hold the correction of what stood last in one that was closed', async () => {
    await using desk = await openDesk();
    await publish(desk, numbers(0, 100));
    await desk.issue();
    await publish(desk, [99], { title: 'Corrected', rawHash: 'corrected' });
    await publish(desk, numbers(100, 250));
    await desk.issue();
    expect(titlesOf((await follow(desk)).slice(1))).toContain('Corrected');
  });

  test('hold what a share leaves out of the subscribed document', async () => {
    await using desk = await openDesk();
    const setting = { source: { share: 5 } };
    await publish(desk, numbers(0, 30));
    await desk.issue(setting);
    expect(titlesOf([desk.read('/en.atom')])).toHaveLength(5);
    expect(titlesOf(await follow(desk, setting))).toEqual(numbers(0, 30).map(toTitle).toSorted());
  });

  test('lose an entry that is withdrawn, and nothing else', async () => {
    await using desk = await openDesk();
    await publish(desk, numbers(0, 100));
    await desk.issue();
    const before = await find(desk, '/en/archive/1.atom');
    await desk.store.withdraw('urn:x:7');
    const after = await find(desk, '/en/archive/1.atom', { at: '2026-02-01T00:00:00.000Z' });
    expect(titlesOf([readText(after)])).toEqual(
      numbers(0, 100)
        .filter((n) => n !== 7)
        .map(toTitle)
        .toSorted(),
    );
    expect(after.changed > before.changed).toBe(true);
  });

  test('are closed by bytes too, so that no document is too large', async () => {
    await using desk = await openDesk();
    const full = { source: { content: 'full' } } as const;
    await publish(desk, numbers(0, 60), { content: `<p>${'сум '.repeat(3_000)}</p>` });
    await desk.issue(full);
    const documents = await follow(desk, full);
    expect(documents.length).toBeGreaterThan(2);
    for (const text of documents) expect(Buffer.byteLength(text)).toBeLessThan(500_000);
    expect(titlesOf(documents)).toEqual(numbers(0, 60).map(toTitle).toSorted());
  });

  test('are in JSON Feed what they are in Atom, by next_url', async () => {
    await using desk = await openDesk();
    await publish(desk, numbers(0, 150));
    await desk.issue();
    expect(JSON.parse(desk.read('/en.json')).next_url).toBe('https://sonin.example/en/archive/1.json');
    const part = JSON.parse(await readPart(desk, '/en/archive/1.json'));
    expect(part.items).toHaveLength(100);
    expect(part.next_url).toBeUndefined();
  });

  test('reach everything whatever the limit, the share and the rounds', async () => {
    const rounds = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
    const share = fc.option(fc.integer({ min: 1, max: 60 }));
    await fc.assert(
      fc.asyncProperty(rounds, fc.integer({ min: 1, max: 150 }), share, async (counts, limit, most) => {
        await using desk = await openDesk();
        const setting = { editions: [{ ...ENGLISH, limit }], source: { share: most } };
        let from = 0;
        for (const count of counts) {
          await publish(desk, numbers(from, count));
          await desk.issue(setting);
          from += count;
        }
        expect(titlesOf(await follow(desk, setting))).toEqual(numbers(0, from).map(toTitle).toSorted());
      }),
      { numRuns: 8 },
    );
  });
});

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function toTitle(n: number): string {
  return `Title ${String(n).padStart(4, '0')}`;
}

async function publish(
  desk: Desk,
  which: readonly number[],
  given: { title?: string; rawHash?: string; at?: string; content?: string } = {},
): Promise<void> {
  const sightings = which.map((n) =>
    makeSighting({
      itemId: `urn:x:${n}`,
      rawHash: given.rawHash ?? `${n}`,
      fields: {
        title: given.title ?? toTitle(n),
        content: given.content ?? null,
        published: {
          at: given.at ?? new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
          precision: 'minute',
          zone: 'UTC',
        },
      },
    }),
  );
  await record(desk.store, sightings);
}

/** The subscribed document, and all that come before it, as a reader follows them. */
async function follow(desk: Desk, setting: Setting = {}): Promise<string[]> {
  const texts = [desk.read('/en.atom')];
  for (;;) {
    const before = /rel="prev-archive"[^>]*href="https:\/\/sonin\.example([^"]*)"/.exec(texts.at(-1) ?? '')?.[1];
    if (before === undefined) return texts;
    texts.push(readText(await find(desk, before, setting)));
  }
}

async function find(desk: Desk, path: string, setting: Setting = {}): Promise<Document> {
  const found = await issueRequested(path, NOTHING_ASKED, desk.toWorld(setting));
  if (found === null || typeof found === 'string') throw new Error(`${path} is ${found}`);
  return found;
}

async function readPart(desk: Desk, path: string): Promise<string> {
  return readText(await find(desk, path));
}

function titlesOf(documents: readonly string[]): string[] {
  const titles = documents.flatMap((text) => parseAtomFeed(text).entries?.map(({ title }) => title?.value ?? '') ?? []);
  return [...new Set(titles)].toSorted();
}
