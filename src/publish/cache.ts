// Rendered documents that may vanish: in memory, or in Redis where replicas share them; it knows neither what they say nor when they are stale.
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
import type { Coding, Document } from '../model/edition.ts';

export interface Cache extends AsyncDisposable {
  /** Null where there is none, where it is over its time, and where the cache cannot be reached. */
  readonly get: (key: string) => Promise<Document | null>;
  /** `ttl` in ms. */
  readonly set: (key: string, document: Document, ttl: number) => Promise<void>;
}

/** Told once when the cache stops working, not at every document. */
export type Warn = (message: string, error: unknown) => void;

/** A document as JSON can hold it: its bytes in base64. */
interface Stored extends Omit<Document, 'bodies'> {
  readonly bodies: Readonly<Record<Coding, string>>;
}

/** Changes with the shape of what is stored, so that replicas of two versions can share one Redis. */
const NAMESPACE = 'sonin:documents:1';

/** Most documents in memory: at about 20 kB for a page in three codings some 10 MB. */
const MAX_IN_MEMORY = 500;

/** Longest wait for Redis, in ms: to render a document again takes less. */
const PATIENCE = 500;

/** Longest wait between attempts to reach Redis again, in ms. */
const MAX_RECONNECT_PAUSE = 10_000;

/** Opens `memory` or a `redis://` address. A cache that fails is an empty one: nothing is ever thrown. */
export function openCache(address: string, warn: Warn): Cache {
  const redis = address === 'memory' ? null : openRedis(address);
  const options = { namespace: NAMESPACE, throwOnErrors: true };
  const keyv = redis === null ? new Keyv<unknown>(openMemory(), options) : new Keyv<unknown>(redis, options);
  const report = reportOnce(warn);
  keyv.on('error', report.failed);
  return {
    get: (key) => tolerate(async () => toDocument(await keyv.get(key)), null, report),
    set: (key, document, ttl) =>
      tolerate(async () => void (await keyv.set(key, toStored(document), ttl)), undefined, report),
    [Symbol.asyncDispose]: async () => {
      // Whatever is still under way fails now, which is no news.
      keyv.off('error', report.failed);
      keyv.on('error', () => {});
      await tolerate(async () => redis?.disconnect(true), undefined, report);
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
function openMemory(): Map<string, unknown> {
  const map = new Map<string, unknown>();
  const set = map.set.bind(map);
  map.set = (key, value) => {
    const oldest = map.keys().next();
    if (map.size >= MAX_IN_MEMORY && !map.has(key) && oldest.done === false) map.delete(oldest.value);
    return set(key, value);
  };
  return map;
}

interface Report {
  readonly failed: (error: unknown) => void;
  readonly worked: () => void;
}

function reportOnce(warn: Warn): Report {
  let down = false;
  return {
    failed: (error) => {
      if (!down) warn('the cache cannot be used; documents are rendered again until it can', error);
      down = true;
    },
    worked: () => {
      down = false;
    },
  };
}

async function tolerate<Value>(work: () => Promise<Value>, otherwise: Value, report: Report): Promise<Value> {
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

function toStored(document: Document): Stored {
  const { identity, gzip, br } = document.bodies;
  return { ...document, bodies: { identity: toBase64(identity), gzip: toBase64(gzip), br: toBase64(br) } };
}

/** Null for what no `set` of ours can have written. */
function toDocument(value: unknown): Document | null {
  if (!isStored(value)) return null;
  const { identity, gzip, br } = value.bodies;
  return { ...value, bodies: { identity: fromBase64(identity), gzip: fromBase64(gzip), br: fromBase64(br) } };
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'etag' in value && 'bodies' in value;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
