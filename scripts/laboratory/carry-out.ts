import type { RunReport } from './report.ts';
import { begin, conclude, isOver, runEpoch } from './simulate.ts';
import type { Run, WorkFolder } from './work-folder.ts';
import type { World } from './world.ts';

/** Does a run from where it was left. @param onEpoch told after each epoch how many are over */
export async function carryOut(
  run: Run,
  world: World,
  folder: WorkFolder | null,
  onEpoch: (epochs: number) => void = () => undefined,
): Promise<RunReport> {
  const known = await folder?.report(run);
  if (known) return known;
  const { scenario, seed } = run;
  const state = (await folder?.state(run)) ?? (await begin(scenario, world));
  while (!isOver(state, scenario)) {
    await runEpoch(state, scenario, seed, world);
    await folder?.saveState(run, state);
    onEpoch(state.epochs.length);
  }
  const report = await conclude(state, scenario, seed, world);
  await folder?.saveReport(run, report);
  return report;
}
