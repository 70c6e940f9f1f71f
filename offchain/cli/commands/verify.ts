import { Command } from 'commander';
import { wholeNumber } from '../arguments.ts';
import { type RunOptions, runOptions, withRun } from '../open-run.ts';
import { CommandError, print, type Terminal } from '../terminal.ts';

/** `alice verify` */
export const verify = (terminal: Terminal, setExitCode: (code: number) => void): Command => {
  const command = new Command('verify')
    .description(
      'replay a run from its seed: every base bit for bit, losses and scores, payouts and issuance; names the first epoch that does not follow, and ends with 1 then',
    )
    .option('--from <epoch>', 'begin there, with the base that the chain names', wholeNumber(0, 2 ** 32 - 1), 0);
  for (const option of runOptions()) command.addOption(option);
  return command.action(async (options: RunOptions & { from: number }) => {
    const { sentenceOf, verify: replay } = await import('../../audit/index.ts');
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
              `epoch ${epoch} (${status.toLowerCase()}) follows: ${scores.checked} scores recomputed, ${scores.unchecked} not yet; ${done} of ${of}, about ${left} s left`,
            );
          },
        });
      },
    );
    const { first, followed, scores, missing } = report;
    setExitCode(first === null ? 0 : 1);
    print(terminal, options.json, report, () =>
      [
        `${followed} epoch${followed === 1 ? '' : 's'} from epoch ${from} on follow${followed === 1 ? 's' : ''}${from === 0 ? ' from the seed' : ''}: ${scores.checked} scores recomputed, ${scores.unchecked} not yet.`,
        ...missing.map((each) => `could not be checked: ${each}`),
        ...(first === null ? [] : [`Epoch ${first.epoch} does not follow.`]),
        ...(first?.findings ?? []).map((finding) => `FALSE: ${sentenceOf(finding)}`),
        ...(first?.missing ?? []).map((each) => `missing: ${each}`),
      ].join('\n'),
    );
  });
};
