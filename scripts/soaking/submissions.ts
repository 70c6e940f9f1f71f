import type { EpochRecord } from '../../offchain/chain/index.ts';
import type { MinerEvent, ValidatorEvent } from '../../types/jobs/index.ts';
import type { State } from './state.ts';

/** What the processes said of one epoch. */
type Said = {
  /** Miners, by name, that had at least one voter take their blob. */
  readonly uploaded: Set<string>;
  /** Validators, by name, that have the blob of a submission, and the reasons of those that gave it no number. */
  readonly received: Map<number, Set<string>>;
  readonly abstained: Map<number, string>;
  /** Processes that said that something cost them this epoch's work, and processes that were killed in it. */
  readonly troubled: Map<string, string>;
};

/**
 * Holds that nothing that was submitted is lost without a reason: in a settled epoch every submission has a score, or somebody said why it has
 * none, or who should have sent or scored it was killed in that epoch.
 */
export class Submissions {
  readonly #said = new Map<number, Said>();
  readonly #names: ReadonlyMap<string, string>;
  readonly #validators: number;
  /** Submissions of settled epochs that have no score, with the reason. */
  readonly unscored: string[] = [];

  /** @param names of the participants by address */
  constructor(names: ReadonlyMap<string, string>, validators: number) {
    this.#names = names;
    this.#validators = validators;
  }

  #of(epoch: number): Said {
    const known = this.#said.get(epoch);
    if (known) return known;
    const fresh: Said = { uploaded: new Set(), received: new Map(), abstained: new Map(), troubled: new Map() };
    this.#said.set(epoch, fresh);
    return fresh;
  }

  onMiner(name: string, event: MinerEvent): void {
    if (event.event === 'uploaded') this.#of(event.epoch).uploaded.add(name);
    if (event.event === 'problem' && event.epoch !== null) this.#of(event.epoch).troubled.set(name, event.reason);
  }

  onValidator(name: string, event: ValidatorEvent): void {
    if (event.event === 'received') {
      const { received } = this.#of(event.epoch);
      received.set(event.index, (received.get(event.index) ?? new Set()).add(name));
    }
    if (event.event === 'scored' && event.score === null && event.reason !== null)
      this.#of(event.epoch).abstained.set(event.index, `${name}: ${event.reason}`);
    if (event.event === 'problem' && event.epoch !== null) this.#of(event.epoch).troubled.set(name, event.reason);
  }

  onKill(name: string, epoch: number): void {
    this.#of(epoch).troubled.set(name, 'it was killed');
  }

  /** Looks at an epoch that is over; gives what is lost without a reason, a sentence each. */
  conclude(record: EpochRecord, { kept }: State): string[] {
    const said = this.#of(record.epoch);
    this.#said.delete(record.epoch - 1);
    if (record.status !== 'Settled') return [];
    return kept
      .filter(({ epoch, score }) => epoch === record.epoch && score === null)
      .flatMap(({ index, account }) => {
        const miner = this.#names.get(account) ?? account;
        const what = `submission ${index} of epoch ${record.epoch}, by ${miner}, has no score`;
        const reason = this.#reason(said, index, miner);
        if (reason === null) return [`${what}, and nobody said why`];
        this.unscored.push(`${what}: ${reason}`);
        return [];
      });
  }

  #reason({ uploaded, received, abstained, troubled }: Said, index: number, miner: string): string | null {
    const who = received.get(index)?.size ?? 0;
    if (who === 0 && !uploaded.has(miner)) {
      const why = troubled.get(miner);
      return why === undefined ? null : `nobody received its blob (${miner}: ${why})`;
    }
    const abstention = abstained.get(index);
    if (abstention !== undefined) return abstention;
    const [other] = [...troubled].filter(
      ([name]) => name.startsWith('validator-') || name === 'chain' || name === 'redis',
    );
    if (other !== undefined) return `${who} of ${this.#validators} voters received its blob (${other[0]}: ${other[1]})`;
    return null;
  }
}
