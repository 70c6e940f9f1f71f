import type { EpochReport } from '../../types/files/report.ts';
import type { MinerEvent, ValidatorEvent } from '../../types/jobs/index.ts';
import type { Places } from './render.ts';
import {
  type EpochView,
  initialView,
  type ParticipantView,
  type ViewState,
  withMinerEvent,
  withNote,
  withValidatorEvent,
} from './state.ts';
import { liveView, plainView, type View } from './view.ts';

/** Keeps what is known of a network and shows it: live on a terminal, else a line an epoch. */
export class Display {
  readonly #view: View;
  #state: ViewState;

  constructor(view: View, participants: readonly Pick<ParticipantView, 'name' | 'role' | 'adversary'>[]) {
    this.#view = view;
    this.#state = initialView(participants);
    view.update(this.#state);
  }

  static async open(
    places: Places,
    participants: readonly Pick<ParticipantView, 'name' | 'role' | 'adversary'>[],
  ): Promise<Display> {
    return new Display(await (process.stdout.isTTY ? liveView(places) : plainView(places)), participants);
  }

  #show(state: ViewState): void {
    this.#state = state;
    this.#view.update(state);
  }

  readonly note = (sentence: string): void => {
    this.#show(withNote(this.#state, sentence));
    this.#view.note(sentence);
  };

  readonly miner = (name: string, event: MinerEvent): void => this.#show(withMinerEvent(this.#state, name, event));

  readonly validator = (name: string, event: ValidatorEvent): void =>
    this.#show(withValidatorEvent(this.#state, name, event));

  readonly epoch = (epoch: EpochView): void => this.#show({ ...this.#state, epoch });

  /** Shows the ended epochs `all`, announces those `added`; incomes are by the participants' names. */
  ended(
    all: readonly EpochReport[],
    added: readonly EpochReport[],
    supply: ViewState['supply'],
    incomes: ReadonlyMap<string, bigint>,
  ): void {
    const participants = this.#state.participants.map((one) => ({
      ...one,
      income: incomes.get(one.name) ?? one.income,
    }));
    this.#show({ ...this.#state, ended: [...all], supply, participants });
    for (const row of added) this.#view.epoch(row);
  }

  /** Leaves the terminal in order. */
  end(): void {
    this.#view.end();
  }
}
