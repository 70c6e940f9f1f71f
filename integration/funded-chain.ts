import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { buildRawSpec, developmentPreset, type Preset, runtimeOf } from '../chain-spec/index.ts';
import { type ChainConnection, connect } from '../offchain/chain/index.ts';
import { readRawSpec } from '../offchain/devchain/index.ts';
import { startChain } from './chain.ts';
import { developmentSpec } from './chain-process.ts';
import { folder } from './micro.ts';

/** Of each account, in plancks. */
const each = 5_000e12;

/**
 * A chain on which these accounts hold 5,000 ALICE each from the start. (Balances come from work alone; suites that need one at once
 * begin with a genesis of their own.)
 * @param epochs what differs in the genesis of epochs
 */
export async function fundedChain(
  t: ExecutionContext,
  options: {
    holders: readonly string[];
    validators?: number;
    epochs?: Partial<Preset['genesis']['epochs']>;
    /** Whether the bootstrap ends with the first ALICE that are minted. */
    bootstrapEnds?: boolean;
    blockMilliseconds?: number;
  },
): Promise<ChainConnection> {
  const { holders, validators = 3, epochs = {}, bootstrapEnds = false, blockMilliseconds = 200 } = options;
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}`, validators });
  preset.genesis.balances = { balances: holders.map((address) => [address, each]) };
  if (bootstrapEnds) preset.genesis.staking.bootstrapThreshold = each * holders.length;
  preset.genesis.epochs = { ...preset.genesis.epochs, ...epochs };
  const root = await folder(t);
  const spec = join(root, 'spec.json');
  await writeFile(
    spec,
    JSON.stringify(await buildRawSpec({ wasm: runtimeOf(await readRawSpec(developmentSpec)), preset })),
  );
  const { urls } = await startChain(t, root, { spec, validators, blockMilliseconds });
  const connection = await connect(urls[0]!);
  t.teardown(connection.close);
  return connection;
}
