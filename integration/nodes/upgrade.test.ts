import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blake2AsHex, cryptoWaitReady } from '@polkadot/util-crypto';
import { runtimeOf } from '../../chain-spec/index.ts';
import {
  createKeyFile,
  type Hex,
  readBalance,
  readEpoch,
  readRecord,
  readSubmissions,
} from '../../offchain/chain/index.ts';
import { codeKey, readRawSpec } from '../../offchain/devchain/index.ts';
import { alice } from '../alice.ts';
import { developmentSpec } from '../chain-process.ts';
import { eventually, folder } from '../micro.ts';
import { withNode } from '../node-program.ts';
import { untilPhase } from '../phases.ts';
import { checkNetwork, closeAfterAll, names, startNodeNetwork } from './nodes.ts';

const SECONDS = 600;
const RELEASED = 2;
const timing = { voting: 5, lifetime: 1200, delay: 3, supply: 1200 };

await cryptoWaitReady();
closeAfterAll();

withNode('the stake replaces the released runtime of a network in the middle of an epoch, which settles', async (t) => {
  t.timeout(2_400_000);
  const runtime = await readFile(new URL(`../../chain-spec/released/alice-${RELEASED}.wasm`, import.meta.url));
  const network = await startNodeNetwork(t, { runtime, governance: { timing } });
  const { nodes, finality, miners, validators } = network;
  const { api, url } = nodes[0]!;
  t.is(api.runtimeVersion.specVersion.toNumber(), RELEASED);

  // Who holds what a miner earned is the only one with a stake, and that is more than a tenth of the issuance.
  const key = join(await folder(t), 'holder.json');
  const holder = await createKeyFile(key);
  const must = async (...args: string[]) => {
    const { code, err } = await alice(...args, '--chain', url);
    t.is(code, 0, `alice ${args.join(' ')}: ${err}`);
  };
  const earned = async () => (await readBalance(api, miners[0]!.address)).free > 13n * 10n ** 12n;
  await eventually(earned, 'a miner is paid', SECONDS);
  // It sends nothing of its own until the next Submit.
  await untilPhase(api, 'Score', (await readEpoch(api)).index - 1);
  await must('transfer', holder.address, '12', '--key', miners[0]!.key);
  await must('stake', 'delegate', validators[0]!.address, '11', '--key', key);
  await must('upgrade', 'propose', '--code', developmentSpec, '--key', key);
  const proposed = (await readEpoch(api)).block;
  await eventually(async () => (await api.query.governance.awaited()).isSome, 'the vote is carried out', SECONDS);
  t.log(`proposed before block ${proposed}, carried out before block ${(await readEpoch(api)).block}`);

  const epoch = await untilPhase(api, 'Score', (await readEpoch(api)).index);
  t.is((await readSubmissions(api, epoch)).length, miners.length);
  await must('upgrade', 'apply', developmentSpec);
  const { index, phase, block } = await readEpoch(api);
  t.log(`epoch ${index} is in ${phase} at block ${block}, with the new code`);
  t.is(index, epoch);
  await untilPhase(api, 'Submit', epoch);
  const { status, accepted } = (await readRecord(api, epoch))!;
  t.log(`epoch ${epoch}: ${status}, ${accepted} accepted`);
  t.deepEqual({ status, accepted }, { status: 'Settled', accepted: miners.length });

  await finality.reached(names(nodes), (await readEpoch(api)).block, SECONDS);
  const code = blake2AsHex(runtimeOf(await readRawSpec(developmentSpec)), 256);
  for (const { api, name } of nodes) {
    const final = await api.rpc.chain.getFinalizedHead();
    const { specVersion } = await api.rpc.state.getRuntimeVersion(final);
    t.true(specVersion.toNumber() > RELEASED, `${name} runs version ${specVersion}`);
    const own = (await api.rpc.state.getStorage.raw(codeKey, final)) as unknown as Hex;
    t.is(blake2AsHex(own, 256), code, `the code on ${name}`);
  }
  await checkNetwork(t, network);
});
