import type { RuntimeVersion } from '@acala-network/chopsticks-core/wasm-executor/index';
import {
  calculateStateRoot,
  destroyWorker,
  getRuntimeVersion,
  runTask,
} from '@acala-network/chopsticks-core/wasm-executor/index';

/** Bytes in hex with `0x`. */
export type Hex = `0x${string}`;

/** The state that a call to the runtime reads: values by key, and keys in order. */
export interface RuntimeState {
  get(key: Hex): Hex | undefined;
  /** The first key after `key` that starts with `prefix`. */
  nextKey(prefix: Hex, key: Hex): Hex | undefined;
}

/** What a call returned and what it changed (`null` removes a key). */
export interface RuntimeResult {
  result: Hex;
  changes: [Hex, Hex | null][];
}

/**
 * Calls runtime functions one after the other on one state, each seeing what those before it changed; gives the last one's result and all
 * changes together. The Wasm runs in a thread of its own.
 * @param wasm the runtime, in hex
 * @param calls names and SCALE-encoded arguments
 * @throws Error with the runtime's panic or trap
 */
export async function callRuntime(
  wasm: Hex,
  calls: [method: string, ...args: Hex[]][],
  state: RuntimeState,
): Promise<RuntimeResult> {
  const response = await runTask(
    {
      wasm,
      calls: calls.map(([method, ...args]) => [method, args]),
      mockSignatureHost: false,
      allowUnresolvedImports: false,
      runtimeLogLevel: 0,
    },
    {
      getStorage: async (key) => state.get(key),
      getNextKey: async (prefix, key) => state.nextKey(prefix, key),
      offchainGetStorage: async () => undefined,
      offchainTimestamp: async () => Date.now(),
      offchainRandomSeed: async () => {
        throw new Error('there are no offchain workers here');
      },
      offchainSubmitTransaction: async () => false,
    },
  );
  if ('Error' in response) throw new Error(response.Error);
  // A removed key comes as undefined, whatever the declared type says.
  const changes = response.Call.storageDiff.map(([key, value]): [Hex, Hex | null] => [key, value ?? null]);
  return { result: response.Call.result, changes };
}

/** Root of the state trie over all entries, for the runtime's state version (0 or 1). */
export const stateRoot = (entries: [Hex, Hex][], stateVersion: number): Promise<Hex> =>
  calculateStateRoot(entries, stateVersion);

/** The version that a runtime says it has. */
export const runtimeVersion = (wasm: Hex): Promise<RuntimeVersion> => getRuntimeVersion(wasm);

/** Ends the thread that the runtime runs in. */
export const closeExecutor = (): Promise<void> => destroyWorker();
