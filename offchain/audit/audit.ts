import type { Hash } from '../../types/files/hash.ts';
import type { EpochRecord } from '../chain/index.ts';
import { ObjectError } from '../ingest/index.ts';
import { Computation } from '../jobs/index.ts';
import { initialWeights, ModelDescription, tensors } from '../model/index.ts';
import { lastUpdateOf, sampleSizes, updateEpochs } from '../scoring/index.ts';
import { encodeWeights } from '../weights/index.ts';
import { checkArithmetic } from './arithmetic.ts';
import { aggregationOf, checkBase } from './check-base.ts';
import { readEvidence } from './check-evidence.ts';
import { checkLosses, checkScores, inspectAll } from './check-scores.ts';
import type { Archive, EpochFacts, VoterFacts } from './facts.ts';
import { type Finding, Findings } from './finding.ts';
import { type Objects, tryGet } from './objects.ts';

/** What a validator's scores could be checked with. `not yet`: its hidden text is still in use; `withheld`: it is not, and nobody serves it. */
export type HiddenState = 'checked' | 'not yet' | 'withheld' | 'none announced';

/** What an audit of one epoch came to. */
export type EpochReport = Readonly<{
  epoch: number;
  status: EpochFacts['record']['status'];
  /** What does not follow. */
  findings: readonly Finding[];
  /** Each voter's hidden text. */
  hidden: readonly Readonly<{ validator: string; root: Hash | null; state: HiddenState }>[];
  /** Scores of validators that were recomputed, and those that could not be yet. */
  scores: Readonly<{ checked: number; unchecked: number }>;
  /** What could not be checked since nobody gave it, a sentence each. */
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
    const { model, existentialDeposit, pot } = this.#archive;
    const { epoch, status } = facts.record;
    const findings = new Findings(epoch);
    checkArithmetic(facts, { existentialDeposit, pot }, findings);

    const missing: string[] = [];
    const texts = await this.#hiddenTexts(facts, findings);
    const counts = { checked: 0, unchecked: 0 };
    let baseMade = false;
    const base = await this.#base(epoch);
    if (base !== null) missing.push(base);
    else {
      const aggregation = aggregationOf(facts, model);
      this.#progress('applying the accepted gradients');
      let applicable = aggregation !== null;
      baseMade = await this.#unlessMissing('the next base', missing, async () => {
        if (aggregation !== null) applicable = await checkBase(facts, aggregation, this.#computation, findings);
      });
      this.#progress('looking at the gradients');
      const found = await inspectAll(facts, model, this.#computation, missing);
      const last = await this.#last(epoch, missing);
      for (const voter of texts.open) {
        if (last === undefined) break;
        const who = `scores of validator ${voter.account}`;
        this.#progress(`recomputing the ${who}`);
        await this.#unlessMissing(`the ${who}`, missing, async () => {
          const scoring = { facts, model, computation: this.#computation, store: this.#objects, found, last };
          const known = await readEvidence(voter, epoch, this.#archive, this.#objects, findings);
          if (known !== null) counts.checked += await checkScores(scoring, voter, known, findings);
          if (aggregation !== null && applicable) await checkLosses(aggregation, this.#computation, voter, findings);
        });
      }
    }
    const given = facts.voters.flatMap(({ scores }) => (scores ?? []).filter((score) => score !== null)).length;
    counts.unchecked = given - counts.checked;
    return { epoch, status, findings: findings.all, hidden: texts.states, scores: counts, missing, baseMade };
  }

  /** Voters whose hidden text is published, and the state of each. */
  async #hiddenTexts(facts: EpochFacts, findings: Findings) {
    const inUse = await this.#archive.rootsInUse();
    const states: { validator: string; root: Hash | null; state: HiddenState }[] = [];
    const open: (VoterFacts & { hiddenRoot: Hash })[] = [];
    for (const voter of facts.voters) {
      const { account: validator, hiddenRoot: root } = voter;
      if (root === null) {
        states.push({ validator, root, state: 'none announced' });
        if (voter.scores?.some((score) => score !== null))
          findings.add('hidden text', 'hidden text of the scores', 'none', 'announced before they were given', {
            validator,
          });
        continue;
      }
      const text = await tryGet(this.#objects, root);
      if ('reason' in text) {
        states.push({ validator, root, state: inUse.has(root) ? 'not yet' : 'withheld' });
        continue;
      }
      states.push({ validator, root, state: 'checked' });
      const wrong = await this.#wrongText(text.bytes);
      if (wrong === null) open.push({ ...voter, hiddenRoot: root });
      else findings.add('hidden text', `hidden text ${root}`, wrong, 'sequences of tokens', { validator });
    }
    return { states, open };
  }

  /** What is wrong with a published text, or null. */
  async #wrongText(text: Uint8Array): Promise<string | null> {
    const { context, vocabulary } = await this.description();
    const length = sampleSizes.hidden * (context + 1);
    if (text.length !== length) return `${text.length} bytes and not ${length}`;
    const wrong = text.find((token) => token >= vocabulary);
    return wrong === undefined ? null : `text with a token ${wrong} of ${vocabulary}`;
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

  /** The base that the last update before an epoch started from, which is then there; undefined if it cannot be had. */
  async #last(epoch: number, missing: string[]): Promise<Hash | null | undefined> {
    const records: EpochRecord[] = [];
    for (let before = Math.max(0, epoch - updateEpochs); before < epoch; before += 1)
      records.push(await this.#archive.record(before));
    const last = lastUpdateOf(records);
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
    const aggregation = aggregationOf(facts, this.#archive.model);
    if (status !== 'Settled' || aggregation === null) return before === after;
    return this.#unlessMissing('', [], async () => {
      await this.#computation.run('aggregate', aggregation);
    }).then(async (made) => made && 'bytes' in (await tryGet(this.#objects, after)));
  }

  /** Runs a check. What it needs and nobody has is named in `missing`. @returns whether it was run to its end */
  async #unlessMissing(what: string, missing: string[], check: () => Promise<void>): Promise<boolean> {
    try {
      await check();
      return true;
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      missing.push(`${what}: ${error.message}`);
      return false;
    }
  }
}
