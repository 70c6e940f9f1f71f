import { TypeRegistry } from '@polkadot/types';
import { compactAddLength, hexToU8a, u8aToHex } from '@polkadot/util';
import { callRuntime, codeKey, type Hex, parseRawSpec, type RawSpec } from '../offchain/devchain/index.ts';
import type { Preset } from './preset.ts';

const emptyState = { get: () => undefined, nextKey: () => undefined };
const registry = new TypeRegistry();

/**
 * Makes a raw chain spec: the runtime builds its genesis state from its default configuration with the preset's on top.
 * @param wasm the runtime, compressed or not
 * @throws Error with the runtime's reason if it refuses the configuration
 */
export async function buildRawSpec({ wasm, preset }: { wasm: Uint8Array; preset: Preset }): Promise<RawSpec> {
  const code = u8aToHex(wasm);
  const config = new TextEncoder().encode(JSON.stringify(merge(await defaultConfig(code), preset.genesis)));
  const argument = u8aToHex(compactAddLength(config));
  const { result, changes } = await callRuntime(code, [['GenesisBuilder_build_state', argument]], emptyState);
  if (hexToU8a(result)[0] !== 0)
    throw new Error(
      `The runtime refused the genesis configuration: ${registry.createType('Text', hexToU8a(result).subarray(1))}`,
    );
  const entries = changes.filter((change): change is [Hex, Hex] => change[1] !== null);
  const top = Object.fromEntries([...entries, [codeKey, code] as [Hex, Hex]].sort(([a], [b]) => (a < b ? -1 : 1)));
  const spec = {
    name: preset.name,
    id: preset.id,
    chainType: preset.chainType,
    bootNodes: [],
    telemetryEndpoints: null,
    protocolId: null,
    properties: {
      tokenSymbol: 'ALICE',
      tokenDecimals: 12,
      ss58Format: 42,
      inscription: preset.genesis.epochs.inscription,
    },
    codeSubstitutes: {},
    genesis: { raw: { top, childrenDefault: {} } },
  };
  return parseRawSpec(spec, `the spec "${preset.name}"`);
}

/** The runtime in a raw chain spec. */
export const runtimeOf = (spec: RawSpec): Uint8Array => hexToU8a(spec.genesis.raw.top[codeKey]);

async function defaultConfig(code: Hex): Promise<Record<string, unknown>> {
  const { result } = await callRuntime(code, [['GenesisBuilder_get_preset', '0x00']], emptyState);
  const json = registry.createType('Option<Bytes>', hexToU8a(result));
  if (json.isNone) throw new Error('The runtime has no default genesis configuration.');
  return JSON.parse(new TextDecoder().decode(json.unwrap().toU8a(true)));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `top` laid over `below`: objects member by member, anything else replaced. */
function merge(below: Record<string, unknown>, top: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...below };
  for (const [name, value] of Object.entries(top)) {
    const old = merged[name];
    merged[name] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}
