/** node scripts/runtime/snapshot.ts VERSION writes chain-spec/released/alice-VERSION.json: see the README there. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { connect, readEntries, readFinalBlock } from '../../offchain/chain/index.ts';
import { closeExecutor, codeKey, startDevChain } from '../../offchain/devchain/index.ts';
import { Network, releasedSpec } from './released.ts';

const folder = join(import.meta.dirname, '../../chain-spec/released');

const version = Number(process.argv[2]);
if (!Number.isInteger(version))
  throw new Error('name the version of a released runtime: node scripts/runtime/snapshot.ts 2');

await cryptoWaitReady();
const dataDir = await mkdtemp(join(tmpdir(), 'alice-snapshot-'));
const spec = await releasedSpec(await readFile(join(folder, `alice-${version}.wasm`)), version);
const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis: 0 });
const { api, close } = await connect(chain.url);
try {
  await new Network(api).intoAnEpoch();
  const { blockHash } = await readFinalBlock(api);
  const header = await api.rpc.chain.getHeader(blockHash);
  const entries = Object.entries(await readEntries(api, blockHash)).filter(([key]) => key !== codeKey);
  const snapshot = { header: header.toHex(), top: Object.fromEntries(entries) };
  await writeFile(join(folder, `alice-${version}.json`), `${JSON.stringify(snapshot, null, 2)}\n`);
  process.stdout.write(`The state of block ${header.number} with ${entries.length} entries is written.\n`);
} finally {
  await close();
  await chain.close();
  await rm(dataDir, { recursive: true, force: true });
  await closeExecutor();
}
