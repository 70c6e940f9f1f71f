import { type Ballot, outcomeOf, type Settlement, scheduled, settle, splitReward, tally } from '../settlement/index.ts';
import type { Amount, Archive, EpochFacts } from './facts.ts';
import type { Findings } from './finding.ts';

type ChainFacts = Pick<Archive, 'existentialDeposit' | 'pot'>;

/**
 * Recomputes, to the planck, what the chain itself computes at the end of an epoch: settled scores from revealed ones, the
 * verdict from the votes, every payment from the settled scores, and who is slashed for a commit without a reveal.
 */
export function checkArithmetic(facts: EpochFacts, chain: ChainFacts, findings: Findings): void {
  const { record, submissions, results, voters, before } = facts;
  findings.same('randomness', 'randomness', facts.randomness, facts.parent);
  checkSlashes(facts, findings);
  const ballots: Ballot[] = voters.map(({ power, scores, vote }) => ({ power, scores, vote }));
  // Without a commit there is nothing to reveal, and the epoch goes to its end without a tally.
  const tallied = submissions.length > 0 && voters.some(({ committed }) => committed);
  const outcomes = tallied ? tally(ballots, submissions.length, outcomeOf) : [];

  findings.same('settled score', 'number of submissions', record.submissions, submissions.length);
  findings.same('settled score', 'number of tallied submissions', results.length, outcomes.length);
  outcomes.forEach((outcome, index) => {
    const said = results[index];
    if (said === undefined) return;
    const miner = submissions[index]!.account;
    findings.same('settled score', `settled score of submission ${index}`, said.score, outcome.score, { miner });
    findings.same('settled score', `power behind submission ${index}`, said.weight, outcome.weight, { miner });
    findings.same('settled score', `acceptance of submission ${index}`, said.accepted, outcome.accepted, { miner });
  });

  const end = settle({
    now: record.ended,
    emission: { accounted: before.accounted, deferred: before.deferred },
    ballots,
    outcomes,
    lastLosses: submissions.map(({ lastLoss }) => lastLoss),
  });
  findings.same('end', 'way the epoch ended', record.status, end.status);
  findings.same('end', 'next base', record.after, end.hash ?? record.before);
  findings.same('end', 'number of accepted submissions', record.accepted, accepted(outcomes));
  findings.same('end', 'batch loss', record.losses.batch, end.losses.batch);
  findings.same('end', 'validation loss', record.losses.validation, end.losses.validation);
  findings.same('end', 'held-out loss', record.losses.heldOut, end.losses.heldOut);
  checkPay(facts, end, chain, findings);
}

/** Who committed and did not reveal is slashed, and nobody else. How much, the chain alone knows. */
function checkSlashes({ voters, notRevealed }: EpochFacts, findings: Findings): void {
  const silent = voters.filter(({ committed, scores }) => committed && scores === null).map(({ account }) => account);
  for (const validator of new Set([...silent, ...notRevealed]))
    findings.same(
      'slash',
      'slash for a commit without a reveal',
      notRevealed.includes(validator),
      silent.includes(validator),
      {
        validator,
      },
    );
}

const accepted = (outcomes: readonly { accepted: boolean }[]) => outcomes.filter((each) => each.accepted).length;

function checkPay(
  facts: EpochFacts,
  end: Settlement,
  { existentialDeposit, pot }: ChainFacts,
  findings: Findings,
): void {
  const { record, submissions, results, voters, before, after, payments, unpayable } = facts;
  const refused = new Map(unpayable.map(({ account, amount }) => [account, amount]));
  for (const { account, amount } of unpayable)
    if (amount >= existentialDeposit)
      findings.add('payout', `payment to ${account}`, `${amount} refused`, 'an amount that any account can hold');

  const toMiners = submissions.map(({ account }, index) => ({ account, amount: end.paid[index]! }));
  const toDelegators: Amount[] = [];
  const toVoters = voters.flatMap(({ account, stake }, index) => {
    const { own, delegators } = splitReward(end.shares[index]!, stake);
    toDelegators.push({ account, amount: delegators });
    return [
      { account, amount: own },
      { account: pot, amount: delegators },
    ];
  });

  toMiners.forEach(({ account, amount }, index) => {
    const due = refused.get(account) === amount ? 0n : amount;
    const said = results[index]?.paid ?? 0n;
    findings.same('payout', `pay of submission ${index}`, said, due, { miner: account });
  });
  const due = totals([...toMiners, ...toVoters]);
  for (const { account, amount } of unpayable) due.set(account, (due.get(account) ?? 0n) - amount);
  const paid = totals(payments);
  for (const account of new Set([...due.keys(), ...paid.keys()]))
    findings.same('payout', `all that ${account} was paid`, paid.get(account) ?? 0n, due.get(account) ?? 0n);

  const shared = totals(facts.shared);
  for (const { account: validator, amount } of toDelegators)
    if (!refused.has(validator))
      findings.same('payout', `what the delegators of ${validator} earned`, shared.get(validator) ?? 0n, amount, {
        validator,
      });

  const lost = sum(unpayable);
  const miners = new Set(submissions.map(({ account }) => account));
  const lostByMiners = sum(unpayable.filter(({ account }) => miners.has(account)));
  findings.same('issuance', 'amount minted', record.minted, end.minted - lost);
  findings.same('issuance', "miners' part", record.minersPart, end.minersPart - lostByMiners);
  findings.same('issuance', 'sum of all payments', sum(payments), end.minted - lost);
  findings.same('issuance', 'total ever minted', after.minted, before.minted + sum(payments));
  findings.same('issuance', 'deferred pool', after.deferred, end.emission.deferred + lost);
  findings.same('issuance', 'block accounted for', after.accounted, record.ended);
  findings.notBelow('issuance', 'total burnt', after.burnt, before.burnt);
  findings.same('issuance', 'total issuance', after.issuance, after.minted - after.burnt);
  findings.same('issuance', 'emission accounted for', after.minted + after.deferred, scheduled(after.accounted));
}

function totals(amounts: readonly Amount[]): Map<string, bigint> {
  const of = new Map<string, bigint>();
  for (const { account, amount } of amounts) of.set(account, (of.get(account) ?? 0n) + amount);
  return of;
}

function sum(amounts: readonly Amount[]): bigint {
  return amounts.reduce((total, { amount }) => total + amount, 0n);
}
