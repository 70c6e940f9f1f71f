import { Command } from 'commander';
import type { EpochReport, Finding } from '../../audit/index.ts';
import { wholeNumber } from '../arguments.ts';
import { type RunOptions, runOptions, withRun } from '../open-run.ts';
import { CommandError, pairs, print, type Terminal } from '../terminal.ts';

/** `alice audit` */
export const audit = (terminal: Terminal, setExitCode: (code: number) => void): Command => {
  const command = new Command('audit')
    .description(
      'recompute an epoch: payouts exactly, the next base bit for bit, and scores on the hidden texts that are published; ends with 0 when all of it follows, 1 when something is false, 3 when nothing is but something could not be checked',
    )
    .requiredOption('--epoch <n>', 'the epoch', wholeNumber(0, 2 ** 32 - 1));
  for (const option of runOptions()) command.addOption(option);
  return command.action(async (options: RunOptions & { epoch: number }) => {
    const { exitCodeOf, sentenceOf } = await import('../../audit/index.ts');
    const { epoch } = options;
    const progress = (doing: string) => terminal.err(`epoch ${epoch}: ${doing}`);
    const report = await withRun(options, progress, async ({ archive, auditor }) => {
      const ended = await archive.ended();
      if (epoch >= ended)
        throw new CommandError(`Epoch ${epoch} has not ended yet: ${ended === 0 ? 'none' : `0 to ${ended - 1}`} have.`);
      return auditor.audit(await archive.facts(epoch));
    });
    setExitCode(exitCodeOf(report));
    print(terminal, options.json, report, () => describeAudit(report, sentenceOf));
  });
};

/** What an audit says to whoever is at the terminal. */
export function describeAudit(report: EpochReport, sentenceOf: (finding: Finding) => string): string {
  const { epoch, status, findings, hidden, scores, missing, baseMade } = report;
  const isFalse = (...checks: Finding['check'][]) => findings.some(({ check }) => checks.includes(check));
  const exact = isFalse('settled score', 'end', 'payout', 'issuance', 'randomness', 'slash')
    ? 'FALSE'
    : 'follow exactly';
  const base = isFalse('base', 'vote') ? 'FALSE' : baseMade ? 'follows, bit for bit' : 'could not be recomputed';
  const agree = scores.checked > 0 ? '; those recomputed agree' : '';
  const measured = isFalse('score', 'evidence', 'loss', 'hidden text') ? '; FALSE' : agree;
  return [
    pairs([
      ['epoch', `${epoch}, ${status.toLowerCase()}`],
      ['arithmetic', `settled scores, verdict, payouts and issuance ${exact}`],
      ['next base', base],
      ['scores', `${scores.checked} recomputed, ${scores.unchecked} not${measured}`],
      ...hidden.map(({ validator, root, state }): [string, string] => [
        'hidden text',
        `${validator}: ${state}${root === null ? '' : ` (${root.slice(0, 10)}…)`}`,
      ]),
    ]),
    ...missing.map((each) => `could not be checked: ${each}`),
    ...findings.map((finding) => `FALSE: ${sentenceOf(finding)}`),
  ].join('\n');
}
