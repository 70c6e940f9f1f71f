import type { ApiPromise } from '@polkadot/api';
import { hexToString } from '@polkadot/util';
import { at } from './read-block.ts';
import type {
  Announcement,
  Epoch,
  EpochRecord,
  Health,
  Hex,
  ModelEntry,
  Phase,
  PhaseLengths,
  Submission,
  SubmissionResult,
  Vote,
  Voter,
} from './types.ts';

/** The running epoch, all read at one block (the head where none is named). */
export async function readEpoch(api: ApiPromise, block?: Hex): Promise<Epoch> {
  const blockHash = block ?? (await api.rpc.chain.getBlockHash()).toHex();
  const { query } = await api.at(blockHash);
  const [number, current, base, settled, halted] = await Promise.all([
    query.system.number(),
    query.epochs.current(),
    query.epochs.base(),
    query.epochs.settledCount(),
    query.epochs.halted(),
  ]);
  return {
    index: current.index.toNumber(),
    phase: current.phase.type as Phase,
    started: current.started.toNumber(),
    deadline: current.deadline.toNumber(),
    randomness: current.randomness.toHex(),
    base: base.toHex(),
    settled: settled.toNumber(),
    halted: halted.isTrue,
    block: number.toNumber(),
    blockHash,
  };
}

/** The model being trained. */
export async function readModel(api: ApiPromise, block?: Hex): Promise<ModelEntry> {
  const { query } = await at(api, block);
  const model = await query.epochs.model();
  return {
    name: hexToString(model.name.toHex()),
    parameters: model.parameters.toBigInt(),
    budget: model.budget.toNumber(),
    description: model.description.toHex(),
    manifest: model.manifest.toHex(),
    seed: model.seed.toHex(),
  };
}

/** Lengths of the phases, in blocks. */
export async function readLengths(api: ApiPromise, block?: Hex): Promise<PhaseLengths> {
  const { query } = await at(api, block);
  const { submit, score, reveal, vote } = await query.epochs.lengths();
  return { submit: submit.toNumber(), score: score.toNumber(), reveal: reveal.toNumber(), vote: vote.toNumber() };
}

/** The genesis inscription, as text. */
export async function readInscription(api: ApiPromise, block?: Hex): Promise<string> {
  const { query } = await at(api, block);
  return hexToString((await query.epochs.inscription()).toHex());
}

/** What it takes to submit in the running epoch: work of this difficulty, or a deposit (plancks) while it takes deposits. */
export async function readEntry(
  api: ApiPromise,
): Promise<{ difficulty: bigint; deposit: bigint; takesDeposits: boolean }> {
  const [difficulty, deposit] = await Promise.all([api.query.epochs.difficulty(), api.query.epochs.deposit()]);
  const takesDeposits = deposit.toBigInt() > 0n && (await hasDepositPlace(api));
  return { difficulty: difficulty.toBigInt(), deposit: deposit.toBigInt(), takesDeposits };
}

/** Half of the places are for work alone; a runtime before version 3 has no such rule. */
async function hasDepositPlace({ query, consts }: ApiPromise): Promise<boolean> {
  if (!query.epochs.depositCount) return true;
  const [count, places] = await Promise.all([query.epochs.depositCount(), query.epochs.places()]);
  return 2 * count.toNumber() < places.unwrapOr(consts.epochs.initialPlaces).toNumber();
}

/** The voters of the running epoch, with their power, in their fixed order. */
export async function readVoters(api: ApiPromise, block?: Hex): Promise<Voter[]> {
  const { query } = await at(api, block);
  return [...(await query.epochs.voters())].map(([account, power]) => ({
    account: account.toString(),
    power: power.toBigInt(),
  }));
}

/** Where voters serve and take blobs; the latest announcement of each account. */
export async function readAnnouncements(api: ApiPromise, block?: Hex): Promise<Announcement[]> {
  const { query } = await at(api, block);
  const entries = await query.epochs.announcements.entries();
  return entries.flatMap(([key, value]) => {
    if (value.isNone) return [];
    const { endpoint, hiddenRoot, epoch } = value.unwrap();
    const account = key.args[0].toString();
    return [
      { account, endpoint: hexToString(endpoint.toHex()), hiddenRoot: hiddenRoot.toHex(), epoch: epoch.toNumber() },
    ];
  });
}

/**
 * Roots of the hidden texts that an epoch is scored on, by voter, once its Submit is over: what was announced before the epoch's first
 * block, and for a voter that had announced nothing then, what it announced in Submit. Who is not in it has no text in this epoch.
 * Needs the state of the blocks before Submit and at its end.
 */
export async function readHiddenRoots(
  api: ApiPromise,
  { started, randomness }: Pick<Epoch, 'started' | 'randomness'>,
): Promise<Map<string, Hex>> {
  // The randomness is the hash of the block before the first, and a vote may have given this epoch other lengths than the last.
  const first = (await api.rpc.chain.getBlockHash(started)).toHex();
  const [before, { submit }] = await Promise.all([readAnnouncements(api, randomness), readLengths(api, first)]);
  const end = await api.rpc.chain.getBlockHash(started + submit - 1);
  const roots = new Map(before.map(({ account, hiddenRoot }) => [account, hiddenRoot]));
  const during = await readAnnouncements(api, end.toHex());
  return new Map(during.map(({ account, hiddenRoot }) => [account, roots.get(account) ?? hiddenRoot]));
}

