import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { announcedUrl, hash, redis as redisArgument, repeated, wholeNumber } from '../arguments.ts';
import { nodeProgram, runTogether } from '../children.ts';
import { openKey } from '../keys.ts';
import { chainOption, home, keyOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** The seed in `chain-spec/presets/development.json`. */
const DEVELOPMENT_CORPUS_SEED = '0xa11ce000000000000000000000000000000000000000000000000000000000c0';

type Redis = { path: string } | { host: string; port: number };

type Options = {
  chain: string;
  key: string;
  data: string;
  redis: Redis;
  listen: string;
  port: number;
  url?: string;
  corpus?: string[];
  corpusSeed: `0x${string}`;
  description?: string;
  workers: number;
  threads: number;
};

/** Writes a config file that only its owner can read, and returns its path. */
const writeConfig = (file: string, config: object): string => {
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
};

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/** Why miners cannot reach a host that listens there and announces this, in one sentence; undefined if nothing speaks against it. */
export const unreachable = (listen: string, url: string | undefined): string | undefined => {
  if (url === undefined)
    return ['0.0.0.0', '::'].includes(listen)
      ? `Miners are told http://${listen}, which is no address of this machine: name the one that they reach with --url.`
      : undefined;
  if (!isLoopback(listen) || isLoopback(new URL(url).hostname)) return undefined;
  return `Miners are told ${url}, but gradients are taken on ${listen} alone: say --listen 0.0.0.0 as well, unless a proxy on this machine passes them on.`;
};

/** `alice validate` */
export const validate = (terminal: Terminal, setExitCode: (code: number) => void): Command =>
  new Command('validate')
    .description("run a validator's scoring host and its workers; needs Redis or Valkey and a chain node")
    .addOption(keyOption())
    .addOption(chainOption())
    .requiredOption('--redis <where>', 'path of the socket, or HOST:PORT', redisArgument)
    .option('--data <dir>', "the validator's own folder", join(home, 'validator'))
    .option('--listen <host>', 'address on which gradients are taken; 0.0.0.0 for all', '127.0.0.1')
    .option('--port <port>', 'port on which gradients are taken', wholeNumber(1, 65_535), 8700)
    .option('--url <url>', 'how miners reach it, when that is not http://LISTEN:PORT', announcedUrl)
    .option('--corpus <file>', 'text of the network, when it is not the default; repeatable', repeated)
    .option('--corpus-seed <hash>', "what the network's corpus is split by", hash, DEVELOPMENT_CORPUS_SEED)
    .option('--description <file>', 'model description, when other validators do not serve it yet')
    .option('--workers <n>', 'processes that score', wholeNumber(1, 64), 1)
    .option('--threads <n>', 'threads of each worker', wholeNumber(1, 256), 1)
    .action(async (options: Options) => {
      const { chain, listen, port, url, workers, threads } = options;
      const warning = unreachable(listen, url);
      if (warning !== undefined) terminal.err(`alice: ${warning}`);
      // The host checks the key against the chain as well; the workers are told the account, and never see the key.
      const account = await withChain(
        { chain },
        async (connection) => (await openKey(options.key, connection)).address,
      );
      const data = resolve(options.data);
      mkdirSync(data, { recursive: true, mode: 0o700 });
      const redis = 'path' in options.redis ? { path: resolve(options.redis.path) } : options.redis;
      const files = options.corpus?.map((file) => resolve(file)) ?? null;
      const corpus = { seed: options.corpusSeed, files };
      const description = options.description === undefined ? null : resolve(options.description);
      const ingest = { host: listen, port, ...(url === undefined ? {} : { url }) };
      const host = { chain, key: resolve(options.key), data, corpus, redis, description, ingest };
      const hostFile = writeConfig(join(data, 'host.json'), host);
      const workerFile = writeConfig(join(data, 'worker.json'), { account, data, redis, threads });
      setExitCode(
        await runTogether([
          nodeProgram('host', 'workers/validator/main.ts', hostFile),
          ...Array.from({ length: workers }, (_, at) =>
            nodeProgram(`worker ${at + 1}`, 'workers/validator/worker.ts', workerFile),
          ),
        ]),
      );
    });
