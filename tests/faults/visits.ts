// Visits of one source in this process, by a clock that is set by hand, against a local origin and a store in memory. It knows no fault.
import type { Source } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Resource, Visit } from '../../src/model/visit.ts';
import { isDue } from '../../src/schedule/schedule.ts';
import type { Origin } from '../origin.ts';
import { makeSource } from '../sources.ts';
import { openWorld } from '../world.ts';

export interface Visits extends AsyncDisposable {
  readonly origin: Origin;
  /** Null where the source is not due. */
  readonly visitIfDue: (at: string) => Promise<Visit | null>;
  readonly visit: (at: string) => Promise<Visit>;
  /** What is published, by title. */
  readonly entries: () => Promise<Map<string, Entry>>;
  readonly resource: () => Promise<Resource | null>;
}

/** The source is read from `/list`, and named `herald` where nothing else is given. */
export async function openVisits(given: Partial<Source> = {}): Promise<Visits> {
  const world = await openWorld('2026-01-13T04:00:00Z');
  const source = makeSource({ url: `${world.origin.url}/list`, ...given });
  const visit = async (at: string) => {
    world.now = new Date(at);
    const made = await world.visit(source);
    if (made === undefined) throw new Error('no visit was made');
    return made;
  };
  return {
    origin: world.origin,
    visit,
    async visitIfDue(at) {
      const last = (await world.store.visits()).get(source.id) ?? null;
      return isDue(source, last, new Date(at)) ? visit(at) : null;
    },
    async entries() {
      const entries = await world.entries();
      const byTitle = new Map(entries.map((entry) => [entry.title, entry]));
      if (byTitle.size < entries.length) throw new Error('an entry is published twice');
      return byTitle;
    },
    resource: () => world.resource(source.id),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** An RSS document; a date where the item has one. */
export function renderFeed(items: readonly (readonly [title: string, date?: string])[]): string {
  const rendered = items.map(
    ([title, date]) =>
      `<item><title>${title}</title><link>https://herald.example/${encodeURIComponent(title)}</link>` +
      `${date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`}</item>`,
  );
  return `<rss version="2.0"><channel><title>Herald</title>${rendered.join('')}</channel></rss>`;
}
