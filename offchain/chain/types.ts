/** A hash, an account's public key or any bytes, in hex with `0x`. */
export type Hex = `0x${string}`;

/** The block at which something was read. */
export interface ReadAt {
  block: number;
  blockHash: Hex;
}

/** The phases of an epoch, in order. */
export type Phase = 'Submit' | 'Score' | 'Reveal' | 'Vote' | 'Settle';

/** The epoch that is running, read at one block. */
export interface Epoch extends ReadAt {
  index: number;
  phase: Phase;
  /** Block at which the epoch began. */
  started: number;
  /** Block at which the phase ends at the latest. */
  deadline: number;
  /** Parent hash of the epoch's first block: shards and work depend on it. */
  randomness: Hex;
  /** Hash of the weights that this epoch trains from. */
  base: Hex;
  /** Epochs that have settled before this one: how often the model has moved. */
  settled: number;
  halted: boolean;
}

/** The model that the chain trains. */
export interface ModelEntry {
  name: string;
  parameters: bigint;
  /** Largest gradient blob, bytes. */
  budget: number;
  description: Hex;
  manifest: Hex;
  seed: Hex;
}

/** Lengths of the phases, in blocks. */
export interface PhaseLengths {
  submit: number;
  score: number;
  reveal: number;
  vote: number;
}

/** What a miner submitted. Losses in nano-nats a token. */
export interface Submission {
  epoch: number;
  index: number;
  account: string;
  blob: Hex;
  size: number;
  firstLoss: bigint;
  lastLoss: bigint;
  block: number;
  deposit: bigint;
}

/** What the validators found of a submission, once tallied. Scores in nano-nats, pay in plancks. */
export interface SubmissionResult {
  epoch: number;
  index: number;
  score: bigint | null;
  weight: bigint;
  accepted: boolean;
  paid: bigint;
}

/** A validator that votes in this epoch, with its power. */
export interface Voter {
  account: string;
  power: bigint;
}

/** Where a validator's ingest listens, and the root of its hidden text. */
export interface Announcement {
  account: string;
  endpoint: string;
  hiddenRoot: Hex;
  epoch: number;
}

/** A validator's vote; losses in nano-nats a token. */
export interface Vote {
  account: string;
  hash: Hex;
  losses: VoteLosses;
}

/** Losses at θ − η·g, θ, θ + η·g on hidden text, and at θ − η·g on the public held-out text; nano-nats a token. */
export interface VoteLosses {
  minus: bigint;
  base: bigint;
  plus: bigint;
  heldOut: bigint;
}

/** How an epoch ended. Losses in nano-nats a token, amounts in plancks. */
export interface EpochRecord {
  epoch: number;
  status: 'Settled' | 'Held' | 'Deferred';
  before: Hex;
  after: Hex;
  minted: bigint;
  minersPart: bigint;
  submissions: number;
  accepted: number;
  losses: { batch: bigint; validation: bigint; heldOut: bigint };
  started: number;
  ended: number;
}

/** What an account holds, in plancks. */
export interface Balance {
  account: string;
  free: bigint;
  reserved: bigint;
  frozen: bigint;
  nonce: number;
}

/** A validator's stake, in plancks; commissions in parts of 10^9. */
export interface ValidatorStake {
  account: string;
  commission: number;
  /** The higher commission that it has announced, and the block from which on it counts. */
  raise: { commission: number; due: number } | null;
  bond: bigint;
  delegated: bigint;
  chilled: boolean;
  bootstrap: boolean;
}

/** An account's part in staking, in plancks. */
export interface Stake {
  account: string;
  /** The public session keys that are registered for it, as the runtime encodes them. */
  sessionKeys: Hex | null;
  validator: ValidatorStake | null;
  /** `owed`: what was earned with it and not claimed, which outlives the delegation. */
  delegations: { validator: string; amount: bigint; owed: bigint }[];
  unlocking: { validator: string; amount: bigint; until: number }[];
}

/** The supply, in plancks, at one block. */
export interface Supply {
  block: number;
  issuance: bigint;
  /** Cumulative emission that the schedule allows at this block. */
  scheduled: bigint;
  /** Block up to which emission is accounted for (minted or deferred). */
  accounted: number;
  deferred: bigint;
  minted: bigint;
  burnt: bigint;
}

/** Whether the three loss series agree. */
export interface Health {
  state: 'Good' | 'Diverging';
  series: string | null;
  heldInRow: number;
  halted: boolean;
}

/** A proposal that is open. */
export interface Proposal {
  number: number;
  proposer: string;
  /** A new runtime by the hash of its code, or a parameter's new value. */
  action: { codeHash: Hex } | { parameter: string; value: bigint };
  /** Block in which it was opened. */
  opened: number;
  /** Stake for and against it, plancks. */
  ayes: bigint;
  nays: bigint;
  /** Block that carries it out; null if it has not passed. */
  carriedOutAt: number | null;
}

/** What the stake is voting on, read at one block. */
export interface Governance extends ReadAt {
  proposals: Proposal[];
  /** The runtime whose code anybody may supply, before block `until`. */
  awaited: { codeHash: Hex; until: number } | null;
  /** Blocks of each part of a proposal's course. */
  timing: { voting: number; lifetime: number; delay: number; supply: number };
  /** All that is bonded and delegated, and the least that must be for anything to pass; plancks. */
  staked: bigint;
  leastStaked: bigint;
}
