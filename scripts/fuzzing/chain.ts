import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRawSpec, developmentPreset, runtimeOf } from '../../chain-spec/index.ts';
import { type ChainConnection, connect } from '../../offchain/chain/index.ts';
import { readRawSpec, startDevChain } from '../../offchain/devchain/index.ts';
import { checkoutFile } from '../launch/places.ts';
import { hash } from './samples.ts';

/** A development chain in this process, with the committed runtime. */
export type FuzzedChain = {
  readonly url: string;
  readonly connection: ChainConnection;
  head(): number;
  /** Why it cannot go on, once it cannot. */
  failure(): Error | null;
  close(): Promise<void>;
};

const BLOCK_MILLISECONDS = 200;

/** Starts a chain on which these accounts hold so much, in plancks, from the start. */
export const startFuzzedChain = async (endowed: readonly (readonly [string, number])[]): Promise<FuzzedChain> => {
  const preset = await developmentPreset({ manifest: hash as `0x${string}` });
  preset.genesis.balances = { balances: endowed.map(([account, amount]) => [account, amount]) };
  const wasm = runtimeOf(await readRawSpec(checkoutFile('chain-spec/development.raw.json')));
  const spec = await buildRawSpec({ wasm, preset });
  const dataDir = await mkdtemp(join(tmpdir(), 'alice-fuzz-chain-'));
  const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis: BLOCK_MILLISECONDS });
  const connection = await connect(chain.url);
  let failure: Error | null = null;
  chain.failed.catch((error: Error) => {
    failure = error;
  });
  return {
    url: chain.url,
    connection,
    head: () => chain.head(),
    failure: () => failure,
    close: async () => {
      await connection.close();
      await chain.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
