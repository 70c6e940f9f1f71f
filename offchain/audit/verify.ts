import type { Hash } from '../../types/files/hash.ts';
import type { EpochRecord, Supply } from '../chain/index.ts';
import { scheduled } from '../settlement/index.ts';
import type { Auditor, EpochReport } from './audit.ts';
import type { Archive, EpochFacts } from './facts.ts';
import { type Finding, Findings } from './finding.ts';
import { type Objects, tryGet } from './objects.ts';

/** What became of the replay of a run. */
export type RunReport = Readonly<{
  from: number;
  /** Epochs that had ended. */
  to: number;
  /** Epochs that follow, from `from` on. */
  followed: number;
  /** The first epoch that does not, with what is wrong and what is missing; nothing is wrong if it could not be followed. Null if all do. */
  first: Readonly<{ epoch: number; findings: readonly Finding[]; missing: readonly string[] }> | null;
  /** Scores of validators in the epochs that follow. */
  scores: Readonly<{ checked: number; unchecked: number }>;
  /** What could not be checked in the epochs that follow, a sentence each. */
  missing: readonly string[];
}>;

/** What a replay works with. */
export interface Replay {
  archive: Archive;
  objects: Objects;
  auditor: Auditor;
  /** First epoch; from 0 on, the first base is made from the seed. */
  from: number;
  /** Told after each epoch that follows. */
  onEpoch(report: EpochReport, done: number, of: number): void;
}

/** Where an epoch starts from: how the one before left base and supply. */
type State = Readonly<{
  base: EpochRecord['before'];
  supply: Pick<Supply, 'accounted' | 'deferred' | 'minted' | 'burnt'>;
}>;

/**
 * Replays a run: the weights that the seed leads to are the first base, each epoch starts from what the last one left and passes its
 * audit, and at the end the balances sum to the issuance. Stops at the first epoch that does not follow, or of which nobody has what its
 * base follows from.
 */
export async function verify({ archive, objects, auditor, from, onEpoch }: Replay): Promise<RunReport> {
  const to = await archive.ended();
  const scores = { checked: 0, unchecked: 0 };
  const missing: string[] = [];
  const report = (epoch: number, first: RunReport['first']): RunReport => ({
    from,
    to,
    followed: epoch - from,
    first,
    scores,
    missing,
  });

  let state: State | null = null;
  let last: Hash | null = null;
  if (from === 0) {
    const described = await tryGet(objects, archive.model.description);
    if ('reason' in described)
      return report(0, { epoch: 0, findings: [], missing: [`the model's description: ${described.reason}`] });
    const { seed } = await auditor.description();
    const findings = new Findings(0);
    findings.same('base', 'seed of the first weights', archive.model.seed, seed);
    if (findings.all.length > 0) return report(0, { epoch: 0, findings: findings.all, missing: [] });
    state = { base: await auditor.makeInitialWeights(), supply: { accounted: 0, deferred: 0n, minted: 0n, burnt: 0n } };
  }
  for (let epoch = from; epoch < to; epoch += 1) {
    const facts = await archive.facts(epoch);
    const findings = new Findings(epoch);
    if (state !== null) checkContinuity(state, facts, findings);
    if (epoch === to - 1)
      findings.same('issuance', 'sum of all balances', await archive.sumOfBalances(epoch), facts.after.issuance);
    const audited = await auditor.audit(facts);
    const wrong = [...findings.all, ...audited.findings];
    if (wrong.length > 0 || !audited.baseMade)
      return report(epoch, { epoch, findings: wrong, missing: audited.missing });
    scores.checked += audited.scores.checked;
    scores.unchecked += audited.scores.unchecked;
    missing.push(...audited.missing.map((each) => `epoch ${epoch}: ${each}`));
    const { before, after } = facts.record;
    // Every base can be made again; only the newest is needed, and the one that the last update started from.
    if (before !== after) {
      if (last !== null) await objects.remove(last);
      last = before;
    }
    state = { base: after, supply: facts.after };
    onEpoch(audited, epoch + 1 - from, to - from);
  }
  return report(Math.max(from, to), null);
}

/** An epoch begins where the last one ended. Between them, training may have been halted, and what that time emits was deferred. */
function checkContinuity({ base, supply }: State, { record, before }: EpochFacts, findings: Findings): void {
  findings.same('base', 'base that the epoch began with', record.before, base);
  findings.same('issuance', 'total minted before the epoch', before.minted, supply.minted);
  findings.notBelow('issuance', 'total burnt before the epoch', before.burnt, supply.burnt);
  const meanwhile = scheduled(before.accounted) - scheduled(supply.accounted);
  findings.same('issuance', 'deferred pool before the epoch', before.deferred, supply.deferred + meanwhile);
}
