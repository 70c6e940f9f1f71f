import { Command } from 'commander';
import type { EpochReport } from '../../audit/index.ts';
import { wholeNumber } from '../arguments.ts';
import { type RunOptions, runOptions, withRun } from '../open-run.ts';
import { CommandError, pairs, print, type Terminal } from '../terminal.ts';

/** `alice audit` */
export const audit = (terminal: Terminal, setExitCode: (code: number) => void): Command => {
  const command = new Command('audit')
    .description(
      'recompute an epoch: payouts exactly, the next base bit for bit, and scores on the hidden texts that are published; ends with 1 when something is false',
    )
    .requiredOption('--epoch <n>', 'the epoch', wholeNumber(0, 2 ** 32 - 1));
  for (const option of runOptions()) command.addOption(option);
  return command.action(async (options: RunOptions & { epoch: number }) => {
    const { sentenceOf } = await import('../../audit/index.ts');
    const { epoch } = options;
    const progress = (doing: string) => terminal.err(`epoch ${epoch}: ${doing}`);
    const report = await withRun(options, progress, async ({ archive, auditor }) => {
      const ended = await archive.ended();
      if (epoch >= ended)
        throw new CommandError(`Epoch ${epoch} has not ended yet: ${ended === 0 ? 'none' : `0 to ${ended - 1}`} have.`);
      return auditor.audit(await archive.facts(epoch));
    });
    setExitCode(report.findings.length > 0 ? 1 : 0);
    print(terminal, options.json, report, () => describe(report, sentenceOf));
  });
};

function describe(report: EpochReport, sentenceOf: (finding: EpochReport['findings'][number]) => string): string {
  const { epoch, status, findings, hidden, scores, missing, baseMade } = report;
  const isFalse = (...checks: string[]) => findings.some(({ check }) => checks.includes(check));
  const exact = isFalse('settled score', 'end', 'payout', 'issuance') ? 'FALSE' : 'follow exactly';
  const base = isFalse('base', 'vote') ? 'FALSE' : baseMade ? 'follows, bit for bit' : 'could not be recomputed';
  const measured = isFalse('score', 'loss', 'hidden text') ? 'FALSE' : 'those recomputed agree';
  return [
    pairs([
      ['epoch', `${epoch}, ${status.toLowerCase()}`],
      ['arithmetic', `settled scores, verdict, payouts and issuance ${exact}`],
      ['next base', base],
      ['scores', `${scores.checked} recomputed, ${scores.unchecked} not yet; ${measured}`],
      ...hidden.map(({ validator, root, state }): [string, string] => [
        'hidden text',
        `${validator}: ${state}${root === null ? '' : ` (${root.slice(0, 10)}…)`}`,
      ]),
    ]),
    ...missing.map((each) => `could not be checked: ${each}`),
    ...findings.map((finding) => `FALSE: ${sentenceOf(finding)}`),
  ].join('\n');
}
