import { toNanoNats } from './nano-nats.ts';
import { protocolRules, type ScoringRules } from './rules.ts';
import { added, type Evidence, faded } from './standing.ts';
import { type Estimate, estimate, improvements, meanOf } from './statistics.ts';

/** Losses of the same sequences at the base, after the trial step of the mean of gradients that help, and after that of the one looked at. */
export type Responses = Readonly<{ base: Float32Array; mean: Float32Array; own: Float32Array }>;

/**
 * By how much more (nats a token) a gradient lowers the loss on the windows that its miner had to train on than on hidden text, which nobody
 * has trained on: what is left of training on a sequence is the proof of it.
 *
 * How well a sequence takes to training differs far more than what having trained on it adds. So each sequence's improvement is compared with
 * what the mean of the other gradients does to that same sequence (steps this short add up): a straight line is fitted on the hidden text (ordinary least squares), and the
 * evidence is the mean distance of the assigned windows from it. Distances are cut off at one standard deviation of the hidden text's, so
 * that a few windows trained on hard do not stand for the rest. A memorization test in the sense of Choi, Shavit and Duvenaud, "Tools for
 * Verifying Neural Models' Training Data", 2023.
 *
 * @param part what this gradient is of the mean, 0 if it is not in it; below 1
 */
export function evidenceOf(assigned: Responses, hidden: Responses, part: number): Estimate {
  const others = ({ base, mean, own }: Responses) =>
    improvements(base, mean).map((value, i) => (value - part * (base[i]! - own[i]!)) / (1 - part));
  const [expected, shown] = [others(hidden), improvements(hidden.base, hidden.own)];
  const [centre, level] = [meanOf(expected), meanOf(shown)];
  let [covariance, variance] = [0, 0];
  expected.forEach((value, i) => {
    covariance += (value - centre) * (shown[i]! - level);
    variance += (value - centre) ** 2;
  });
  const slope = variance > 0 ? covariance / variance : 0;
  const distances = (responses: Responses): Float64Array => {
    const predicted = others(responses);
    return improvements(responses.base, responses.own).map(
      (value, i) => value - level - slope * (predicted[i]! - centre),
    );
  };
  const apart = distances(hidden);
  const limit = estimate(apart).standardError * Math.sqrt(apart.length);
  const cut = (values: Float64Array) => estimate(values.map((value) => Math.max(-limit, Math.min(limit, value))));
  const [known, other] = [cut(distances(assigned)), cut(apart)];
  return { mean: known.mean - other.mean, standardError: Math.hypot(known.standardError, other.standardError) };
}

/** A text, and the losses on it that a gradient is compared with: at the base, and after the trial step of the mean of gradients that help. */
export type Round = Readonly<{ tokens: Uint8Array; base: Float32Array; mean: Float32Array }>;

/**
 * Looks at assigned windows in rounds, until what is known of the miner is certain, or there is nothing that speaks for it, or all are looked at. Early in
 * training most of what there is to learn is in every text, and it takes many windows to tell who trained on which; later what a miner has shown
 * in earlier epochs is enough to look at few.
 *
 * @param own losses after the trial step of the gradient looked at
 * @param hidden its losses on the hidden text
 * @param rounds of assigned windows; null after the last
 * @param part see `evidenceOf`
 * @param before what the miner has shown in earlier epochs; null for one that is not known
 * @returns the evidence of this epoch
 */
export async function findEvidence(
  own: (tokens: Uint8Array) => Promise<Float32Array>,
  hidden: Responses,
  rounds: (round: number) => Promise<Round | null>,
  part: number,
  before: Evidence | null,
  rules: ScoringRules = protocolRules,
): Promise<Evidence> {
  const known = before === null ? { mean: 0n, error: 0n } : faded(before, rules);
  let found: Evidence = { mean: 0n, error: 0n };
  let looked: Responses = { base: new Float32Array(), mean: new Float32Array(), own: new Float32Array() };
  for (let number = 0; ; number++) {
    const round = await rounds(number);
    if (round === null) return found;
    looked = join(looked, { ...round, own: await own(round.tokens) });
    const { mean, standardError } = evidenceOf(looked, hidden, part);
    found = { mean: toNanoNats(mean), error: toNanoNats(standardError) };
    const all = added(known, found);
    if (all.mean <= 0n || Number(all.mean) >= rules.certainty * Number(all.error)) return found;
  }
}

function join(a: Responses, b: Responses): Responses {
  const both = (one: Float32Array, two: Float32Array) => Float32Array.from([...one, ...two]);
  return { base: both(a.base, b.base), mean: both(a.mean, b.mean), own: both(a.own, b.own) };
}
