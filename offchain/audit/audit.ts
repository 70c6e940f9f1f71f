import type { Hash } from '../../types/files/hash.ts';
import { halvingsOf, stepEpochs } from '../aggregation/index.ts';
import type { EpochRecord } from '../chain/index.ts';
import { ObjectError } from '../ingest/index.ts';
import { Computation } from '../jobs/index.ts';
import { initialWeights, ModelDescription, tensors } from '../model/index.ts';
import { lastUpdateOf, updateEpochs } from '../scoring/index.ts';
import { encodeWeights } from '../weights/index.ts';
import { checkArithmetic } from './arithmetic.ts';
import { aggregationOf, checkBase } from './check-base.ts';
import { readEvidence } from './check-evidence.ts';
import { checkLosses, checkScores, inspectAll } from './check-scores.ts';
import type { Archive, EpochFacts } from './facts.ts';
import { type Finding, Findings } from './finding.ts';
import { type HiddenText, type Open, readHiddenTexts } from './hidden-texts.ts';
import { type Objects, tryGet } from './objects.ts';

/** What an audit of one epoch came to. */
export type EpochReport = Readonly<{
  epoch: number;
  status: EpochFacts['record']['status'];
  /** What does not follow. */
  findings: readonly Finding[];
  /** Each voter's hidden text. */
  hidden: readonly Readonly<HiddenText>[];
  /** Scores of validators that were recomputed, and those that were not. */
  scores: Readonly<{ checked: number; unchecked: number }>;
  /** What could not be checked since nobody gave it, a sentence each. Not what is to be published later. */
  missing: readonly string[];
  /** Whether the base that follows was made again, from the base of the epoch and the accepted gradients. */
  baseMade: boolean;
}>;

/** Checks epochs of one run. */
export class Auditor {
  readonly #archive: Archive;
  readonly #objects: Objects;
  readonly #computation: Computation;
  readonly #progress: (doing: string) => void;

  /** @param progress told what is being done, in a few words */
  constructor(archive: Archive, objects: Objects, threads: number, progress: (doing: string) => void) {
    this.#archive = archive;
    this.#objects = objects;
    this.#computation = new Computation({ store: objects, hidden: (root) => objects.get(root), threads });
    this.#progress = progress;
  }

  /**
   * Recomputes all of an epoch that can be: what the chain computed exactly, the next base bit for bit, and losses and scores within
   * the tolerance. The base that the epoch began with is taken as the chain names it.
   */
  async audit(facts: EpochFacts): Promise<EpochReport> {
    const { existentialDeposit, pot } = this.#archive;
    const { epoch, status } = facts.record;
    const findings = new Findings(epoch);
    checkArithmetic(facts, { existentialDeposit, pot }, findings);

    const missing: string[] = [];
    const description = await this.#unlessMissing("the model's description", missing, () => this.description());
    const { texts, open } = await readHiddenTexts(facts, this.#archive, this.#objects, description, findings, missing);
    let work = { baseMade: false, checked: 0 };
    if (description !== null) {
      const base = await this.#base(epoch);
      if (base === null) work = await this.#checkWork(facts, open, findings, missing);
      else missing.push(base);
    }
    const { baseMade, checked } = work;
    const given = facts.voters.flatMap(({ scores }) => (scores ?? []).filter((score) => score !== null)).length;
    const scores = { checked, unchecked: given - checked };
    return { epoch, status, findings: findings.all, hidden: texts, scores, missing, baseMade };
  }

  /** Checks what was made of the gradients, once the base is there. Each part is checked that can be, whatever is missing for another. */
  async #checkWork(facts: EpochFacts, open: readonly Open[], findings: Findings, missing: string[]) {
    const { model } = this.#archive;
    const { epoch } = facts.record;
    const aggregation = await this.#aggregation(facts);
    this.#progress('applying the accepted gradients');
    const applied = await this.#unlessMissing(
      'the next base, and the losses of all votes',
      missing,
      async () => aggregation === null || checkBase(facts, aggregation, this.#computation, findings),
    );
    this.#progress('looking at the gradients');
    const found = await inspectAll(facts, model, this.#computation, missing);
    const scored = open.some(({ voter }) => voter.scores !== null);
    const last = scored ? await this.#last(epoch, missing) : undefined;
    let checked = 0;
    for (const { voter, text } of open) {
      const { account, scores, vote } = voter;
      this.#progress(`recomputing the scores of validator ${account}`);
      let all = true;
      if (scores !== null) {
        const compared = await this.#unlessMissing(`the scores of validator ${account}`, missing, async () => {
          const known = await readEvidence(voter, epoch, this.#archive, this.#objects, findings);
          if (known === null || last === undefined) return null;
          const scoring = { facts, model, computation: this.#computation, store: this.#objects, found, last };
          return checkScores(scoring, voter, known, findings);
        });
        checked += compared ?? 0;
        all = compared !== null;
      }
      if (vote !== null && aggregation !== null) {
        const compared =
          applied &&
          (await this.#unlessMissing(`the losses that validator ${account} voted with`, missing, async () => {
            await checkLosses(aggregation, this.#computation, voter, findings);
            return true;
          }));
        all &&= compared === true;
      }
      if (all) text.state = 'checked';
    }
    return { baseMade: applied !== null, checked };
  }

