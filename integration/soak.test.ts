import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { openDataFolder } from '../scripts/launch/folder.ts';
import { runSoak } from '../scripts/soaking/soak.ts';
import { soakTable } from '../scripts/soaking/table.ts';
import { folder } from './micro.ts';

/* A short soak; `faults.test.ts` kills in chosen phases, `scripts/soak` as often as is wanted. */

/** The same victims and moments in every run, as far as a network's own time lets them be. `scripts/soak` draws new ones. */
const SEED = 1;

test('kill -9 of processes at random moments: nothing is lost, nothing is paid twice, epochs go on', async (t) => {
  t.timeout(900_000);
  const data = await openDataFolder(join(await folder(t), 'data'));
  t.teardown(async () => {
    data.release();
    await rm(data.path, { recursive: true, force: true });
  });
  const stop = new AbortController();
  t.teardown(() => stop.abort());
  const result = await runSoak({
    folder: data,
    model: 'micro',
    kills: 6,
    seed: SEED,
    stop: stop.signal,
    onProgress: () => {},
  });
  t.log(soakTable(result));
  t.deepEqual(result.breaches, []);
  t.is(result.kills.length, 6);
  t.true(result.epochs.settled > 0 && result.checks > 0);
});
