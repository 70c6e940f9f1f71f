import type { Phase } from '../../offchain/chain/index.ts';
import type { EpochReport } from '../../types/files/report.ts';
import type { MinerEvent, ValidatorEvent } from '../../types/jobs/index.ts';

/** The running epoch, as the chain says. */
export type EpochView = {
  readonly index: number;
  readonly phase: Phase;
  readonly block: number;
  readonly deadline: number;
  /** Length of the phase in blocks. */
  readonly length: number;
  readonly halted: boolean;
};

/** A miner or a validator, as its own events say. */
export type ParticipantView = {
  readonly name: string;
  readonly role: 'miner' | 'validator';
  readonly adversary: string | null;
  readonly doing: string;
  /** Training progress; null when it does not train. */
  readonly progress: { readonly step: number; readonly steps: number } | null;
  readonly loss: number | null;
  readonly tokensPerSecond: number | null;
  /** Plancks it was ever paid, from the chain. */
  readonly income: bigint;
};

/** All that the view shows. */
export type ViewState = {
  readonly epoch: EpochView | null;
  readonly participants: readonly ParticipantView[];
  /** Epochs that ended, oldest first. */
  readonly ended: readonly EpochReport[];
  readonly supply: { readonly minted: bigint; readonly deferred: bigint };
  /** Newest last. */
  readonly notes: readonly string[];
};

const NOTES = 4;

/** A view before anything happened. */
export const initialView = (
  participants: readonly Pick<ParticipantView, 'name' | 'role' | 'adversary'>[],
): ViewState => ({
  epoch: null,
  participants: participants.map((participant) => ({
    ...participant,
    ...{ doing: 'starting', progress: null, loss: null, tokensPerSecond: null, income: 0n },
  })),
  ended: [],
  supply: { minted: 0n, deferred: 0n },
  notes: [],
});

const change = (state: ViewState, name: string, what: Partial<ParticipantView>): ViewState => ({
  ...state,
  participants: state.participants.map((one) => (one.name === name ? { ...one, ...what } : one)),
});

/** Adds a sentence for the person who looks on. */
export const withNote = (state: ViewState, sentence: string): ViewState => ({
  ...state,
  notes: [...state.notes, sentence].slice(-NOTES),
});

/** What a miner said. */
export const withMinerEvent = (state: ViewState, name: string, event: MinerEvent): ViewState => {
  const idle = (doing: string) => change(state, name, { doing, progress: null, tokensPerSecond: null });
  switch (event.event) {
    case 'ready':
      return idle('ready');
    case 'waiting':
      return idle(event.reason);
    case 'problem':
      return withNote(idle('waiting'), `${name}: ${event.reason}`);
    case 'fetched':
      return idle('fetched the weights');
    case 'step': {
      const { step, steps, loss, tokensPerSecond } = event;
      return change(state, name, { doing: 'training', progress: { step, steps }, loss, tokensPerSecond });
    }
    case 'compressed':
      return change(state, name, { doing: 'compressed', progress: null, loss: event.lastLoss });
    case 'submitted':
      return idle('submitted');
    case 'uploaded':
      return idle('uploaded');
    case 'result':
      return idle(event.accepted ? 'paid' : event.score === null ? 'not scored' : 'not accepted');
  }
};

/** What a validator's host said. */
export const withValidatorEvent = (state: ViewState, name: string, event: ValidatorEvent): ViewState => {
  const does = (doing: string) => change(state, name, { doing });
  switch (event.event) {
    case 'ready':
      return does('ready');
    case 'waiting':
      return does(event.reason);
    case 'problem':
      return withNote(does('waiting'), `${name}: ${event.reason}`);
    case 'announced':
      return does('announced');
    case 'published':
      return does('published a hidden text');
    case 'received':
      return does(`received gradient ${event.index}`);
    case 'scored': {
      const score = event.score === null ? 'no score' : event.score;
      return does(`scored gradient ${event.index}: ${score}${event.reason === null ? '' : ` (${event.reason})`}`);
    }
    case 'committed':
      return does('committed its scores');
    case 'revealed':
      return does('revealed its scores');
    case 'aggregated':
      return does(`aggregated ${event.accepted} gradient${event.accepted === 1 ? '' : 's'}`);
    case 'voted':
      return does('voted');
  }
};
