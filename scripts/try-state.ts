import { Command } from 'commander';
import { connect, type Hex, readFinalBlock } from '../offchain/chain/index.ts';
import { chainUrl, hash } from '../offchain/cli/index.ts';
import { reasonOf } from './launch/failure.ts';
import { stateChecker, tryState } from './runtime/try-state.ts';

const CONNECT_MILLISECONDS = 10_000;

const { chain, at } = new Command('scripts/try-state')
  .description(
    "Reads the whole state of a node at a block and checks it: the runtime's own try_state, which the runtime that networks run leaves out, and whether every entry can be decoded. Exit code 1 when something does not hold, 2 when that cannot be told.",
  )
  .option('--chain <url>', 'WebSocket of a chain node', chainUrl, 'ws://127.0.0.1:9944')
  .option('--at <hash>', 'a block whose state the node keeps; the newest final one when absent', hash)
  .helpOption('--help', 'show this text')
  .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'scripts/try-state: ')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .allowExcessArguments(false)
  .parse()
  .opts<{ chain: string; at?: Hex }>();

try {
  if (stateChecker === undefined) throw new Error('ALICE_TRY_STATE names no program: scripts/build-try-state makes it');
  const { api, close } = await connect(chain, CONNECT_MILLISECONDS);
  try {
    const block = at ?? (await readFinalBlock(api)).blockHash;
    const breaches = await tryState(stateChecker, api, block);
    const { number } = await api.rpc.chain.getHeader(block);
    console.log(`block ${number} (${block}): ${breaches.length === 0 ? 'every invariant holds' : 'BROKEN'}`);
    for (const breach of breaches) console.log(`  ${breach}`);
    process.exitCode = breaches.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
} catch (error) {
  console.error(`scripts/try-state: ${reasonOf(error)}`);
  process.exitCode = 2;
}
