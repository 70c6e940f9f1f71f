import { Command } from 'commander';
import { httpUrl } from '../arguments.ts';
import { type ChainOptions, chainOption, jsonOption, lightOption, peerOption } from '../options.ts';
import { print, type Terminal, toJson } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** As one line, and not longer than fits on one. */
const short = (value: unknown): string =>
  value === undefined ? 'nothing' : toJson(value).replace(/\s+/g, ' ').slice(0, 200);

/** `alice check <url>` */
export const check = (terminal: Terminal, setExitCode: (code: number) => void): Command =>
  new Command('check')
    .description(
      'ask a public API, and compare its answer with the chain at the block that it names; ends with 1 when it is false',
    )
    .argument('<url>', 'of the answer, such as http://127.0.0.1:8645/emission', httpUrl)
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (url: string, options: ChainOptions) => {
      const { checkAnswer } = await import('../../api/index.ts');
      const result = await withChain(options, (connection) => checkAnswer(connection, url));
      const { block, blockHash, differences } = result;
      setExitCode(differences.length > 0 ? 1 : 0);
      print(terminal, options.json, result, () =>
        [
          `${differences.length === 0 ? 'True' : 'FALSE'} at block ${block}, ${blockHash}`,
          ...differences.map(
            ({ path, answered, chain }) =>
              `FALSE: ${path} is ${short(answered)} in the answer, and ${short(chain)} on the chain`,
          ),
        ].join('\n'),
      );
    });
