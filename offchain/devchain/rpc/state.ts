import { hexToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod';
import type { Hex, RuntimeState } from '../executor.ts';
import { codeKey } from '../runtime.ts';
import { unsubscribe } from './chain.ts';
import { atParam, type Context, hexParam, keyParam, type Method, method, stateAt } from './method.ts';

const largestPage = 1000;
const largestKeys = 2048;
const keys = z.array(keyParam).max(largestKeys);
const largestArguments = 5 * 1024 * 1024;

function* keysAfter(state: RuntimeState, prefix: Hex, start: Hex): Generator<Hex> {
  for (let key = state.nextKey(prefix, start); key !== undefined; key = state.nextKey(prefix, key)) yield key;
}

const read = async (context: Context, wanted: Hex[], hash: Hex | null | undefined) => {
  const { block, state } = await stateAt(context, hash);
  return [{ block: block.hash, changes: wanted.map((key) => [key, state.get(key) ?? null]) }];
};

const getKeysPaged = method(
  [keyParam.nullable(), z.int().min(0).max(largestPage), keyParam.nullish(), atParam],
  async (context, prefix, count, start, hash) => {
    const { state } = await stateAt(context, hash);
    const found: Hex[] = [];
    if (count > 0)
      for (const key of keysAfter(state, prefix ?? '0x', start ?? prefix ?? '0x')) if (found.push(key) === count) break;
    return found;
  },
);

const getStorage = method([keyParam, atParam], async (context, key, hash) => {
  const { state } = await stateAt(context, hash);
  return state.get(key) ?? null;
});

const queryStorageAt = method([keys, atParam], read);

const subscribeStorage = method([keys.optional()], ({ node, subscriptions }, wanted: Hex[] = []) =>
  subscriptions.open('state_storage', (send) => {
    const { head } = node.chain;
    const state = node.chain.stateAt(head)!;
    send({ block: head.hash, changes: wanted.map((key) => [key, state.get(key) ?? null]) });
    const tell = ({ block, changes }: { block: { hash: Hex }; changes: ReadonlyMap<Hex, Hex | null> }) => {
      const changed = wanted.filter((key) => changes.has(key));
      if (changed.length > 0) send({ block: block.hash, changes: changed.map((key) => [key, changes.get(key)]) });
    };
    node.on('block', tell);
    return () => node.off('block', tell);
  }),
);

const getRuntimeVersion = method([atParam], async (context, hash) => (await stateAt(context, hash)).runtime.version);

const subscribeRuntimeVersion: Method = ({ node, subscriptions }) =>
  subscriptions.open('state_runtimeVersion', (send) => {
    send(node.chain.runtime.version);
    const tell = ({ changes }: { changes: ReadonlyMap<Hex, Hex | null> }) => {
      if (changes.has(codeKey)) send(node.chain.runtime.version);
    };
    node.on('block', tell);
    return () => node.off('block', tell);
  });

/** State, read at the newest block or at a given one, and calls to the runtime. */
export const state: Record<string, Method> = {
  state_getStorage: getStorage,
  state_getStorageAt: getStorage,
  state_getStorageHash: method([keyParam, atParam], async (context, key, hash) => {
    const value = (await stateAt(context, hash)).state.get(key);
    return value === undefined ? null : blake2AsHex(hexToU8a(value), 256);
  }),
  state_getStorageSize: method([keyParam, atParam], async (context, key, hash) => {
    const value = (await stateAt(context, hash)).state.get(key);
    return value === undefined ? null : value.length / 2 - 1;
  }),
  state_getKeysPaged: getKeysPaged,
  state_getKeysPagedAt: getKeysPaged,
  state_queryStorageAt: queryStorageAt,
  state_subscribeStorage: subscribeStorage,
  state_unsubscribeStorage: unsubscribe,
  state_getMetadata: method([atParam], async (context, hash) => {
    const { state: then, runtime } = await stateAt(context, hash);
    const opaque = await context.node.callRuntime(runtime, 'Metadata_metadata', '0x', then);
    return runtime.registry.createType('OpaqueMetadata', hexToU8a(opaque)).toHex();
  }),
  state_getRuntimeVersion: getRuntimeVersion,
  chain_getRuntimeVersion: getRuntimeVersion,
  state_subscribeRuntimeVersion: subscribeRuntimeVersion,
  chain_subscribeRuntimeVersion: subscribeRuntimeVersion,
  state_unsubscribeRuntimeVersion: unsubscribe,
  chain_unsubscribeRuntimeVersion: unsubscribe,
  state_call: method([z.string().max(256), hexParam(largestArguments), atParam], async (context, name, args, hash) => {
    const { state: then, runtime } = await stateAt(context, hash);
    return context.node.callRuntime(runtime, name, args, then);
  }),
};
state.state_callAt = state.state_call!;
