import type { ApiPromise } from '@polkadot/api';
import type { DispatchError } from '@polkadot/types/interfaces';

/** Why the chain's entry rules turned a call away, by `InvalidTransaction::Custom` code. */
const refusals = {
  1: ['WrongEpoch', 'the call names an epoch that is not running'],
  2: ['WrongPhase', 'the epoch is in another phase'],
  3: ['AlreadyDone', 'this account has done this already in this epoch'],
  4: ['EpochFull', 'all places of this epoch are taken'],
  5: ['WorkTooWeak', 'the proof of work does not reach the difficulty of this epoch'],
  6: ['NotVoter', 'this account is not among the voters of this epoch'],
  7: ['NothingCommitted', 'this account committed no scores in this epoch'],
  8: ['WrongBase', 'the gradient was made from other weights than the base of this epoch'],
  9: ['OverBudget', 'the gradient is larger than the model allows'],
  10: ['BadReveal', 'the scores and the salt do not give the hash that was committed'],
  11: ['Halted', 'training is halted until two thirds of the voting power resume it'],
  12: ['NotHalted', 'training is not halted'],
  13: ['Malformed', 'an argument of the call is out of bounds'],
  14: ['TallyUnfinished', 'the scores of this epoch are not tallied yet'],
} as const;

/** Names of the entry rules' refusals. */
export type Refusal = (typeof refusals)[keyof typeof refusals][0];

/** Something that the chain refused or that could not be asked of it, in one sentence fit for a user. */
export class ChainError extends Error {
  override readonly name = 'ChainError';
  /** The entry rule that refused the call, where one did. */
  readonly refusal: Refusal | null;

  constructor(message: string, refusal: Refusal | null = null, options?: ErrorOptions) {
    super(message, options);
    this.refusal = refusal;
  }
}

function refusalOf(code: number): ChainError | null {
  const found = refusals[code as keyof typeof refusals];
  return found ? new ChainError(`The chain refused the call: ${found[1]}.`, found[0]) : null;
}

/** One sentence for a failed dispatch, naming the pallet's error. */
export function explainDispatch(api: ApiPromise, error: DispatchError): ChainError {
  if (!error.isModule) return new ChainError(`The chain rejected the call: ${error.toString()}.`);
  const { section, name, docs } = api.registry.findMetaError(error.asModule);
  const known = Object.values(refusals).find(([refusal]) => section === 'epochs' && refusal === name);
  const reason = docs.join(' ').trim().replace(/\.$/, '') || name;
  return new ChainError(`The chain rejected the call: ${reason} (${section}.${name}).`, known?.[0] ?? null);
}

/** Turns whatever a call to the chain threw into a {@link ChainError}. */
export function explain(error: unknown): ChainError {
  if (error instanceof ChainError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const custom = /Custom error: (\d+)/.exec(text);
  const refusal = custom ? refusalOf(Number(custom[1])) : null;
  if (refusal) return refusal;
  const invalid = /^1010: Invalid Transaction: (.*)/s.exec(text);
  if (invalid)
    return new ChainError(`The chain refused the transaction: ${lowerFirst(invalid[1]!)}.`, null, { cause: error });
  if (/disconnected from|WebSocket is not connected|No response received/.test(text))
    return new ChainError('The connection to the chain was lost; is the node still running?', null, { cause: error });
  return new ChainError(firstLine(text), null, { cause: error });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).trim().replace(/\.$/, '');
const firstLine = (text: string) => text.split('\n', 1)[0]!.slice(0, 300);
