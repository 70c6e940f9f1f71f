import { z } from 'zod';
import { hiddenEpochs } from '../../offchain/data/index.ts';
import { urlUnder } from '../../offchain/ingest/index.ts';
import { hashSchema } from '../../types/files/hash.ts';

const port = z.int().min(0).max(65535);

/** Redis or Valkey, by socket (`{ "path": … }`) or by host and port. */
export const redisConfig = z.union(
  [z.strictObject({ path: z.string().min(1) }), z.strictObject({ host: z.string().min(1), port: port.min(1) })],
  { error: 'must be { "path": SOCKET } or { "host": HOST, "port": PORT }' },
);

/** Folder of this validator alone (objects, hidden texts, commits); its host and its workers share it. */
const data = z.string().min(1);

/** The corpus that the chain's manifest names. */
const corpus = z.strictObject({
  /** What the corpus is split by. */
  seed: hashSchema,
  /** Plain-text files; null takes the texts of the dataset packages. */
  files: z.array(z.string().min(1)).min(1).nullable().default(null),
});

/** Config of a validator's host. Paths are relative to the config file. */
export const hostConfig = z.strictObject({
  /** WebSocket URL of a chain node. */
  chain: z.url({ protocol: /^wss?$/, error: 'must be a ws:// or wss:// URL' }),
  /** Key file (mode 0600). */
  key: z.string().min(1),
  data,
  corpus,
  /** Model description (JSON), the one whose hash is on chain; without it the file is fetched from other validators. */
  description: z.string().min(1).nullable().default(null),
  redis: redisConfig,
  /** Where the ingest listens, and the URL that is announced for it. */
  ingest: z.strictObject({
    host: z.string().min(1).default('127.0.0.1'),
    port,
    /** Announced URL; by default `http://host:port`. */
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
      .refine(
        (url) => urlUnder(url, '') !== null,
        'must have no query, fragment or user: others ask only plain addresses',
      )
      .nullable()
      .default(null),
  }),
  /** Epochs that a hidden text is used for: the same for all validators of a network. */
  hiddenEpochs: z.int().min(1).default(hiddenEpochs),
  /** Test build: apply aggregates with the opposite sign. Refused on any chain that is not a development chain. */
  invertSign: z.boolean().default(false),
});

/** Config of a validator's worker. It knows neither chain nor key. */
export const workerConfig = z.strictObject({
  /** Address of the validator whose jobs it does. */
  account: z.string().min(40).max(60),
  data,
  redis: redisConfig,
  /** Threads of the evaluation session. */
  threads: z.int().min(1).max(256).default(1),
});

export type HostConfig = z.infer<typeof hostConfig>;
export type WorkerConfig = z.infer<typeof workerConfig>;
export type RedisConfig = z.infer<typeof redisConfig>;
