import { meanOf } from './mean.ts';
import { upperMedian } from './middle.ts';
import { toNanoNats } from './nano-nats.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { added, type Evidence, faded, usualOf, workRatio } from './standing.ts';

/** What text that nobody has trained on gains, by chance, from what a gradient has of its own; nats a token of a sequence. */
export type Chance = Readonly<{
  /** One standard deviation, beyond which a gain counts no further. */
  limit: number;
  /** Root mean square of the gains as far as they count. */
  deviation: number;
}>;

/** Median absolute deviations to a standard deviation, where values are normally distributed. */
const normal = 1.4826;

/**
 * Chance, from gains of text that nobody has trained on, whose mean is 0; robust (median absolute deviation) against a few gradients that are unlike
 * the others. Gains that are not numbers, which one hostile gradient could bring about, say nothing.
 */
export function chanceOf(all: readonly number[]): Chance {
  const gains = all.filter(Number.isFinite);
  const limit = normal * (upperMedian(gains.map(Math.abs)) ?? 0);
  const squares = gains.reduce((sum, gain) => sum + cut(gain, limit) ** 2, 0);
  return { limit, deviation: Math.sqrt(squares / Math.max(1, gains.length)) };
}

/** What is not a number proves nothing: it counts as the least. */
const cut = (gain: number, limit: number): number =>
  Number.isNaN(gain) ? -limit : Math.max(-limit, Math.min(limit, gain));

/**
 * Evidence (nano-nats) that a gradient was trained on windows: what is left of training on a sequence is the proof of it. A memorization test in the
 * sense of Choi, Shavit and Duvenaud, "Tools for Verifying Neural Models' Training Data", 2023.
 *
 * How well a sequence takes to training differs far more than what having trained on it adds. So the windows are tried with what the gradient has of its
 * own alone, without what it has in common with the others'. Gains are cut off at one standard deviation of chance, so that a few windows
 * trained on hard do not stand for the rest.
 *
 * @param gains of the windows, above what hidden text gains on average
 */
export function evidenceOf(gains: Float64Array, { limit, deviation }: Chance): Evidence {
  const mean = meanOf(gains.map((gain) => cut(gain, limit)));
  return { mean: toNanoNats(mean), error: toNanoNats(deviation / Math.sqrt(gains.length)) };
}

/**
 * Looks at assigned windows in rounds, until two things are known, or all are looked at (sequential tests, after Wald, "Sequential Tests of Statistical
 * Hypotheses", 1945). One is whether the miner trains on what it is given: what all of its epochs show is certain, or after a second round plainly
 * below 0. Early in training most of what there is to learn is in every text, and it takes many windows to tell who trained on which; one round of honest
 * work is then often below 0. Later what a miner has shown in earlier epochs is enough to look at few. The other is whether it worked in this epoch as it
 * usually does, or rested on these: some rounds tell, or it is left open.
 *
 * @param gains of the windows of a round, see `evidenceOf`; null after the last
 * @param before what the miner has shown in earlier epochs; null for one that is not known
 * @returns the evidence of this epoch
 */
export async function findEvidence(
  gains: (round: number) => Promise<Float64Array | null>,
  chance: Chance,
  before: Evidence | null,
  rules: ScoringRules = protocolRules,
): Promise<Evidence> {
  const known = before === null ? { mean: 0n, error: 0n } : faded(before, rules);
  const usual = before === null ? 0n : usualOf(before, rules);
  let found: Evidence = { mean: 0n, error: 0n };
  let looked = new Float64Array();
  for (let number = 0; ; number++) {
    const round = await gains(number);
    if (round === null) return found;
    looked = Float64Array.from([...looked, ...round]);
    found = evidenceOf(looked, chance);
    const all = added(known, found);
    const [mean, error] = [Number(all.mean), Number(all.error)];
    if (number > 0 && mean <= -rules.doubt * error) return found;
    if (mean >= rules.certainty * error && (number + 1 >= rules.patience || isTold(found, usual, rules))) return found;
  }
}

/** Whether an epoch's own evidence tells whether the miner worked in it as it usually does: always where that is nothing. */
function isTold(found: Evidence, usual: bigint, { worked, rested }: ScoringRules): boolean {
  const ratio = workRatio(found, usual);
  return usual <= 0n || ratio >= worked || ratio * rested <= 1;
}
