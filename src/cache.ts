// What may vanish: in memory, or in Redis where replicas share it. It knows neither what is kept nor when that is stale.
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';

export interface Cache extends AsyncDisposable {
  /** Plain values, and Buffers in them; null where there is none, where it is over its time, and where the cache cannot be reached. */
  readonly get: (key: string) => Promise<unknown>;
  /** `ttl` in ms. */
  readonly set: (key: string, value: unknown, ttl: number) => Promise<void>;
}

/** Told once when the cache stops working, not at every value. */
export type Warn = (message: string, error: unknown) => void;

/** How much is kept in memory: as many values, as heavy together as `weigh` finds them. */
export interface Room {
  readonly most: number;
  readonly heaviest: number;
  readonly weigh: (value: unknown) => number;
}

const ROOM: Room = { most: 300, heaviest: Number.POSITIVE_INFINITY, weigh: () => 0 };

/** Longest wait for Redis, in ms: to render a document again takes less. */
const PATIENCE = 500;

/** How long a cache that failed is left alone, in ms: hundreds of documents would each wait for it. */
const REST = 5_000;

/** Longest wait between attempts to reach Redis again, in ms. */
const MAX_RECONNECT_PAUSE = 10_000;

/** Opens `memory`, which has so much room, or a `redis://` address; a namespace keeps what is of another kind or shape apart. A cache that fails is an empty one: nothing is ever thrown. */
export function openCache(address: string, namespace: string, warn: Warn, room = ROOM): Cache {
  const redis = address === 'memory' ? null : openRedis(address);
  const options = { namespace, throwOnErrors: true };
  const keyv = redis === null ? new Keyv<unknown>(openMemory(room), options) : new Keyv<unknown>(redis, options);
  // In memory a value is kept as it is: a copy of each document, written as JSON, would take more room than the documents.
  if (redis === null) [keyv.serialize, keyv.deserialize] = [undefined, undefined];
  const report = reportOnce(warn);
  keyv.on('error', report.failed);
  return {
    get: (key) => tolerate(async () => (await keyv.get(key)) ?? null, null, report),
    set: (key, value, ttl) => tolerate(async () => void (await keyv.set(key, value, ttl)), undefined, report),
    [Symbol.asyncDispose]: async () => {
      // Whatever is still under way fails now, which is no news.
      keyv.off('error', report.failed);
      keyv.on('error', () => {});
      await tolerate(async () => redis?.disconnect(true), undefined, { ...report, isResting: () => false });
    },
  };
}

/** Commands fail at once while Redis is away, instead of queueing up; the client goes on trying to reach it. */
function openRedis(address: string): KeyvRedis<unknown> {
  const reconnectStrategy = (attempts: number) => Math.min(2 ** attempts * 100, MAX_RECONNECT_PAUSE);
  const client = { url: address, disableOfflineQueue: true, socket: { reconnectStrategy } };
  return new KeyvRedis<unknown>(client, { throwOnErrors: true });
}

/** Lets go of what was put in first, because keyv takes out what is over its time only when it is asked for. */
function openMemory({ most, heaviest, weigh }: Room): Map<string, unknown> {
  const map = new Map<string, unknown>();
  const weights = new Map<string, number>();
  let weight = 0;
  const forget = map.delete.bind(map);
  const keep = map.set.bind(map);
  map.delete = (key) => {
    weight -= weights.get(key) ?? 0;
    weights.delete(key);
    return forget(key);
  };
  map.set = (key, value) => {
    map.delete(key);
    // Keyv keeps a value beside the time until which it counts.
    const own = weigh((value as { readonly value?: unknown }).value);
    weights.set(key, own);
    weight += own;
    keep(key, value);
    for (const oldest of map.keys()) {
      if (map.size <= most && weight <= heaviest) break;
      map.delete(oldest);
    }
    return map;
  };
  return map;
}

interface Report {
  readonly failed: (error: unknown) => void;
  readonly worked: () => void;
  /** Whether it failed so lately that asking again would only be waiting. */
  readonly isResting: () => boolean;
}

function reportOnce(warn: Warn): Report {
  let failedAt: number | null = null;
  return {
    failed: (error) => {
      if (failedAt === null) warn('the cache cannot be used; what it would keep is made again until it can', error);
      failedAt = performance.now();
    },
    worked: () => {
      failedAt = null;
    },
    isResting: () => failedAt !== null && performance.now() - failedAt < REST,
  };
}

async function tolerate<Value>(work: () => Promise<Value>, otherwise: Value, report: Report): Promise<Value> {
  if (report.isResting()) return otherwise;
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLate.reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  try {
    const value = await Promise.race([work(), tooLate.promise]);
    report.worked();
    return value;
  } catch (error) {
    report.failed(error);
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
