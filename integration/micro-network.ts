import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import type { ExecutionContext } from 'ava';
import { buildRawSpec, developmentPreset, developmentValidator, runtimeOf } from '../chain-spec/index.ts';
import type { AdversaryKind } from '../offchain/adversaries/index.ts';
import { connect, createKeyFile } from '../offchain/chain/index.ts';
import { manifestBytes, hiddenEpochs as protocolEpochs, splitCorpus } from '../offchain/data/index.ts';
import { readRawSpec } from '../offchain/devchain/index.ts';
import { initialWeights, parameterCount, tensors } from '../offchain/model/index.ts';
import { hashOf } from '../offchain/store/index.ts';
import { encodeWeights } from '../offchain/weights/index.ts';
import { freePort } from '../scripts/network/ports.ts';
import { canonicalJson } from '../types/files/canonical.ts';
import type { Hash } from '../types/files/hash.ts';
import { entries, nodeFlags } from '../workers/entries.ts';
import type { HostConfig, RedisConfig, WorkerConfig } from '../workers/validator/config.ts';
import { developmentSpec } from './chain-process.ts';
import { folder, microCorpus, microModel, Process, startRedis } from './micro.ts';

/*
 * A whole network on the committed runtime: a chain, Redis, validators and miners, each in processes of their own, with a model so
 * small and phases so short that an epoch takes seconds.
 */

const corpusSeed: Hash = `0x${'6'.repeat(64)}`;

export interface MicroMiner {
  address: string;
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

export interface MicroNetwork {
  /** WebSocket of the chain. */
  url: string;
  api: ApiPromise;
  chain: Process;
  redis: Process;
  validators: MicroValidator[];
  miners: MicroMiner[];
}

export interface MicroOptions {
  validators?: number;
  /** One miner each; `null` is honest. */
  miners: (AdversaryKind | null)[];
  invertSign?: boolean;
  /** Epochs that a hidden text is used for; the protocol's own number when it is not named. */
  hiddenEpochs?: number;
}

/** Starts a network and waits until all its processes are ready. Everything ends with the test. */
export async function startMicroNetwork(t: ExecutionContext, options: MicroOptions): Promise<MicroNetwork> {
  const { validators: validatorCount = 3, miners, invertSign = false, hiddenEpochs = protocolEpochs } = options;
  const root = await folder(t);
  const corpus = microCorpus();
  const corpusFile = join(root, 'micro');
  const description = join(root, 'micro.json');
  const spec = join(root, 'spec.json');
  await writeFile(corpusFile, corpus.text);
  await writeFile(description, JSON.stringify(microModel));
  await writeFile(spec, JSON.stringify(await microSpec(validatorCount)));

  const port = await freePort();
  const chain = new Process(t, process.execPath, [
    ...['--disable-warning=ExperimentalWarning', 'offchain/devchain/main.ts', '--spec', spec],
    ...['--data', join(root, 'chain'), '--port', String(port), '--block-millis', '300'],
  ]);
  const { where, redis } = await startRedis(t, root);
  await chain.until((line) => line.includes('"ready"'));
  const url = `ws://127.0.0.1:${port}`;
  const connection = await connect(url);
  t.teardown(() => connection.close());

  const shared = { url, redis: where, corpusFile, description, invertSign, hiddenEpochs };
  const network: MicroNetwork = { url, api: connection.api, chain, redis, validators: [], miners: [] };
  network.validators = await Promise.all(
    Array.from({ length: validatorCount }, (_, index) => startValidator(t, root, index, shared)),
  );
  network.miners = await Promise.all(miners.map((adversary, index) => startMiner(t, root, index, adversary, url)));
  const processes = [
    ...network.validators.flatMap(({ host, worker }) => [host, worker]),
    ...network.miners.map((each) => each.process),
  ];
  await Promise.all(processes.map((each) => each.until((line) => line.includes('"event":"ready"'))));
  return network;
}

/** The raw spec of the micro network, with the runtime of the committed one. */
async function microSpec(validators: number) {
  const wasm = runtimeOf(await readRawSpec(developmentSpec));
  const { vocabulary, name, budget, seed } = microModel;
  const { manifest } = splitCorpus({ corpus: microCorpus(), seed: corpusSeed, vocabulary });
  const preset = await developmentPreset({ validators, manifest: hashOf(manifestBytes(manifest)) });
  const { epochs } = preset.genesis;
  preset.genesis.epochs = {
    ...epochs,
    lengths: { submit: 20, score: 60, reveal: 40, vote: 60 },
    minDifficulty: 64,
    base: hashOf(encodeWeights(tensors(microModel), initialWeights(microModel))),
    model: {
      ...epochs.model,
      name,
      budget,
      seed,
      parameters: parameterCount(microModel),
      description: hashOf(new TextEncoder().encode(canonicalJson(microModel))),
    },
  };
  return buildRawSpec({ wasm, preset });
}

interface Shared {
  url: string;
  redis: RedisConfig;
  corpusFile: string;
  description: string;
  invertSign: boolean;
  hiddenEpochs: number;
}

async function startValidator(
  t: ExecutionContext,
  root: string,
  index: number,
  shared: Shared,
): Promise<MicroValidator> {
  const own = join(root, `validator-${index}`);
  await mkdir(own);
  const key = join(own, 'key.json');
  const { address } = await createKeyFile(key, developmentValidator(index));
  const data = join(own, 'data');
  const { url, redis, corpusFile, description, invertSign, hiddenEpochs } = shared;
  const host: HostConfig = {
    chain: url,
    key,
    data,
    corpus: { seed: corpusSeed, files: [corpusFile] },
    description,
    redis,
    ingest: { host: '127.0.0.1', port: await freePort(), url: null },
    invertSign,
    hiddenEpochs,
  };
  const worker: WorkerConfig = { account: address, data, redis, threads: 1 };
  return {
    address,
    folder: own,
    host: await startEntry(t, entries.validatorHost, join(own, 'host.json'), host),
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
  return { address, adversary, process: await startEntry(t, entries.miner, join(own, 'config.json'), config) };
}

async function startEntry(t: ExecutionContext, entry: string, file: string, config: object): Promise<Process> {
  await writeFile(file, JSON.stringify(config));
  return new Process(t, process.execPath, [...nodeFlags, entry, '--config', file]);
}
