import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Hash } from '../../../types/files/hash.ts';
import { Auditor, type EpochReport } from '../audit.ts';
import type { Archive, EpochFacts, VoterFacts } from '../facts.ts';
import { type Objects, openObjects } from '../objects.ts';
import { type RunReport, verify } from '../verify.ts';
import { archiveOf, playRun, type TestRun } from './run.ts';

/** Replaces an item of a list. */
export const at = <T>(items: readonly T[], index: number, change: (item: T) => T): T[] =>
  items.map((item, each) => (each === index ? change(item) : item));

/** What was found, without the numbers. */
export const found = ({ findings }: Pick<EpochReport, 'findings'>) =>
  findings.map(({ check, about }) => `${check}: ${about}`);

/** A run that was played once, and the audits of what tests change in it. */
export class Audited {
  readonly run: TestRun;
  readonly objects: Objects;
  readonly #folder: string;

  private constructor(run: TestRun, objects: Objects, folder: string) {
    this.run = run;
    this.objects = objects;
    this.#folder = folder;
  }

  /** Plays three epochs. */
  static async play(): Promise<Audited> {
    const folder = await mkdtemp(join(tmpdir(), 'alice-audit-'));
    const objects = await openObjects(folder, [], { parameters: 100_000n });
    return new Audited(await playRun(objects, 3), objects, folder);
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  /** The run with the facts of one epoch changed. */
  changed(epoch: number, change: (facts: EpochFacts) => Partial<EpochFacts>): Archive {
    const { archive, facts } = this.run;
    return archiveOf(
      archive.model,
      at(facts, epoch, (each) => ({ ...each, ...change(each) })),
    );
  }

  /** The run with what one validator did in epoch 1 changed. */
  voter(validator: number, change: (voter: VoterFacts) => Partial<VoterFacts>): Archive {
    return this.changed(1, ({ voters }) => ({
      voters: at(voters, validator, (voter) => ({ ...voter, ...change(voter) })),
    }));
  }

  auditor(archive: Archive): Auditor {
    return new Auditor(archive, this.objects, 1, () => undefined);
  }

  async audit(archive: Archive, epoch: number): Promise<EpochReport> {
    return this.auditor(archive).audit(await archive.facts(epoch));
  }

  replay(archive: Archive, from = 0): Promise<RunReport> {
    const { objects } = this;
    return verify({ archive, objects, auditor: this.auditor(archive), from, onEpoch: () => undefined });
  }

  /** Takes an object from the only place that has it, until the test is over. */
  async lose(t: ExecutionContext, hash: Hash): Promise<void> {
    const bytes = await this.objects.get(hash);
    t.teardown(() => this.objects.put(bytes));
    await this.objects.remove(hash);
  }

  /** Damages an object on disk, in the only place that has it, until the test is over. */
  async damage(t: ExecutionContext, hash: Hash): Promise<void> {
    const bytes = await this.objects.get(hash);
    t.teardown(() => this.objects.put(bytes));
    const wrong = bytes.slice();
    wrong[wrong.length >> 1]! ^= 1;
    await writeFile(join(this.#folder, 'objects', hash.slice(2, 4), hash.slice(2)), wrong);
  }
}
