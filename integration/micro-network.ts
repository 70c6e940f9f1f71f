import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import type { ExecutionContext } from 'ava';
import { developmentValidator } from '../chain-spec/index.ts';
import type { AdversaryKind } from '../offchain/adversaries/index.ts';
import { connect, createKeyFile, type PhaseLengths } from '../offchain/chain/index.ts';
import { hiddenEpochs as protocolEpochs } from '../offchain/data/index.ts';
import type { Genesis } from '../scripts/launch/genesis.ts';
import { type MicroGenesis, microGenesis } from '../scripts/launch/micro.ts';
import { freePort } from '../scripts/launch/ports.ts';
import { entries, nodeFlags } from '../workers/entries.ts';
import type { HostConfig, RedisConfig, WorkerConfig } from '../workers/validator/config.ts';
import { startChain } from './chain.ts';
import { folder, Process, startRedis } from './micro.ts';
import { onNodes } from './node-program.ts';

/*
 * A whole network on the committed runtime: a chain, Redis, validators and miners, each in processes of their own, with a model so
 * small and phases so short that an epoch takes seconds (on real nodes a minute or two).
 */

export interface MicroMiner {
  address: string;
  /** The file of its key. */
  key: string;
  adversary: AdversaryKind | null;
  process: Process;
}

export interface MicroValidator {
  address: string;
  /** Its key, its configs (`host.json`, `worker.json`), and in `data` what its processes keep. */
  folder: string;
  host: Process;
  worker: Process;
}

/** Those who take part in a network, and the queue of its validators. */
export interface Participants {
  redis: Process;
  validators: MicroValidator[];
  miners: MicroMiner[];
}

export interface MicroNetwork extends Participants {
  /** WebSocket of the chain, or of the first of its nodes. */
  url: string;
  api: ApiPromise;
  chain: Process;
}

export interface MicroOptions {
  validators?: number;
  /** One miner each; `null` is honest. */
  miners: (AdversaryKind | null)[];
  invertSign?: boolean;
  /** Epochs that a hidden text is used for; the protocol's own number when it is not named. */
  hiddenEpochs?: number;
  /** What differs in the genesis of staking. */
  staking?: MicroGenesis['staking'];
}

/** Blocks of each phase where one takes 6 s. */
export const nodePhases: PhaseLengths = { submit: 10, score: 20, reveal: 10, vote: 20 };

/** Starts a network and waits until all its processes are ready. Everything ends with the test. */
export async function startMicroNetwork(t: ExecutionContext, options: MicroOptions): Promise<MicroNetwork> {
  const { validators: validatorCount = 3, staking, ...others } = options;
  const root = await folder(t);
  const genesis = await microGenesis(join(root, 'genesis'), validatorCount, {
    ...(onNodes ? { lengths: nodePhases } : {}),
    staking,
  });
  const { spec, blockMilliseconds } = genesis;
  const { urls, processes } = await startChain(t, root, { spec, validators: validatorCount, blockMilliseconds });
  const [url, chain] = [urls[0]!, processes[0]!];
  const connection = await connect(url);
  t.teardown(() => connection.close());
  const each = Array.from({ length: validatorCount }, (_, index) => urls[index % urls.length]!);
  return { url, api: connection.api, chain, ...(await startParticipants(t, root, genesis, each, others)) };
}

/**
 * Starts Redis, a validator for each chain's WebSocket that is given, and the miners, which are spread over them; waits until all are
 * ready. Everything ends with the test.
 */
export async function startParticipants(
  t: ExecutionContext,
  root: string,
  genesis: Genesis,
  urls: readonly string[],
  {
    miners: adversaries,
    invertSign = false,
    hiddenEpochs = protocolEpochs,
  }: Omit<MicroOptions, 'validators' | 'staking'>,
): Promise<Participants> {
  const { where, redis } = await startRedis(t, root);
  const shared = { redis: where, genesis, invertSign, hiddenEpochs };
  const prepared = await Promise.all(urls.map((url, index) => startWorker(t, root, index, { url, ...shared })));
  const miners = await Promise.all(
    adversaries.map((adversary, index) => startMiner(t, root, index, adversary, urls[index % urls.length]!)),
  );
  await ready([...prepared.map(({ worker }) => worker), ...miners.map((each) => each.process)]);
  // The clock of the first epoch starts with the first host's announcement: by then all others are there.
  const validators = await Promise.all(
    prepared.map(async ({ config, ...validator }): Promise<MicroValidator> => {
      const ingest = { host: '127.0.0.1', port: await freePort(), url: null };
      const file = join(validator.folder, 'host.json');
      return { ...validator, host: await startEntry(t, entries.validatorHost, file, { ...config, ingest }) };
    }),
  );
  await ready(validators.map(({ host }) => host));
  return { redis, validators, miners };
}

const ready = (processes: readonly Process[]) =>
  Promise.all(processes.map((each) => each.until((line) => line.includes('"event":"ready"'))));

interface Shared {
  url: string;
  redis: RedisConfig;
  genesis: Genesis;
  invertSign: boolean;
  hiddenEpochs: number;
}

/** A validator whose host is still to be started, with this config. */
type Prepared = Omit<MicroValidator, 'host'> & { config: Omit<HostConfig, 'ingest'> };

async function startWorker(t: ExecutionContext, root: string, index: number, shared: Shared): Promise<Prepared> {
  const own = join(root, `validator-${index}`);
  await mkdir(own);
  const key = join(own, 'key.json');
  const { address } = await createKeyFile(key, developmentValidator(index));
  const data = join(own, 'data');
  const { url, redis, genesis, invertSign, hiddenEpochs } = shared;
  const config: Prepared['config'] = {
    chain: url,
    key,
    data,
    corpus: genesis.corpus,
    description: genesis.description,
    redis,
    invertSign,
    hiddenEpochs,
  };
  const worker: WorkerConfig = { account: address, data, redis, threads: 1 };
  return {
    address,
    folder: own,
    config,
    worker: await startEntry(t, entries.validatorWorker, join(own, 'worker.json'), worker),
  };
}

async function startMiner(
  t: ExecutionContext,
  root: string,
  index: number,
  adversary: AdversaryKind | null,
  chain: string,
): Promise<MicroMiner> {
  const own = join(root, `miner-${index}`);
  await mkdir(own);
  const key = join(own, 'key.json');
  const { address } = await createKeyFile(key);
  const config = { chain, key, data: join(own, 'data'), threads: 1, adversary };
  return { address, key, adversary, process: await startEntry(t, entries.miner, join(own, 'config.json'), config) };
}

async function startEntry(t: ExecutionContext, entry: string, file: string, config: object): Promise<Process> {
  await writeFile(file, JSON.stringify(config));
  return new Process(t, process.execPath, [...nodeFlags, entry, '--config', file]);
}