/** The submissions of an epoch, in index order. */
export async function readSubmissions(api: ApiPromise, epoch: number, block?: Hex): Promise<Submission[]> {
  const { query } = await at(api, block);
  const entries = await query.epochs.submissions.entries(epoch);
  return entries
    .flatMap(([key, value]) => {
      if (value.isNone) return [];
      const found = value.unwrap();
      return [
        {
          epoch,
          index: key.args[1].toNumber(),
          account: found.account.toString(),
          blob: found.blob.toHex(),
          size: found.size_.toNumber(),
          firstLoss: found.firstLoss.toBigInt(),
          lastLoss: found.lastLoss.toBigInt(),
          block: found.block.toNumber(),
          deposit: found.deposit.toBigInt(),
        },
      ];
    })
    .sort((a, b) => a.index - b.index);
}

/** Index of an account's submission in an epoch, or null. */
export async function readSubmissionOf(api: ApiPromise, epoch: number, account: string): Promise<number | null> {
  const index = await api.query.epochs.submissionOf(epoch, account);
  return index.isSome ? index.unwrap().toNumber() : null;
}

/** What an epoch's submissions were found worth and paid, in index order; empty before the tally. */
export async function readResults(api: ApiPromise, epoch: number, block?: Hex): Promise<SubmissionResult[]> {
  const { query } = await at(api, block);
  const entries = await query.epochs.results.entries(epoch);
  return entries
    .flatMap(([key, value]) => {
      if (value.isNone) return [];
      const { score, weight, accepted, paid } = value.unwrap();
      return [
        {
          epoch,
          index: key.args[1].toNumber(),
          score: score.isSome ? score.unwrap().toBigInt() : null,
          weight: weight.toBigInt(),
          accepted: accepted.isTrue,
          paid: paid.toBigInt(),
        },
      ];
    })
    .sort((a, b) => a.index - b.index);
}

/** Whether the running epoch's scores are tallied, so that votes may come. */
export async function readTallied(api: ApiPromise): Promise<boolean> {
  return (await api.query.epochs.tallied()).isTrue;
}

/** The hash that an account committed to in the running epoch, or null. */
export async function readCommit(api: ApiPromise, account: string): Promise<Hex | null> {
  const found = await api.query.epochs.commits(account);
  return found.isSome ? found.unwrap().toHex() : null;
}

/** The scores that an account revealed in the running epoch, or null. */
export async function readReveal(api: ApiPromise, account: string, block?: Hex): Promise<(bigint | null)[] | null> {
  const { query } = await at(api, block);
  const found = await query.epochs.reveals(account);
  if (found.isNone) return null;
  return [...found.unwrap()].map((score) => (score.isSome ? score.unwrap().toBigInt() : null));
}

/** The votes of the running epoch. */
export async function readVotes(api: ApiPromise, block?: Hex): Promise<Vote[]> {
  const { query } = await at(api, block);
  const entries = await query.epochs.votes.entries();
  return entries.flatMap(([key, value]) => {
    if (value.isNone) return [];
    const { hash_, losses } = value.unwrap();
    return [
      {
        account: key.args[0].toString(),
        hash: hash_.toHex(),
        losses: {
          minus: losses.minus.toBigInt(),
          base: losses.base.toBigInt(),
          plus: losses.plus.toBigInt(),
          heldOut: losses.heldOut.toBigInt(),
        },
      },
    ];
  });
}

/** How an epoch ended, or null while it has not. */
export async function readRecord(api: ApiPromise, epoch: number, block?: Hex): Promise<EpochRecord | null> {
  return (await readHistory(api, epoch, epoch + 1, block))[0] ?? null;
}

/** How the epochs `from ≤ epoch < to` ended, in order; those that have not ended (at a block: by then) are left out. */
export async function readHistory(api: ApiPromise, from: number, to: number, block?: Hex): Promise<EpochRecord[]> {
  const { query } = await at(api, block);
  const wanted = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const found = await query.epochs.history.multi(wanted);
  return found.flatMap((value, i) => {
    if (value.isNone) return [];
    const record = value.unwrap();
    return [
      {
        epoch: wanted[i]!,
        status: record.status.type as EpochRecord['status'],
        before: record.before.toHex(),
        after: record.after.toHex(),
        minted: record.minted.toBigInt(),
        minersPart: record.minersPart.toBigInt(),
        submissions: record.submissions.toNumber(),
        accepted: record.accepted.toNumber(),
        losses: {
          batch: record.losses.batch.toBigInt(),
          validation: record.losses.validation.toBigInt(),
          heldOut: record.losses.heldOut.toBigInt(),
        },
        started: record.started.toNumber(),
        ended: record.ended.toNumber(),
      },
    ];
  });
}

/** Whether the three loss series agree, and whether training is halted. */
export async function readHealth(api: ApiPromise, block?: Hex): Promise<Health> {
  const { query } = await at(api, block);
  const [health, heldInRow, halted] = await Promise.all([
    query.epochs.health(),
    query.epochs.heldInRow(),
    query.epochs.halted(),
  ]);
  return {
    state: health.isDiverging ? 'Diverging' : 'Good',
    series: health.isDiverging ? health.asDiverging.series.toString() : null,
    heldInRow: heldInRow.toNumber(),
    halted: halted.isTrue,
  };
}
