import type { State } from './state.ts';

/** 21,000,000 ALICE in plancks. */
const CAP = 21_000_000n * 10n ** 12n;

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, each) => all + each, 0n);

/**
 * Which invariants of the chain (docs/protocol.md) a state breaks, a sentence each: those that need no Rust, and those that no pallet sees alone.
 * The runtime's own `try_state` is in a program apart (scripts/try-state).
 */
export const breachesOf = (state: State): string[] => [...breachesOfSupply(state), ...breachesOfEpochs(state)];

/** The sentence of each rule that does not hold. */
const broken = (rules: readonly [holds: boolean, sentence: string][]): string[] =>
  rules.flatMap(([holds, sentence]) => (holds ? [] : [sentence]));

const breachesOfSupply = ({
  supply,
  scheduledToAccounted,
  unpaid,
  sumOfBalances,
  incomes,
  bonded,
  rewards,
}: State): string[] => {
  const { issuance, minted, burnt, deferred, scheduled, accounted, block } = supply;
  const paid = sum(incomes.values());
  return broken([
    [issuance === minted - burnt, `the issuance is ${issuance}, and ${minted} were minted and ${burnt} burnt`],
    [issuance === sumOfBalances, `the issuance is ${issuance}, and the balances sum to ${sumOfBalances}`],
    [issuance <= scheduled && scheduled <= CAP, `the issuance is ${issuance}, and the schedule allows ${scheduled}`],
    [
      minted + deferred + unpaid === scheduledToAccounted,
      `${minted} minted, ${deferred} deferred and ${unpaid} unpaid are not the ${scheduledToAccounted} that are accounted for`,
    ],
    [accounted <= block, `block ${accounted} is accounted for, and ${block} is the newest`],
    [paid === minted, `the incomes sum to ${paid}, and ${minted} were minted`],
    [
      bonded.total === bonded.parts && bonded.total === bonded.held,
      `${bonded.total} are bonded, bonds and delegations sum to ${bonded.parts}, and ${bonded.held} are on hold`,
    ],
    [
      rewards.owed <= rewards.funds && rewards.funds <= rewards.pot,
      `delegators are owed ${rewards.owed} of ${rewards.funds} that they earned, and the pot has ${rewards.pot}`,
    ],
  ]);
};

const breachesOfEpochs = ({ epoch, base, history, kept, settledCount }: State): string[] => {
  const found: string[] = [];
  const say = (rules: Parameters<typeof broken>[0]): void => void found.push(...broken(rules));
  // An epoch that is decided and still being paid has its record before it is over.
  const decided = history.at(-1)?.epoch === epoch;
  const oldest = Math.min(...kept.map((each) => each.epoch));
  const moved = history.filter(({ status }) => status === 'Settled').length;
  say([
    [history.length === epoch + (decided ? 1 : 0), `epoch ${epoch} is running, and ${history.length} have a record`],
    [settledCount === moved, `${settledCount} epochs are counted as settled, and ${moved} are recorded so`],
    [(history.at(-1)?.after ?? base) === base, 'the base is not the one that the last epoch ended with'],
  ]);
  history.forEach((record, at) => {
    const before = history[at - 1];
    const name = `epoch ${record.epoch}`;
    say([
      [
        before === undefined || before.after === record.before,
        `${name} began with another base than the last one ended with`,
      ],
      [before === undefined || before.ended <= record.started, `${name} began before the last one ended`],
      [record.accepted <= record.submissions, `${name} accepted more than was submitted`],
      [record.minersPart <= record.minted, `${name} paid its miners more than was minted`],
      [
        record.status === 'Settled' || (record.minted === 0n && record.before === record.after),
        `${name} was not settled, and minted or moved the base`,
      ],
    ]);
    const own = kept.filter((each) => each.epoch === record.epoch);
    const paid = sum(own.map((each) => each.paid));
    // The oldest epoch may be half pruned.
    if (record.epoch > oldest)
      say([
        [own.length === record.submissions, `${name} has ${own.length} of its ${record.submissions} submissions`],
        [paid === record.minersPart, `${name} paid ${paid} of the ${record.minersPart} that were due to miners`],
      ]);
  });
  const accounts = new Set(kept.map(({ epoch: of, account }) => `${of} ${account}`));
  say([[accounts.size === kept.length, 'an account has two submissions in an epoch']]);
  for (const { epoch: of, index, score, accepted, paid } of kept)
    say([
      [
        !accepted || (score !== null && score > 0n),
        `submission ${index} of epoch ${of} is accepted without a positive score`,
      ],
      [paid === 0n || accepted, `submission ${index} of epoch ${of} is paid without being accepted`],
    ]);
  return found;
};
