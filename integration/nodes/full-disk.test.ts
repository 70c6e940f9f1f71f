import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { withNode } from '../node-program.ts';
import { checkNetwork, closeAfterAll, names, notRun, startNodeNetwork } from './nodes.ts';

const SECONDS = 300;
const FULL_SECONDS = 60;
const MIB = 2 ** 20;
const DISK = 512 * MIB;

closeAfterAll();

/** A small disk in memory, or null with the reason told. It goes with the test, after the node on it. */
function smallDisk(t: ExecutionContext): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'alice-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'alice-disk', folder], { stdio: 'pipe' });
  } catch (error) {
    rmdirSync(folder);
    notRun(t, `this process may not mount a disk (${(error as Error).message.trim().split('\n').at(-1)})`);
    return null;
  }
  t.teardown(() => {
    execFileSync('umount', [folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Fills a disk to the last byte with one file. */
function fill(file: string): number {
  const handle = openSync(file, 'w');
  const piece = Buffer.alloc(MIB / 4, 1);
  let written = 0;
  try {
    for (;;) written += writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
  return written;
}

withNode('the disk of one node is full: the others finalise, and it recovers when there is room', async (t) => {
  t.timeout(1_200_000);
  const disk = smallDisk(t);
  if (disk === null) return;
  const network = await startNodeNetwork(t, {
    plan: (plan, index) => (index === 3 ? { ...plan, folder: join(disk, plan.name) } : plan),
  });
  const { nodes, finality } = network;
  const fourth = nodes[3]!;
  const three = names(nodes.slice(0, 3));
  await finality.reached(names(nodes), 4, SECONDS);
  let ended = false;
  const end = fourth.process.ended().then((code) => {
    ended = true;
    return code;
  });
  const filler = join(disk, 'filler');
  const bytes = fill(filler);
  const before = finality.height('node-1');
  t.log(`filled with ${(bytes / MIB).toFixed(0)} MiB; ${statfsSync(disk).bavail} blocks free`);
  await delay(1000 * FULL_SECONDS);
  const then = three.map((name) => finality.height(name));
  const words = fourth.process.errors.filter((line) => /error|no space|panicked|essential/i.test(line)).at(-1);
  t.log(
    `${FULL_SECONDS} s full: the three went from ${before} to ${then} final, node-4 to ${finality.height('node-4')}`,
  );
  t.log(ended ? `node-4 ended by itself: ${words}` : `node-4 still runs; what it said last of errors: ${words}`);
  t.true(Math.min(...then) >= before + 3);
  rmSync(filler);
  // Who keeps a node running starts it again when it has ended; one that hangs is ended first.
  if (!ended) await fourth.process.kill();
  await end;
  fourth.process.start();
  await fourth.ready();
  const goal = Math.max(...then) + 4;
  await finality.reached(names(nodes), goal, SECONDS);
  t.log(`with room again block ${goal} is final on all four`);
  await checkNetwork(t, network);
});
