import { withNode } from '../node-program.ts';
import { checkNetwork, closeAfterAll, names, startNodeNetwork, wipe } from './nodes.ts';

const SECONDS = 240;

closeAfterAll();

withNode('a validator whose disk is wiped takes the state by warp sync and votes again', async (t) => {
  t.timeout(1_200_000);
  const network = await startNodeNetwork(t);
  const { nodes, finality } = network;
  const [first, second, third, fourth] = nodes as [(typeof nodes)[0], ...typeof nodes];
  await finality.reached(names(nodes), 12, SECONDS);
  await fourth!.process.stop();
  await wipe(fourth!);
  const before = finality.height(first.name);
  // Its votes in the running round are wiped too: in a later round it cannot contradict them.
  await finality.reached(names([first, second!, third!]), before + 2, SECONDS);
  fourth!.process.start('--sync', 'warp');
  await fourth!.ready();
  // Beyond what it had before: what was recorded of it stays.
  await finality.reached([fourth!.name], before + 4, SECONDS);
  t.true(fourth!.process.errors.some((line) => line.includes('Warp sync is complete')));
  t.log(`wiped at ${before}; ${fourth!.name} has block ${finality.height(fourth!.name)} for final by warp sync`);
  // Without its vote there are not two thirds: that finality goes on with one other gone shows that it votes.
  await third!.process.kill();
  const then = finality.height(first.name);
  await finality.reached(names([first, second!, fourth!]), then + 3, SECONDS);
  t.log(`${third!.name} killed at ${then}; the three others, the wiped one among them, finalise block ${then + 3}`);
  third!.process.start();
  await third!.ready();
  await finality.reached(names(nodes), then + 6, SECONDS);
  await checkNetwork(t, network);
});
