/** The numbers that decide what a gradient is worth. */
export type ScoringRules = Readonly<{
  /** A gradient whose norm is above this multiple of the median norm is refused. */
  largestNormRatio: number;
  /** Whether each is tried at the median norm, as it is then applied. */
  normalises: boolean;
  /**
   * Part of the update that one submission is tried at. The update takes the mean of many: at its whole length a single delta
   * carries all of its own noise, and honest work looks harmful. The shorter, the more it is the direction alone that counts.
   */
  trialStep: number;
  /** Percent of a miner's evidence that an epoch later still counts. */
  kept: bigint;
  /** Standard errors that the evidence of training must have. */
  proof: number;
  /** Standard errors of evidence from which on no more is looked for. */
  certainty: number;
  /** Standard errors below 0 at which a miner is given up, from the second round on. */
  doubt: number;
  /** How many times likelier an epoch's evidence must be of a miner that worked as it usually does than of one that rested, for no more to be looked for. */
  worked: number;
  /** The same the other way round. */
  rested: number;
  /** Rounds of windows after which an epoch's own evidence is left as it is. 0: it does not count by itself. */
  patience: number;
  /** Power of the typical bend of the loss over a gradient's own, where that is larger, with which a score counts. */
  bendPower: number;
  /** Power of the part to which evidence reaches that of the others with which a score counts. */
  evidencePower: number;
  /** The same of the part to which a gradient agrees with the others as well as they do. */
  agreementPower: number;
  /** Noise that two gradients may have in common by chance, in millionths of all that is in them. */
  chance: number;
  /** The same from which on one counts as the other's copy. The codec hides a part of what they have in common. */
  copied: number;
  /** Percent of the median score below which a score is 0. */
  leastPercent: bigint;
}>;

/** The protocol's rules, which every validator goes by; docs/decisions/scoring.md says what decided them. */
export const protocolRules: ScoringRules = {
  largestNormRatio: 4,
  normalises: true,
  trialStep: 1 / 8,
  kept: 70n,
  proof: 2,
  certainty: 3,
  doubt: 1,
  worked: 2,
  rested: 10,
  patience: 8,
  bendPower: 1,
  evidencePower: 1,
  agreementPower: 2,
  chance: 100_000,
  copied: 500_000,
  leastPercent: 1n,
};
