import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { buildRawSpec, developmentPreset, runtimeOf } from '../chain-spec/index.ts';
import { type ChainConnection, connect } from '../offchain/chain/index.ts';
import { readRawSpec, startDevChain } from '../offchain/devchain/index.ts';
import { developmentSpec } from './chain-process.ts';

/**
 * A development chain in this process on which an account holds 5,000 ALICE from the start. (Balances come from work alone; suites
 * that need one at once begin with a genesis of their own.)
 */
export async function fundedChain(t: ExecutionContext, address: string): Promise<ChainConnection> {
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}` });
  preset.genesis.balances = { balances: [[address, 5_000e12]] };
  const spec = await buildRawSpec({ wasm: runtimeOf(await readRawSpec(developmentSpec)), preset });
  const dataDir = await mkdtemp(join(tmpdir(), 'alice-funded-'));
  const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis: 200 });
  t.teardown(async () => {
    await chain.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const connection = await connect(chain.url);
  t.teardown(connection.close);
  return connection;
}
