import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Vec } from '@polkadot/types-codec';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { callRuntime, type Hex, type RuntimeState, runtimeVersion } from './executor.ts';

/** Where a state keeps its runtime. */
export const codeKey: Hex = '0x3a636f6465';

/** The version of a runtime as JSON-RPC gives it. */
export type RuntimeVersionJson = Awaited<ReturnType<typeof runtimeVersion>>;

/** One runtime: its Wasm, and what the chain needs to know of it to make blocks. */
export class Runtime {
  readonly wasm: Hex;
  readonly version: RuntimeVersionJson;
  readonly registry: TypeRegistry;
  /** Length of a slot, milliseconds. */
  readonly slotMillis: bigint;
  readonly #expanded: ReturnType<typeof expandMetadata>;
  readonly #constantCalls = new Map<string, Promise<Hex>>();

  private constructor(
    wasm: Hex,
    version: RuntimeVersionJson,
    registry: TypeRegistry,
    metadata: Hex,
    slotMillis: bigint,
  ) {
    this.wasm = wasm;
    this.version = version;
    this.registry = registry;
    this.slotMillis = slotMillis;
    const decoded = new Metadata(registry, metadata);
    registry.setMetadata(decoded);
    this.#expanded = expandMetadata(registry, decoded);
  }

  /** Reads what a runtime says of itself. */
  static async load(wasm: Hex, state: RuntimeState): Promise<Runtime> {
    const version = await runtimeVersion(wasm);
    const registry = new TypeRegistry();
    const opaque = await callRuntime(wasm, [['Metadata_metadata']], state);
    const metadata = registry.createType('OpaqueMetadata', hexToU8a(opaque.result)).toHex();
    const slot = await callRuntime(wasm, [['AuraApi_slot_duration']], state);
    const slotMillis = new DataView(hexToU8a(slot.result).buffer).getBigUint64(0, true);
    return new Runtime(wasm, version, registry, metadata, slotMillis);
  }

  /**
   * Calls a runtime function. What depends on the runtime alone (its metadata) is asked of it once.
   * @param args SCALE-encoded arguments
   */
  async call(method: string, args: Hex, state: RuntimeState): Promise<Hex> {
    if (!method.startsWith('Metadata_')) return (await callRuntime(this.wasm, [[method, args]], state)).result;
    const name = `${method} ${args}`;
    let result = this.#constantCalls.get(name);
    if (!result) {
      result = callRuntime(this.wasm, [[method, args]], state).then((response) => response.result);
      if (this.#constantCalls.size < 16) this.#constantCalls.set(name, result);
      result.catch(() => this.#constantCalls.delete(name));
    }
    return result;
  }

  /** Milliseconds since 1970 that a state holds as its time; 0 in a genesis. */
  timestamp(state: RuntimeState): bigint {
    const value = state.get(this.#key('timestamp', 'now'));
    return value ? new DataView(hexToU8a(value).buffer).getBigUint64(0, true) : 0n;
  }

  /** The inherent that sets a block's time. */
  setTimestamp(millis: bigint): Hex {
    const set = this.#expanded.tx.timestamp!.set!(millis);
    return this.registry.createType('Extrinsic', set).toHex();
  }

  /** How many extrinsics were dispatched in the block that left these changes, whatever came of them. */
  dispatched(changes: Iterable<[Hex, Hex | null]>): number {
    const key = this.#key('system', 'events');
    let count = 0;
    for (const [changed, value] of changes) {
      if (changed !== key || value === null) continue;
      const type = this.registry.createLookupType(this.#expanded.query.system!.events!.meta.type.asPlain);
      const events = this.registry.createTypeUnsafe<Vec<EventRecord>>(type, [hexToU8a(value)]);
      for (const { event } of events)
        if (event.section === 'system' && /^Extrinsic(Success|Failed)$/.test(event.method)) count++;
    }
    return count;
  }

  /** Nonce of an account that a state holds. */
  nonce(account: Uint8Array, state: RuntimeState): number {
    const key = this.#expanded.query.system!.account!;
    const value = state.get(u8aToHex(key(account).subarray(key(account).length - 80)));
    return value ? new DataView(hexToU8a(value).buffer).getUint32(0, true) : 0;
  }

  #key(pallet: string, item: string): Hex {
    const key = this.#expanded.query[pallet]![item]!();
    // Decorated keys carry their length in front.
    return u8aToHex(key.subarray(key.length - 32));
  }
}

/** Arguments of `validate_transaction` for a transaction from outside. */
export const validationArgs = (extrinsic: Hex, blockHash: Hex): Hex =>
  u8aToHex(u8aConcat([0x02], hexToU8a(extrinsic), hexToU8a(blockHash)));
