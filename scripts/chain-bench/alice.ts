import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRawSpec, developmentPreset, type Preset, runtimeOf } from '../../chain-spec/index.ts';
import { type RawSpec, readRawSpec } from '../../offchain/devchain/index.ts';
import { checkoutFile } from '../launch/places.ts';
import type { Contender } from './contender.ts';

/** What an account begins with: a thousand ALICE, far more than fees come to. */
const HOLDING = 1000e12;

/** The committed runtime. */
export const aliceRuntime = async (): Promise<Uint8Array> =>
  runtimeOf(await readRawSpec(checkoutFile('chain-spec/development.raw.json')));

/** The development network's preset with so many validators. */
export const alicePreset = (validators: number): Promise<Preset> =>
  developmentPreset({ validators, manifest: `0x${'11'.repeat(32)}` });

/** A genesis on the committed runtime, with accounts that hold something. */
export async function aliceSpec(preset: Preset, holders: readonly string[] = []): Promise<RawSpec> {
  preset.genesis.balances = { balances: holders.map((address) => [address, HOLDING]) };
  return buildRawSpec({ wasm: await aliceRuntime(), preset });
}

/** This repository's node. */
export const alice = (program: string): Contender => ({
  name: 'alice',
  program,
  async writeSpec(folder, validators, holders) {
    const file = join(folder, 'alice.json');
    writeFileSync(file, JSON.stringify(await aliceSpec(await alicePreset(validators), holders)));
    return file;
  },
});
