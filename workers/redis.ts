import { Redis } from 'ioredis';
import { reasonOf } from './process.ts';
import type { RedisConfig } from './validator/config.ts';

/** Errors that only mean that Redis does not answer for now. */
const lostCodes = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const lostMessage = /connection is closed|connection is lost|loading the dataset|socket closed/i;

/**
 * Connections to Redis or Valkey that try again twice a second for as long as it takes; commands wait meanwhile. Whether it is
 * there is said once, however many connections and queues notice.
 */
export class RedisConnections {
  readonly #redis: RedisConfig;
  readonly #say: (sentence: string) => void;
  readonly #clients: Redis[] = [];
  #gone = false;
  #closed = false;

  constructor(redis: RedisConfig, say: (sentence: string) => void) {
    this.#redis = redis;
    this.#say = say;
  }

  /** Opens one more connection; `close` ends it. */
  open(): Redis {
    // BullMQ wants unlimited retries on connections that block.
    const client = new Redis({ ...this.#redis, maxRetriesPerRequest: null, retryStrategy: () => 500 });
    client.on('error', this.onError);
    client.on('ready', () => {
      if (this.#gone) this.#say(`Redis is back at ${this.#name()}.`);
      this.#gone = false;
    });
    this.#clients.push(client);
    return client;
  }

  /** For the error event of a queue or worker. */
  readonly onError = (error: Error): void => {
    if (this.#closed) return;
    const lost = lostCodes.has((error as NodeJS.ErrnoException).code ?? '') || lostMessage.test(error.message);
    if (!lost) this.#say(`The queue reports: ${reasonOf(error)}.`);
    else if (!this.#gone) {
      this.#gone = true;
      this.#say(`Redis does not answer at ${this.#name()}: jobs wait until it is back.`);
    }
  };

  /** Ends all connections. */
  close(): void {
    this.#closed = true;
    for (const client of this.#clients) client.disconnect();
  }

  #name(): string {
    return 'path' in this.#redis ? this.#redis.path : `${this.#redis.host}:${this.#redis.port}`;
  }
}
