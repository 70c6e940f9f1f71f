/** What was checked. */
export type Check =
  /** What the tally made of the revealed scores. */
  | 'settled score'
  /** How the epoch ended, and the losses in its record. */
  | 'end'
  /** What the epoch's shards and windows were drawn with. */
  | 'randomness'
  /** Who was slashed for a commit without a reveal. */
  | 'slash'
  /** What was minted, and who was paid what. */
  | 'payout'
  | 'issuance'
  /** The weights that the accepted gradients lead to. */
  | 'base'
  | 'vote'
  /** A validator's score of a submission. */
  | 'score'
  /** What a validator says that it knows of a miner's evidence of training. */
  | 'evidence'
  /** A validator's losses. */
  | 'loss'
  /** A published hidden text. */
  | 'hidden text';

/** Something that does not follow: what the chain (or whoever is named) says, and what was recomputed from what it follows from. */
export type Finding = Readonly<{
  epoch: number;
  check: Check;
  /** What it is about, such as "score of submission 3". */
  about: string;
  validator: string | null;
  miner: string | null;
  said: string;
  recomputed: string;
}>;

/** A value as it is shown: amounts and scores are decimal integers. */
export type Shown = string | number | bigint | boolean | null;

/** Collects the findings of one epoch. */
export class Findings {
  readonly #epoch: number;
  readonly all: Finding[] = [];

  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  add(
    check: Check,
    about: string,
    said: Shown,
    recomputed: Shown,
    who: Readonly<{ validator?: string; miner?: string }> = {},
  ): void {
    const { validator = null, miner = null } = who;
    this.all.push({
      epoch: this.#epoch,
      check,
      about,
      validator,
      miner,
      said: String(said),
      recomputed: String(recomputed),
    });
  }

  /** Adds a finding unless both are the same. */
  same(check: Check, about: string, said: Shown, recomputed: Shown, who: { validator?: string; miner?: string } = {}) {
    if (said !== recomputed) this.add(check, about, said, recomputed, who);
  }

  /** Adds a finding when an amount is less than it was before. */
  notBelow(check: Check, about: string, said: bigint, before: bigint) {
    if (said < before) this.add(check, about, said, `${before} or more`);
  }
}

/**
 * How a check ends as a program: with 0 when all follows, 1 when something is false, 3 when nothing is false but something that should be there
 * to be checked was not.
 */
export const exitCodeOf = (
  report: Readonly<{ findings: readonly Finding[]; missing: readonly string[] }>,
): 0 | 1 | 3 => {
  if (report.findings.length > 0) return 1;
  return report.missing.length > 0 ? 3 : 0;
};

/** A finding as one sentence. */
export function sentenceOf({ epoch, check, about, validator, miner, said, recomputed }: Finding): string {
  const who = [validator === null ? '' : `validator ${validator}`, miner === null ? '' : `miner ${miner}`];
  const names = who.filter((each) => each !== '').join(', ');
  return `epoch ${epoch}: ${check}: ${about}${names === '' ? '' : ` (${names})`} is ${said}, recomputed ${recomputed}`;
}
