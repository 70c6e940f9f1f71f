import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { withNode } from '../node-program.ts';
import { makeNamespaces, noNamespaces } from './namespaces.ts';
import { checkNetwork, closeAfterAll, names, notRun, startNodeNetwork, type TestNode } from './nodes.ts';

const PARTITION_SECONDS = 60;
const SECONDS = 300;

closeAfterAll();

/** The network in namespaces, or null with the reason told. */
async function divisible(t: ExecutionContext) {
  if (notRun(t, noNamespaces)) return null;
  const spaces = await makeNamespaces(t, 4);
  return { spaces, network: await startNodeNetwork(t, spaces.options) };
}

const best = async ({ api }: TestNode) => (await api.rpc.chain.getHeader()).number.toNumber();

withNode('two against two: nothing is final for a minute, then all of it, with one history', async (t) => {
  t.timeout(1_200_000);
  const divided = await divisible(t);
  if (divided === null) return;
  const { network, spaces } = divided;
  const { nodes, finality } = network;
  const finals = () => names(nodes).map((name) => finality.height(name));
  await finality.reached(names(nodes), 4, SECONDS);
  await spaces.partition([2, 3]);
  // Votes that were on the way may still count: what is final one slot later must stay the newest.
  await delay(12_000);
  const [before, bestBefore] = [finals(), await Promise.all(nodes.map(best))];
  await delay(1000 * PARTITION_SECONDS);
  const [after, bestAfter] = [finals(), await Promise.all(nodes.map(best))];
  t.log(
    `finals ${before} before and ${after} after ${PARTITION_SECONDS} s apart; newest ${bestBefore}, then ${bestAfter}`,
  );
  t.deepEqual(after, before);
  // Both sides went on making blocks, which are not the same.
  for (const [at, { name }] of nodes.entries())
    t.true(bestAfter[at]! > bestBefore[at]!, `${name} makes or takes blocks`);
  const fork = Math.min(...bestAfter);
  const sides = await Promise.all(
    [nodes[0]!, nodes[2]!].map(async ({ api }) => (await api.rpc.chain.getBlockHash(fork)).toHex()),
  );
  t.not(sides[0], sides[1], `two branches at block ${fork}`);
  await spaces.heal();
  const healed = performance.now();
  const goal = Math.max(...bestAfter) + 2;
  await finality.reached(names(nodes), goal, SECONDS);
  t.log(`healed: block ${goal} is final on all after ${((performance.now() - healed) / 1000).toFixed(1)} s`);
  await checkNetwork(t, network);
});

withNode('three against one: the three go on, and the one follows when it is back', async (t) => {
  t.timeout(1_200_000);
  const divided = await divisible(t);
  if (divided === null) return;
  const { network, spaces } = divided;
  const { nodes, finality } = network;
  const three = names(nodes.slice(0, 3));
  await finality.reached(names(nodes), 4, SECONDS);
  await spaces.partition([3]);
  await delay(12_000);
  const [alone, majority] = [finality.height('node-4'), finality.height('node-1')];
  await delay(1000 * PARTITION_SECONDS);
  const then = finality.height('node-1');
  t.log(
    `in ${PARTITION_SECONDS} s apart the three went from ${majority} to ${then} final, the one from ${alone} to ${finality.height('node-4')}`,
  );
  t.is(finality.height('node-4'), alone);
  t.true(then >= majority + 3);
  await spaces.heal();
  const healed = performance.now();
  await finality.reached(['node-4'], then + 1, SECONDS);
  await finality.reached(three, then + 2, SECONDS);
  t.log(`healed: block ${then + 1} is final on the one after ${((performance.now() - healed) / 1000).toFixed(1)} s`);
  await checkNetwork(t, network);
});
