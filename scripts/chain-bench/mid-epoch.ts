import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types';
import { unwrapStorageType } from '@polkadot/types/util';
import { compactStripLength, hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex, decodeAddress } from '@polkadot/util-crypto';
import { runtimeOf } from '../../chain-spec/index.ts';
import type { Hex, RawSpec } from '../../offchain/devchain/index.ts';
import { readMetadata } from '../runtime/metadata.ts';
import { alicePreset, aliceSpec } from './alice.ts';

type State = RawSpec['genesis']['raw']['top'];

/** Validators that have scored every submission. */
export const SCORING_VALIDATORS = 32;

/** Blocks of each phase: few, for the epochs that come after; those of the vote have nothing to do, and are there to compare with. */
const LENGTHS = { submit: 1, score: 1, reveal: 1, vote: 4 };
/** A submission's score in nano-nats, and the losses of a vote that passes the sign guard. */
const SCORE = 1_000_000;
const LOSSES = { minus: 3_900_000_000n, base: 4_000_000_000n, plus: 4_100_000_000n, heldOut: 3_950_000_000n };
const LAST_LOSS = 3_900_000_000n;

/** Writes entries of a runtime's state, by the names and the types of its metadata. */
class StateWriter {
  readonly #registry = new TypeRegistry();
  readonly #expanded: ReturnType<typeof expandMetadata>;
  readonly #top: State;

  constructor(metadata: Hex, top: State) {
    const opaque = this.#registry.createType('Option<OpaqueMetadata>', hexToU8a(metadata));
    const decoded = new Metadata(this.#registry, opaque.unwrap().toHex());
    this.#registry.setMetadata(decoded);
    this.#expanded = expandMetadata(this.#registry, decoded);
    this.#top = top;
  }

  /** A constant of the runtime, as a number. */
  constant(pallet: string, name: string): number {
    return Number(this.#expanded.consts[pallet]![name]!.toString());
  }

  put(pallet: string, item: string, keys: unknown[], value: unknown): void {
    const entry = this.#expanded.query[pallet]![item]!;
    const key = compactStripLength(entry(...keys))[1];
    const type = unwrapStorageType(this.#registry, entry.meta.type);
    this.#top[u8aToHex(key)] = u8aToHex(this.#registry.createTypeUnsafe(type, [value]).toU8a());
  }
}

/** The account of a miner. */
const miner = (index: number): Hex => blake2AsHex(`miner ${index}`);

/** A genesis in the middle of an epoch. */
export interface MidEpoch {
  readonly spec: RawSpec;
  /** Its state without what the submissions and the votes on them put into it. */
  readonly empty: State;
}

/**
 * A genesis whose state is that of epoch 0 when all submissions are in, and all 32 validators have revealed a score for each and have
 * voted: what comes is the tally, the decision and the payment. One validator makes all blocks and finalises them.
 * @returns null if the runtime does not take so many submissions in an epoch
 */
export async function midEpoch(submissions: number): Promise<MidEpoch | null> {
  const preset = await alicePreset(SCORING_VALIDATORS);
  preset.genesis.epochs.lengths = LENGTHS;
  const voters = preset.genesis.staking.bootstrap;
  const [, , keys] = preset.genesis.session.keys[0]!;
  const empty = await aliceSpec(preset);
  const top: State = empty.genesis.raw.top;
  const metadata = await readMetadata(runtimeOf(empty));
  const one = new StateWriter(metadata, top);
  if (submissions > one.constant('epochs', 'maxSubmissions')) return null;
  one.put('aura', 'authorities', [], [decodeAddress(keys.aura)]);
  one.put('grandpa', 'authorities', [], [[decodeAddress(keys.grandpa), 1]]);

  const full: State = { ...top };
  const state = new StateWriter(metadata, full);
  const put = (item: string, keys: unknown[], value: unknown) => state.put('epochs', item, keys, value);
  const next = blake2AsHex('next base');
  put('current', [], { index: 0, phase: 'Vote', started: 1, deadline: 1, randomness: next });
  put(
    'voters',
    [],
    voters.map((account) => [account, 1]),
  );
  put('submissionCount', [], submissions);
  for (let index = 0; index < submissions; index += 1) {
    const account = miner(index);
    const losses = { firstLoss: LAST_LOSS + 100_000_000n, lastLoss: LAST_LOSS };
    put('submissions', [0, index], {
      account,
      blob: blake2AsHex(account),
      size: 1000,
      ...losses,
      block: 1,
      deposit: 0,
    });
    put('submissionOf', [0, account], index);
  }
  const scores = Array.from({ length: submissions }, (_, index) => SCORE + index);
  for (const account of voters) {
    put('commits', [account], blake2AsHex(account));
    put('reveals', [account], scores);
    put('votes', [account], { hash: next, losses: LOSSES });
  }
  for (const item of ['counterForCommits', 'counterForReveals', 'counterForVotes']) put(item, [], voters.length);
  return { empty: top, spec: { ...empty, genesis: { raw: { ...empty.genesis.raw, top: full } } } };
}
