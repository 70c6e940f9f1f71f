import { setTimeout as delay } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { buildRawSpec, developmentPreset } from '../../chain-spec/index.ts';
import {
  commitHash,
  encodeScores,
  findWork,
  readCommit,
  readEntry,
  readEpoch,
  readReveal,
  readSubmissionOf,
  readTallied,
  readVotes,
  Submitter,
} from '../../offchain/chain/index.ts';
import type { RawSpec } from '../../offchain/devchain/index.ts';

/*
 * A small network, driven by its transactions alone: three validators, two miners and nobody's programs. It earns what it stakes. The keys are
 * those that Substrate's tests use, so that the runtime's own tests can go on where this stops.
 */

const alice = 10n ** 12n;
const salt = `0x${'07'.repeat(32)}` as const;
const never = async () => false;

/** Blocks of each phase: Submit lasts until the miners' part of it is enough for a bond. */
const lengths = { submit: 170, score: 200, reveal: 200, vote: 200 };

/** The keys of the network: after `cryptoWaitReady()`. */
export function people() {
  const sr25519 = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const key = (name: string) => sr25519.addFromUri(`//${name}`);
  return { validators: ['Alice', 'Bob', 'Charlie'].map(key), miners: ['Dave', 'Eve'].map(key) };
}

/** The spec of the network with a released runtime. */
export async function releasedSpec(wasm: Uint8Array, version: number): Promise<RawSpec> {
  const { validators } = people();
  const ed25519 = new Keyring({ type: 'ed25519', ss58Format: 42 });
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}` });
  preset.genesis.staking.bootstrap = validators.map(({ address }) => address);
  preset.genesis.session.keys = validators.map(({ address }, index) => [
    address,
    address,
    { aura: address, grandpa: ed25519.addFromUri(`//${['Alice', 'Bob', 'Charlie'][index]}`).address },
  ]);
  preset.genesis.epochs = { ...preset.genesis.epochs, lengths, minDifficulty: 16 };
  if (version === 1) delete preset.genesis.governance;
  return buildRawSpec({ wasm, preset });
}

/** Asks until it holds. @throws Error after two minutes */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await holds()) return;
    await delay(100);
  }
  throw new Error(`not within two minutes: ${what}`);
}

/** Waits for a phase of the epoch, or for its end. */
const phase = (api: ApiPromise, epoch: number, wanted: string) =>
  until(async () => {
    const now = await readEpoch(api);
    return now.index > epoch || now.phase === wanted;
  }, `epoch ${epoch} comes to ${wanted}`);

/** The network's people, acting on a chain in the running epoch. */
export class Network {
  readonly api: ApiPromise;
  readonly people = people();
  /** The scores that every validator gives the miners, nano-nats: Dave earns enough for a bond. */
  readonly scores = [4_000_000n, 1_000_000n];

  constructor(api: ApiPromise) {
    this.api = api;
  }

  send(key: ReturnType<typeof people>['miners'][number], call: () => ReturnType<ApiPromise['tx']>, done = never) {
    return new Submitter(this.api, key).submit(call as never, done);
  }

  /** Both miners submit. */
  async submit(): Promise<void> {
    const { api } = this;
    const { index, base, randomness } = await readEpoch(api);
    const { difficulty } = await readEntry(api);
    for (const key of this.people.miners) {
      const work = await findWork({ account: key.address, epoch: index, randomness, difficulty });
      const blob = `0x${(100 * index + key.publicKey[0]!).toString(16).padStart(64, '0')}`;
      await this.send(
        key,
        () => api.tx.epochs.submit(index, base, blob, 1000, 4_000_000_000n, 3_000_000_000n, work),
        async () => (await readSubmissionOf(api, index, key.address)) !== null,
      );
    }
    await phase(api, index, 'Score');
  }

  /** These validators commit to their scores. */
  async commit(validators = this.people.validators): Promise<void> {
    const { api } = this;
    const { index } = await readEpoch(api);
    for (const key of validators) {
      const hash = commitHash(api, key.address, index, this.scores, salt);
      await this.send(
        key,
        () => api.tx.epochs.commit(index, hash),
        async () => (await readCommit(api, key.address)) !== null,
      );
    }
  }

  /** All reveal their scores and vote for the same weights; ends when the epoch has. */
  async settle(): Promise<number> {
    const { api } = this;
    const { index } = await readEpoch(api);
    await phase(api, index, 'Reveal');
    for (const key of this.people.validators)
      await this.send(
        key,
        () => api.tx.epochs.reveal(index, encodeScores(api, this.scores), salt),
        async () => (await readReveal(api, key.address)) !== null,
      );
    await phase(api, index, 'Vote');
    await until(() => readTallied(api), `epoch ${index} is tallied`);
    const hash = `0x${(index + 2).toString(16).padStart(64, '0')}`;
    const losses = { minus: 2_400_000_000n, base: 2_500_000_000n, plus: 2_600_000_000n, heldOut: 2_450_000_000n };
    for (const key of this.people.validators)
      await this.send(
        key,
        () => api.tx.epochs.vote(index, hash, losses),
        async () => (await readVotes(api)).some(({ account }) => account === key.address),
      );
    await until(async () => (await readEpoch(api)).index > index, `epoch ${index} ends`);
    return index;
  }

  /** Dave bonds, Eve delegates to him and to a bootstrap validator, and takes a part back. */
  async stake(): Promise<void> {
    const { api } = this;
    const [dave, eve] = this.people.miners;
    const [first] = this.people.validators;
    await this.send(dave!, () => api.tx.staking.bond(100n * alice, 50_000_000));
    await this.send(eve!, () => api.tx.staking.delegate(dave!.address, 20n * alice));
    await this.send(eve!, () => api.tx.staking.delegate(first!.address, 7n * alice));
    await this.send(eve!, () => api.tx.staking.undelegate(dave!.address, 5n * alice));
  }

  /** An epoch that settles, stakes, and an epoch in which two of three validators have committed to their scores. */
  async intoAnEpoch(): Promise<void> {
    await this.submit();
    await this.commit();
    await this.settle();
    await this.stake();
    await this.submit();
    await this.commit(this.people.validators.slice(0, 2));
  }
}
