import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { buildRawSpec, developmentPreset, developmentValidator, type Preset, runtimeOf } from '../chain-spec/index.ts';
import {
  type ChainConnection,
  commitHash,
  connect,
  type Epoch,
  encodeScores,
  findWork,
  readCommit,
  readEntry,
  readEpoch,
  readRecord,
  readReveal,
  readSubmissionOf,
  readTallied,
  readVotes,
  Submitter,
} from '../offchain/chain/index.ts';
import { readRawSpec, startDevChain } from '../offchain/devchain/index.ts';

const specFile = fileURLToPath(new URL('../chain-spec/development.raw.json', import.meta.url));

/** What the development chain does in a second, with no time between its blocks. */
export interface ChainFigures {
  /** Signed transfers checked, included and written a second. */
  extrinsicsPerSecond: number;
  /** Epochs a second, from one submission to its payment, with three validators and one miner that do no other work. */
  epochsPerSecond: number;
  /** Milliseconds for a block with its inherent alone. */
  emptyBlockMillis: number;
}

/** Measures the development chain, client and server in this process, on a chain of its own. */
export async function measureChain({ transfers = 200, epochs = 5 } = {}): Promise<ChainFigures> {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519' });
  const sender = keyring.addFromUri('//Sender');
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}` });
  preset.genesis.balances = { balances: [[sender.address, 1e15]] };
  preset.genesis.epochs = {
    ...preset.genesis.epochs,
    lengths: { submit: 8, score: 100, reveal: 100, vote: 100 },
    minDifficulty: 1,
  };
  const perTransfer = await onChain(preset, async ({ api }) => {
    const signed = await Promise.all(
      Array.from({ length: transfers }, (_, nonce) =>
        api.tx.balances.transferKeepAlive(developmentValidator0(keyring), 10n ** 12n).signAsync(sender, { nonce }),
      ),
    );
    const began = performance.now();
    await Promise.all(signed.map((one) => api.rpc.author.submitExtrinsic(one)));
    await until(api, async () => (await api.query.system.account(sender.address)).nonce.toNumber() === transfers);
    return (performance.now() - began) / transfers;
  });
  return onChain(preset, async (connection) => {
    const perEpoch = await timeEpochs(connection, keyring, epochs);
    const { api } = connection;
    const first = (await readEpoch(api)).block;
    const began = performance.now();
    await until(api, async () => (await readEpoch(api)).block >= first + 20);
    const emptyBlockMillis = (performance.now() - began) / ((await readEpoch(api)).block - first);
    return { extrinsicsPerSecond: 1000 / perTransfer, epochsPerSecond: 1000 / perEpoch, emptyBlockMillis };
  });
}

const developmentValidator0 = (keyring: Keyring) => keyring.addFromUri(developmentValidator(0)).address;

/** Runs something on a fresh chain with this preset. */
async function onChain<T>(preset: Preset, run: (connection: ChainConnection) => Promise<T>): Promise<T> {
  const spec = await buildRawSpec({ wasm: runtimeOf(await readRawSpec(specFile)), preset });
  const dataDir = await mkdtemp(join(tmpdir(), 'alice-bench-'));
  const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis: 0 });
  try {
    const connection = await connect(chain.url);
    try {
      return await run(connection);
    } finally {
      await connection.close();
    }
  } finally {
    await chain.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Waits for a block after which something holds. */
function until(api: ApiPromise, holds: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined;
    let done = false;
    api.rpc.chain
      .subscribeNewHeads(async () => {
        if (done || !(await holds().catch(reject))) return;
        done = true;
        stop?.();
        resolve();
      })
      .then((unsubscribe) => {
        stop = unsubscribe;
        if (done) unsubscribe();
      }, reject);
  });
}

/** Milliseconds an epoch takes whose only work is on the chain: the scores and the new base are the same for all validators. */
async function timeEpochs({ api }: ChainConnection, keyring: Keyring, epochs: number): Promise<number> {
  const validators = [0, 1, 2].map((index) => new Submitter(api, keyring.addFromUri(developmentValidator(index))));
  const miner = new Submitter(api, keyring.addFromUri('//Miner//0'));
  const began = performance.now();
  for (let count = 0; count < epochs; count++) {
    const epoch = await readEpoch(api);
    await runEpoch(api, epoch, miner, validators);
    const record = await readRecord(api, epoch.index);
    if (record?.status !== 'Settled') throw new Error(`epoch ${epoch.index} of the measurement did not settle`);
  }
  return (performance.now() - began) / epochs;
}

async function runEpoch(api: ApiPromise, epoch: Epoch, miner: Submitter, validators: Submitter[]): Promise<void> {
  const { index, base, randomness } = epoch;
  const blob = `0x${(index + 1).toString(16).padStart(64, '0')}` as const;
  const salt = `0x${'05'.repeat(32)}` as const;
  const reach = (phase: Epoch['phase']) => until(api, async () => (await readEpoch(api)).phase === phase);
  const all = (act: (voter: Submitter) => Promise<unknown>) => Promise.all(validators.map(act));

  const { difficulty } = await readEntry(api);
  const work = await findWork({ account: miner.address, epoch: index, randomness, difficulty });
  await miner.submit(
    () => api.tx.epochs.submit(index, base, blob, 1000, 4_000_000_000n, 3_900_000_000n, work),
    async () => (await readSubmissionOf(api, index, miner.address)) !== null,
  );
  await reach('Score');
  await all((voter) =>
    voter.submit(
      () => api.tx.epochs.commit(index, commitHash(api, voter.address, index, [1_000_000n], salt)),
      async () => (await readCommit(api, voter.address)) !== null,
    ),
  );
  await reach('Reveal');
  await all((voter) =>
    voter.submit(
      () => api.tx.epochs.reveal(index, encodeScores(api, [1_000_000n]), salt),
      async () => (await readReveal(api, voter.address)) !== null,
    ),
  );
  await until(api, async () => (await readEpoch(api)).phase === 'Vote' && (await readTallied(api)));
  const losses = { minus: 3_900_000_000n, base: 4_000_000_000n, plus: 4_100_000_000n, heldOut: 3_950_000_000n };
  await all((voter) =>
    voter.submit(
      () => api.tx.epochs.vote(index, blob, losses),
      async () => (await readVotes(api)).some(({ account }) => account === voter.address),
    ),
  );
  await until(api, async () => (await readEpoch(api)).index > index);
}
