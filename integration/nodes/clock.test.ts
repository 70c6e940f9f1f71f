import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { faketime } from '../../scripts/chain-bench/fake-clock.ts';
import { withNode } from '../node-program.ts';
import { checkNetwork, closeAfterAll, names, startNodeNetwork } from './nodes.ts';

const SECONDS = 300;
/** How long the clock is wrong each way: ten slots. */
const WRONG_SECONDS = 60;

closeAfterAll();

withNode('the clock of one node is 30 s off, forwards and then back: the three others finalise', async (t) => {
  t.timeout(1_800_000);
  if (faketime === undefined) {
    t.log('not run: libfaketime is not installed (on Debian: apt-get install libfaketime)');
    t.pass();
    return;
  }
  const clock = join(tmpdir(), `alice-clock-${process.pid}`);
  const set = (offset: string) => writeFileSync(clock, offset);
  set('+0s');
  t.teardown(() => rmSync(clock));
  const env = {
    LD_PRELOAD: faketime,
    FAKETIME_TIMESTAMP_FILE: clock,
    // The file is read again once a second, so the clock can be set while the node runs. Waits are by another clock, which stays right.
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
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
