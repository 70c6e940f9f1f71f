import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import {
  ChainError,
  findWork,
  readEntry,
  readEpoch,
  readSubmissionOf,
  readSubmissions,
  Submitter,
} from '../../offchain/chain/index.ts';
import { nodeFlags } from '../../workers/entries.ts';
import { Process } from '../micro.ts';
import { withNode } from '../node-program.ts';
import { untilPhase } from '../phases.ts';
import { checkNetwork, closeAfterAll, names, startNodeNetwork } from './nodes.ts';

const SECONDS = 600;
const RATE = 5000;
const FLOODED_EPOCHS = 3;

closeAfterAll();

/** Resolves at the next new head. */
async function nextHead(api: ApiPromise): Promise<void> {
  const next = Promise.withResolvers<void>();
  let heads = 0;
  // The first is the head that there is.
  const stop = await api.rpc.chain.subscribeNewHeads(() => {
    heads += 1;
    if (heads > 1) next.resolve();
  });
  await next.promise;
  stop();
}

withNode('a node is flooded with junk from keys without money, and honest submissions enter their epoch', async (t) => {
  t.timeout(1_800_000);
  const network = await startNodeNetwork(t);
  const { nodes, finality, miners } = network;
  const { api, url } = nodes[0]!;
  const program = fileURLToPath(new URL('junk.ts', import.meta.url));
  const junk = new Process(t, process.execPath, [...nodeFlags, program, '--url', url, '--rate', String(RATE)]);
  await junk.until((line) => line.includes('"ready"'));
  const before = finality.height('node-1');
  // Epochs that begin and end their Submit under the flood: within a few, all miners are in one, though one goes through the flooded node.
  // On a busy machine a miner may miss one without any flood.
  let { index: flooded } = await readEpoch(api);
  const wanted = miners.map(({ address }) => address).sort();
  let submitted: string[] = [];
  for (let tries = 0; tries < FLOODED_EPOCHS && submitted.join() !== wanted.join(); tries += 1) {
    flooded = await untilPhase(api, 'Score', flooded);
    submitted = (await readSubmissions(api, flooded)).map(({ account }) => String(account)).sort();
    t.log(`epoch ${flooded}: ${submitted.length} of ${miners.length} miners' submissions are in`);
  }
  t.deepEqual(submitted, wanted);
  // A key that the chain has never seen, through the flooded node, with proof of work in place of a fee.
  const epoch = await untilPhase(api, 'Submit', flooded);
  const stranger = new Keyring({ type: 'sr25519' }).addFromUri(`//Miner//${Math.random()}`);
  const { base, randomness } = await readEpoch(api);
  const { difficulty } = await readEntry(api);
  const work = await findWork({ account: stranger.address, epoch, randomness, difficulty });
  const began = performance.now();
  const blob = `0x${'ab'.repeat(32)}` as const;
  const submitter = new Submitter(api, stranger);
  const isIn = async () => (await readSubmissionOf(api, epoch, stranger.address)) !== null;
  // As a miner does: while the epoch takes submissions, it is tried again at each block. The pool of a flooded node is behind its head.
  let refused = 0;
  while (!(await isIn()) && (await readEpoch(api)).index === epoch)
    try {
      await submitter.submit(
        () => api.tx.epochs.submit(epoch, base, blob, 1000, 4_000_000_000n, 3_900_000_000n, work),
        isIn,
      );
    } catch (error) {
      if (!(error instanceof ChainError) || error.refusal !== 'WrongEpoch') throw error;
      refused += 1;
      await nextHead(api);
    }
  t.true(await isIn());
  t.log(
    `epoch ${epoch}: a stranger's submission is in ${((performance.now() - began) / 1000).toFixed(1)} s after it was sent, refused ${refused} times before`,
  );
  t.is((await junk.stop()) ?? -1, 0);
  const end = junk.events.find(({ event }) => event === 'end') as unknown as {
    sent: number;
    refused: number;
    taken: number;
    reasons: Record<string, number>;
    seconds: number;
  };
  const answered = end.refused + end.taken;
  t.log(
    `${answered} junk transactions answered in ${end.seconds.toFixed(0)} s: ${(answered / end.seconds).toFixed(0)} a second of the ${RATE} that were tried; ${end.taken} were taken into the pool`,
  );
  for (const [reason, count] of Object.entries(end.reasons)) t.log(`${count} times: ${reason}`);
  const after = finality.height('node-1');
  t.log(`finality went from ${before} to ${after} meanwhile`);
  t.true(answered > 1000);
  t.is(end.taken, 0);
  t.true(after > before);
  await finality.reached(names(nodes), after + 2, SECONDS);
  t.true((await api.rpc.author.pendingExtrinsics()).length < 10);
  await checkNetwork(t, network);
});
