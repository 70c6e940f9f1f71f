import { Command } from 'commander';
import type { Finding, RunReport } from '../../audit/index.ts';
import { wholeNumber } from '../arguments.ts';
import { type RunOptions, runOptions, withRun } from '../open-run.ts';
import { CommandError, print, type Terminal } from '../terminal.ts';

/** `alice verify` */
export const verify = (terminal: Terminal, setExitCode: (code: number) => void): Command => {
  const command = new Command('verify')
    .description(
      'replay a run from its seed: every base bit for bit, losses and scores, payouts and issuance; names the first epoch that does not follow; ends with 0 when all do, 1 when something is false, 3 when nothing is but something could not be checked',
    )
    .option('--from <epoch>', 'begin there, with the base that the chain names', wholeNumber(0, 2 ** 32 - 1), 0);
  for (const option of runOptions()) command.addOption(option);
  return command.action(async (options: RunOptions & { from: number }) => {
    const { exitCodeOf, sentenceOf, verify: replay } = await import('../../audit/index.ts');
    const { from } = options;
    const began = Date.now();
    const report = await withRun(
      options,
      () => undefined,
      async ({ archive, objects, auditor }) => {
        const ended = await archive.ended();
        if (from >= ended)
          throw new CommandError(
            `Epoch ${from} has not ended yet: ${ended === 0 ? 'none' : `0 to ${ended - 1}`} have.`,
          );
        return replay({
          archive,
          objects,
          auditor,
          from,
          onEpoch({ epoch, status, scores }, done, of) {
            const left = Math.round((((Date.now() - began) / done) * (of - done)) / 1000);
            terminal.err(
              `epoch ${epoch} (${status.toLowerCase()}) follows: ${scores.checked} scores recomputed, ${scores.unchecked} not; ${done} of ${of}, about ${left} s left`,
            );
          },
        });
      },
    );
    const { first, missing } = report;
    const all = { findings: first?.findings ?? [], missing: [...missing, ...(first?.missing ?? [])] };
    setExitCode(exitCodeOf(all));
    print(terminal, options.json, report, () => describeReplay(report, sentenceOf));
  });
};

/** What a replay says to whoever is at the terminal. */
export function describeReplay(report: RunReport, sentenceOf: (finding: Finding) => string): string {
  const { from, first, followed, scores, missing } = report;
  const wrong = first?.findings ?? [];
  const end =
    first === null
      ? []
      : wrong.length > 0
        ? [`Epoch ${first.epoch} does not follow.`]
        : [`Epoch ${first.epoch} could not be recomputed, so nothing is known of what comes after it.`];
  return [
    `${followed} epoch${followed === 1 ? '' : 's'} from epoch ${from} on follow${followed === 1 ? 's' : ''}${from === 0 ? ' from the seed' : ''}: ${scores.checked} scores recomputed, ${scores.unchecked} not.`,
    ...missing.map((each) => `could not be checked: ${each}`),
    ...end,
    ...wrong.map((finding) => `FALSE: ${sentenceOf(finding)}`),
    ...(first?.missing ?? []).map((each) => `could not be checked: ${each}`),
  ].join('\n');
}