  /**
   * Makes sure that the base of an epoch is there: fetched, or made again from the newest one before it that can be had, in the
   * end from the seed. @returns why it cannot be had, or null
   */
  async #base(epoch: number): Promise<string | null> {
    let from = epoch;
    let reason: string | null = null;
    for (; ; from -= 1) {
      const { before } = await this.#archive.record(from);
      const found = await tryGet(this.#objects, before);
      if ('bytes' in found) break;
      reason ??= `the base of epoch ${epoch}: ${found.reason}`;
      if (from === 0) {
        if ((await this.makeInitialWeights()) !== before) return reason;
        break;
      }
    }
    for (; from < epoch; from += 1) {
      this.#progress(`making the base of epoch ${from + 1}`);
      if (!(await this.#follow(from))) return reason;
    }
    return null;
  }

  /** The aggregation of an epoch's accepted gradients, its step as long as the epochs before make it; null when there are none. */
  async #aggregation(facts: EpochFacts) {
    const halvings = halvingsOf(await this.#before(facts.record.epoch, stepEpochs));
    return aggregationOf(facts, this.#archive.model, halvings);
  }

  /** How so many epochs before one ended, in their order. */
  async #before(epoch: number, count: number): Promise<EpochRecord[]> {
    const records: EpochRecord[] = [];
    for (let before = Math.max(0, epoch - count); before < epoch; before += 1)
      records.push(await this.#archive.record(before));
    return records;
  }

  /** The base that the last update before an epoch started from, which is then there; undefined if it cannot be had. */
  async #last(epoch: number, missing: string[]): Promise<Hash | null | undefined> {
    const last = lastUpdateOf(await this.#before(epoch, updateEpochs));
    if (last === null) return null;
    const reason = await this.#base(last.epoch);
    if (reason === null) return last.before;
    missing.push(`all scores, since the last update is taken out of gradients: ${reason}`);
    return undefined;
  }

  /** The model's description, whose hash is on chain. */
  async description(): Promise<ModelDescription> {
    const bytes = await this.#objects.get(this.#archive.model.description);
    return ModelDescription.parse(JSON.parse(new TextDecoder().decode(bytes)));
  }

  /** Makes the weights that the model's seed leads to, and returns their hash. */
  async makeInitialWeights(): Promise<Hash> {
    const description = await this.description();
    return this.#objects.put(encodeWeights(tensors(description), initialWeights(description)));
  }

  /** Makes the base that follows an epoch whose own is there. @returns whether it is the one that the chain names */
  async #follow(epoch: number): Promise<boolean> {
    const facts = await this.#archive.facts(epoch);
    const { status, before, after } = facts.record;
    const aggregation = await this.#aggregation(facts);
    if (status !== 'Settled' || aggregation === null) return before === after;
    const made = await this.#unlessMissing('', [], () => this.#computation.run('aggregate', aggregation));
    return made !== null && 'bytes' in (await tryGet(this.#objects, after));
  }

  /** Does what needs objects. What nobody has is named in `missing`, and the answer is then null. */
  async #unlessMissing<T>(what: string, missing: string[], work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      missing.push(`${what}: ${error.message}`);
      return null;
    }
  }
}
