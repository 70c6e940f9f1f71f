/** The numbers that decide what a gradient is worth. */
export type ScoringRules = Readonly<{
  /** A gradient whose norm is above this multiple of the median norm is refused: one miner must not outweigh the others. */
  largestNormRatio: number;
  /** Cosine from which on a gradient counts as a copy of an earlier one. */
  copyCosine: number;
  /**
   * Part of the update that one submission is tried at. A whole one overshoots, since the update takes the mean of many:
   * half of it both improves more and stands out three times as clearly.
   */
  trialStep: number;
  /** Standard errors that the improvement on hidden text must exceed. */
  significance: number;
  /**
   * Standard errors by which the improvement on assigned shards may fall short of that on others. Honest miners' difference
   * is near 0, so that two would refuse one honest gradient in 44.
   */
  shortfall: number;
  /** A positive score below the median positive score over this is what a random direction can have by chance. */
  medianDivisor: bigint;
}>;

/** The protocol's rules, which every validator goes by; docs/decisions/scoring.md says what decided them. */
export const protocolRules: ScoringRules = {
  largestNormRatio: 4,
  copyCosine: 0.9,
  trialStep: 0.5,
  significance: 2,
  shortfall: 3,
  medianDivisor: 4n,
};
