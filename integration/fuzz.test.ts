import test from 'ava';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { runTarget } from '../scripts/fuzzing/run.ts';
import { chainTargets } from '../scripts/fuzzing/targets/index.ts';

/* The bounded run of the targets that need a chain; the others' stands beside them in `scripts/fuzzing`. */

/** The same inputs in every run: what fails here is what a change broke. `scripts/fuzz` draws new ones. */
const SEED = 1;

test.after.always(() => closeExecutor());

for (const target of chainTargets)
  test.serial(
    `${target.name}: malformed input is refused with a documented error, and the chain goes on`,
    async (t) => {
      t.timeout(600_000);
      const { breach, accepted, refused } = await runTarget(target, { runs: target.everyday }, SEED);
      t.is(breach, null);
      t.true(accepted > 0 && refused > 0, `${accepted} accepted, ${refused} refused`);
    },
  );
