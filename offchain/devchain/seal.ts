import { callRuntime, type Hex, stateRoot } from './executor.ts';
import { closeHeader, openHeader } from './header.ts';
import type { Runtime } from './runtime.ts';
import { type StateMap, StateOverlay } from './state.ts';
import type { Block } from './store.ts';
import { type Invalid, readApplied } from './validity.ts';

/** Key under which the runtime counts a block's extrinsics while it is being made: `:extrinsic_index`. */
const extrinsicIndexKey: Hex = '0x3a65787472696e7369635f696e646578';

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

/**
 * Makes a block with the transactions that the runtime takes. Setting up the Wasm costs most of a call, so all extrinsics are tried in one;
 * only if the runtime did not take them all are they tried one by one.
 * @throws Error if the runtime traps, or the block is not the next one
 */
export async function sealBlock(parent: Parent, transactions: Hex[], patienceMillis: number): Promise<Draft> {
  const { runtime, head, state } = parent;
  const now = runtime.timestamp(state);
  // On this chain slots go by as fast as blocks are sealed, whatever the clock says; only the first takes its time from it.
  const millis = now === 0n ? BigInt(Date.now()) : now + runtime.slotMillis;
  const open: [string, Hex] = [
    'Core_initialize_block',
    openHeader(head.hash, head.number + 1, millis / runtime.slotMillis),
  ];
  const inherent = runtime.setTimestamp(millis);

  const together = await applyTogether(parent, open, [inherent, ...transactions]);
  const applied =
    together ?? (await applyOneByOne(parent, open, inherent, transactions, performance.now() + patienceMillis));
  const overlay = new StateOverlay(state);
  overlay.apply(applied.changes);
  const finished = await callRuntime(runtime.wasm, [['BlockBuilder_finalize_block']], overlay);
  overlay.apply(finished.changes);

  const changes = new Map([...overlay.changes].filter(([key, value]) => value !== (state.get(key) ?? null)));
  const after = new Map(state.entries());
  for (const [key, value] of changes) {
    if (value === null) after.delete(key);
    else after.set(key, value);
  }
  const root = await stateRoot([...after], runtime.version.stateVersion);
  return {
    header: closeHeader(finished.result, root),
    extrinsics: applied.extrinsics,
    changes,
    refused: applied.refused,
  };
}

interface Applied {
  extrinsics: Hex[];
  changes: Iterable<[Hex, Hex | null]>;
  refused: Draft['refused'];
}

/** Applies all extrinsics in one call; undefined if the runtime did not take every one of them. */
async function applyTogether(parent: Parent, open: [string, Hex], extrinsics: Hex[]): Promise<Applied | undefined> {
  const calls = extrinsics.map((extrinsic): [string, Hex] => ['BlockBuilder_apply_extrinsic', extrinsic]);
  try {
    const { changes } = await callRuntime(parent.runtime.wasm, [open, ...calls], parent.state);
    const index = changes.find(([key]) => key === extrinsicIndexKey)?.[1];
    const count = index ? Buffer.from(index.slice(2), 'hex').readUInt32LE() : 0;
    return count === extrinsics.length ? { extrinsics, changes, refused: [] } : undefined;
  } catch (error) {
    // A transaction may make the runtime trap; a block of inherents alone must not.
    if (extrinsics.length === 1) throw error;
    return undefined;
  }
}

async function applyOneByOne(
  parent: Parent,
  open: [string, Hex],
  inherent: Hex,
  transactions: Hex[],
  until: number,
): Promise<Applied> {
  const opened = await applyTogether(parent, open, [inherent]);
  if (!opened) throw new Error('the runtime refused the timestamp of a block');
  const overlay = new StateOverlay(parent.state);
  overlay.apply(opened.changes);
  const extrinsics = [inherent];
  const refused: Draft['refused'] = [];
  for (const extrinsic of transactions) {
    if (performance.now() > until) break;
    try {
      const { result, changes } = await callRuntime(
        parent.runtime.wasm,
        [['BlockBuilder_apply_extrinsic', extrinsic]],
        overlay,
      );
      const invalid = readApplied(result);
      if (invalid) {
        refused.push({ extrinsic, invalid });
        continue;
      }
      overlay.apply(changes);
      extrinsics.push(extrinsic);
    } catch {
      refused.push({ extrinsic, invalid: { reason: 'Transaction makes the runtime trap', passing: false } });
    }
  }
  return { extrinsics, changes: overlay.changes, refused };
}
