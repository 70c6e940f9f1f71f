import { readFile } from 'node:fs/promises';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { hexToU8a, stringToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import test from 'ava';
import { buildRawSpec, developmentPreset, inscription, mainPreset, runtimeOf } from '../chain-spec/index.ts';
import { callRuntime, closeExecutor, type Hex, type RawSpec, readRawSpec } from '../offchain/devchain/index.ts';

const path = (name: string) => new URL(`../chain-spec/${name}.raw.json`, import.meta.url).pathname;
const key = (pallet: string, item: string): Hex =>
  `${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}` as Hex;

/** Names of the runtime's pallets. */
async function pallets(spec: RawSpec): Promise<string[]> {
  const empty = { get: () => undefined, nextKey: () => undefined };
  const { result } = await callRuntime(spec.genesis.raw.top['0x3a636f6465'] as Hex, [['Metadata_metadata']], empty);
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, registry.createType('OpaqueMetadata', hexToU8a(result)).toHex());
  return metadata.asLatest.pallets.map(({ name }) => name.toString());
}

test.after.always(() => closeExecutor());

for (const [name, preset] of [
  ['development', developmentPreset],
  ['main', mainPreset],
] as const) {
  test.serial(`the committed ${name} spec is what its preset, its model and its runtime make`, async (t) => {
    const committed = JSON.parse(await readFile(path(name), 'utf8'));
    const made = await buildRawSpec({ wasm: runtimeOf(await readRawSpec(path(name))), preset: await preset() });
    t.deepEqual(Object.keys(made.genesis.raw.top), Object.keys(committed.genesis.raw.top));
    t.deepEqual(JSON.parse(JSON.stringify(made)), committed);
  });

  test.serial(`the ${name} network begins with the inscription, no balance and no privileged key`, async (t) => {
    const spec = await readRawSpec(path(name));
    const { top } = spec.genesis.raw;
    const text = await inscription();
    t.is(spec.properties.inscription, text);
    const stored = top[key('Epochs', 'Inscription')] as Hex;
    t.true(stored.endsWith(stringToHex(text).slice(2)));
    t.is(BigInt(top[key('Balances', 'TotalIssuance')] ?? '0x00'), 0n);
    // Accounts have reference counts alone: a genesis balance would be in the bytes after the four counts.
    for (const [entry, value] of Object.entries(top))
      if (entry.startsWith(key('System', 'Account'))) t.regex(value, /^0x[0-9a-f]{32}0{96}/);
    const names = await pallets(spec);
    t.true(names.includes('Epochs') && names.includes('Staking') && names.includes('Minting'));
    t.false(names.includes('Sudo'));
  });
}
