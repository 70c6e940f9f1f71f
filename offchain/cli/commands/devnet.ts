import { Command } from 'commander';
import { checkoutFile, runTogether } from '../children.ts';

/** `alice devnet …`: the same as `scripts/start …`, with the same options. */
export const devnet = (setExitCode: (code: number) => void): Command =>
  new Command('devnet')
    .description('start a whole development network on this machine ("alice devnet --help" lists its options)')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[options...]')
    .action(async (args: string[]) => {
      setExitCode(await runTogether([{ name: 'development network', command: checkoutFile('scripts/start'), args }]));
    });
