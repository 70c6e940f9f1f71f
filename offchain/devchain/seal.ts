import { callRuntime, type Hex, stateRoot } from './executor.ts';
import { closeHeader, openHeader } from './header.ts';
import type { Runtime } from './runtime.ts';
import { type StateMap, StateOverlay } from './state.ts';
import type { Block } from './store.ts';
import { type Invalid, readApplied } from './validity.ts';

/** What a block is made on. */
interface Parent {
  head: Block;
  state: StateMap;
  runtime: Runtime;
}

/** A block before it has a hash. */
interface Draft {
  header: Hex;
  extrinsics: Hex[];
  changes: Map<Hex, Hex | null>;
  refused: { extrinsic: Hex; invalid: Invalid }[];
}

const finalize: [string] = ['BlockBuilder_finalize_block'];
const apply = (extrinsic: Hex): [string, Hex] => ['BlockBuilder_apply_extrinsic', extrinsic];

/**
 * Makes a block with the transactions that the runtime takes. Setting up the Wasm costs most of a call, so the whole block is tried in
 * one call; only if the runtime did not take all transactions are they tried one by one.
 * @throws Error if the runtime traps
 */
export async function sealBlock(parent: Parent, transactions: Hex[], patienceMillis: number): Promise<Draft> {
  const { runtime, head, state } = parent;
  const now = runtime.timestamp(state);
  // On this chain slots go by as fast as blocks are sealed, whatever the clock says; only the first takes its time from it.
  const millis = now === 0n ? BigInt(Date.now()) : now + runtime.slotMillis;
  const header = openHeader(head.hash, head.number + 1, millis / runtime.slotMillis);
  const inherent = runtime.setTimestamp(millis);
  const opening: [string, Hex][] = [['Core_initialize_block', header], apply(inherent)];

  const made =
    (await makeAtOnce(parent, opening, transactions)) ??
    (await makeOneByOne(parent, opening, transactions, performance.now() + patienceMillis));
  const changes = new Map([...made.changes].filter(([key, value]) => value !== (state.get(key) ?? null)));
  const after = new Map(state.entries());
  for (const [key, value] of changes) {
    if (value === null) after.delete(key);
    else after.set(key, value);
  }
  const root = await stateRoot([...after], runtime.version.stateVersion);
  return {
    header: closeHeader(made.header, root),
    extrinsics: [inherent, ...made.transactions],
    changes,
    refused: made.refused,
  };
}

interface Made {
  /** The header as the runtime finished it. */
  header: Hex;
  transactions: Hex[];
  changes: Iterable<[Hex, Hex | null]>;
  refused: Draft['refused'];
}

/** Makes a block with all transactions in one call; undefined if the runtime did not take every one of them. */
async function makeAtOnce(
  { runtime, state }: Parent,
  opening: [string, Hex][],
  transactions: Hex[],
): Promise<Made | undefined> {
  try {
    const calls = [...opening, ...transactions.map(apply), finalize];
    const { result, changes } = await callRuntime(runtime.wasm, calls, state);
    if (runtime.dispatched(changes) === transactions.length + 1)
      return { header: result, transactions, changes, refused: [] };
  } catch (error) {
    // A transaction may make the runtime trap; a block without any must not.
    if (transactions.length === 0) throw error;
  }
  if (transactions.length === 0) throw new Error('the runtime refused the timestamp');
  return undefined;
}

async function makeOneByOne(
  { runtime, state }: Parent,
  opening: [string, Hex][],
  transactions: Hex[],
  until: number,
): Promise<Made> {
  const overlay = new StateOverlay(state);
  overlay.apply((await callRuntime(runtime.wasm, opening, state)).changes);
  const taken: Hex[] = [];
  const refused: Draft['refused'] = [];
  for (const extrinsic of transactions) {
    if (performance.now() > until) break;
    try {
      const { result, changes } = await callRuntime(runtime.wasm, [apply(extrinsic)], overlay);
      const invalid = readApplied(result);
      if (invalid) {
        refused.push({ extrinsic, invalid });
        continue;
      }
      overlay.apply(changes);
      taken.push(extrinsic);
    } catch {
      refused.push({ extrinsic, invalid: { reason: 'Transaction makes the runtime trap', passing: false } });
    }
  }
  const finished = await callRuntime(runtime.wasm, [finalize], overlay);
  overlay.apply(finished.changes);
  return { header: finished.result, transactions: taken, changes: overlay.changes, refused };
}
