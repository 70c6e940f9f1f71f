import type { EpochRecord } from '../../offchain/chain/index.ts';
import type { State } from './state.ts';

/**
 * Follows the money from block to block: what each epoch paid is counted once, when it is over, and every account's income must be the sum of
 * its payouts. It also holds the past still: what an epoch was recorded as never changes, whatever was killed since.
 */
export class Ledger {
  readonly #miners: ReadonlySet<string>;
  readonly #owed = new Map<string, bigint>();
  readonly #records: EpochRecord[] = [];
  #validatorsPart = 0n;

  /** @param miners accounts that do nothing but mine: all that they earn are payouts of submissions */
  constructor(miners: Iterable<string>) {
    this.#miners = new Set(miners);
  }

  /** Counts the epochs that are over in `state` and were not yet; gives what is wrong, a sentence each. */
  take({ epoch, history, kept, incomes }: State): string[] {
    const found: string[] = [];
    const text = (record: EpochRecord | undefined): string =>
      JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const record of this.#records)
      if (text(history[record.epoch]) !== text(record)) found.push(`the record of epoch ${record.epoch} has changed`);
    for (const record of history.slice(this.#records.length).filter((each) => each.epoch < epoch)) {
      this.#records.push(record);
      this.#validatorsPart += record.minted - record.minersPart;
      for (const { account, paid } of kept.filter((each) => each.epoch === record.epoch))
        this.#owed.set(account, (this.#owed.get(account) ?? 0n) + paid);
    }
    // While an epoch is being paid, incomes run ahead of what is over.
    if (history.at(-1)?.epoch === epoch) return found;
    for (const account of this.#miners) {
      const [income, owed] = [incomes.get(account) ?? 0n, this.#owed.get(account) ?? 0n];
      if (income !== owed) found.push(`${account} was paid ${income}, and its payouts sum to ${owed}`);
    }
    const others = [...incomes]
      .filter(([account]) => !this.#miners.has(account))
      .reduce((all, [, income]) => all + income, 0n);
    if (others !== this.#validatorsPart)
      found.push(`validators were paid ${others} of the ${this.#validatorsPart} that were due to them`);
    return found;
  }

  /** Epochs that are over, in order. */
  get records(): readonly EpochRecord[] {
    return this.#records;
  }
}
