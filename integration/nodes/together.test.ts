import { setTimeout as delay } from 'node:timers/promises';
import { withNode } from '../node-program.ts';
import { makeClock, noClocks } from './clocks.ts';
import { makeNamespaces, noNamespaces } from './namespaces.ts';
import { checkNetwork, closeAfterAll, names, notRun, startNodeNetwork } from './nodes.ts';

const SECONDS = 300;
const TOGETHER_SECONDS = 60;

closeAfterAll();

withNode(
  'one node cut off, one killed and one 30 s slow at the same time: nothing is final, then all of it',
  async (t) => {
    t.timeout(1_800_000);
    if (notRun(t, noNamespaces ?? noClocks)) return;
    const spaces = await makeNamespaces(t, 4);
    const clock = makeClock(t);
    const network = await startNodeNetwork(t, {
      ...spaces.options,
      process: (spec, index) => {
        const inside = spaces.options.process!(spec, index);
        return index === 3 ? { ...inside, env: clock.env } : inside;
      },
    });
    const { nodes, finality } = network;
    const [first, second, third, fourth] = nodes as [(typeof nodes)[0], ...typeof nodes];
    const finals = () => names(nodes).map((name) => finality.height(name));
    await finality.reached(names(nodes), 4, SECONDS);

    clock.set('-30s');
    await spaces.partition([0]);
    await second!.process.kill();
    t.log(`${fourth!.name} is 30 s slow, ${first.name} is cut off, ${second!.name} is killed at ${finals()}`);
    // Votes that were on the way may still count.
    await delay(12_000);
    const before = finals();
    await delay(1000 * TOGETHER_SECONDS);
    t.deepEqual(finals(), before, 'one has no peers, the other two are half of all');

    // One of the three faults less, with the wrong order of repair: who comes back finds a slow peer and one that is cut off.
    second!.process.start();
    await second!.ready();
    await delay(12_000);
    t.log(`${second!.name} is back among ${third!.name} and ${fourth!.name}: ${finals()}`);
    clock.set('+0s');
    await spaces.heal();
    const healed = performance.now();
    const goal = Math.max(...finals()) + 4;
    await finality.reached(names(nodes), goal, SECONDS);
    t.log(`all is right: block ${goal} is final on all after ${((performance.now() - healed) / 1000).toFixed(1)} s`);
    await checkNetwork(t, network);
  },
);
