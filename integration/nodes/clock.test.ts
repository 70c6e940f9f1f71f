import { setTimeout as delay } from 'node:timers/promises';
import { withNode } from '../node-program.ts';
import { makeClock, noClocks } from './clocks.ts';
import { checkNetwork, closeAfterAll, names, notRun, startNodeNetwork } from './nodes.ts';

const SECONDS = 300;
/** How long the clock is wrong each way: ten slots. */
const WRONG_SECONDS = 60;

closeAfterAll();

withNode('the clock of one node is 30 s off, forwards and then back: the three others finalise', async (t) => {
  t.timeout(1_800_000);
  if (notRun(t, noClocks)) return;
  const { env, set } = makeClock(t);
  const network = await startNodeNetwork(t, {
    process: (spec, index) => (index === 3 ? { ...spec, env } : spec),
  });
  const { nodes, finality } = network;
  const three = names(nodes.slice(0, 3));
  await finality.reached(names(nodes), 4, SECONDS);
  for (const offset of ['+30s', '-30s']) {
    const before = finality.height('node-1');
    set(offset);
    await delay(1000 * WRONG_SECONDS);
    const then = three.map((name) => finality.height(name));
    t.log(
      `${offset} for ${WRONG_SECONDS} s: the three went from ${before} to ${then} final, node-4 to ${finality.height('node-4')}`,
    );
    t.true(Math.min(...then) >= before + 3);
    set('+0s');
    const right = performance.now();
    const goal = Math.max(...then) + 4;
    await finality.reached(names(nodes), goal, SECONDS);
    t.log(`right again: block ${goal} is final on all after ${((performance.now() - right) / 1000).toFixed(1)} s`);
  }
  // It is needed again: with another one gone there are two thirds only with its vote.
  await nodes[2]!.process.kill();
  const then = finality.height('node-1');
  await finality.reached(['node-1', 'node-2', 'node-4'], then + 3, SECONDS);
  t.log(`node-3 killed at ${then}: the others finalise ${then + 3} with the vote of node-4`);
  nodes[2]!.process.start();
  await nodes[2]!.ready();
  await finality.reached(names(nodes), then + 5, SECONDS);
  await checkNetwork(t, network);
});
