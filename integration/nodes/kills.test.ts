import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { generator } from '../../offchain/model/index.ts';
import { withNode } from '../node-program.ts';
import { checkNetwork, closeAfterAll, names, startNodeNetwork } from './nodes.ts';

const KILLS = 20;
/** A kill comes this late at most after the last one was outlived: two slots. */
const LONGEST_WAIT = 12_000;
const RECOVERY_SECONDS = 180;

closeAfterAll();

withNode('one of four nodes is killed at a random moment and started again, 20 times', async (t) => {
  t.timeout(3_600_000);
  const seed = randomInt(2 ** 32);
  t.log(`seed ${seed}`);
  const next = generator(`0x${seed.toString(16).padStart(64, '0')}`, 0);
  const draw = () => next() / 2 ** 32;
  const network = await startNodeNetwork(t);
  const { nodes, finality } = network;
  const began = performance.now();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await delay(draw() * LONGEST_WAIT);
    const node = nodes[Math.floor(draw() * nodes.length)]!;
    const others = names(nodes.filter((other) => other !== node));
    const before = finality.height(node.name);
    await node.process.kill();
    const highest = Math.max(...names(nodes).map((name) => finality.height(name)));
    if (kill % 2 === 0) {
      // Every other one stays away until the three others have finalised without it.
      await finality.reached(others, highest + 1, RECOVERY_SECONDS);
    }
    node.process.start();
    await node.ready();
    const started = performance.now();
    await finality.reached(names(nodes), highest + 2, RECOVERY_SECONDS);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    t.log(`kill ${kill}: ${node.name} at ${before}; all four at ${highest + 2} ${seconds} s after it served again`);
  }
  t.log(`${KILLS} kills in ${((performance.now() - began) / 60_000).toFixed(1)} min`);
  await checkNetwork(t, network);
});
