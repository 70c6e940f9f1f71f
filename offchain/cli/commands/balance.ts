import { Command } from 'commander';
import { formatAlice } from '../amounts.ts';
import { address } from '../arguments.ts';
import { openKey } from '../keys.ts';
import { chainOption, jsonOption, type KeyOptions, keyOption, lightOption, peerOption } from '../options.ts';
import { pairs, print, readAtLine, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** `alice balance [address]` */
export const balance = (terminal: Terminal): Command =>
  new Command('balance')
    .description('what an account holds and was ever paid')
    .argument('[address]', 'SS58 address; without it, the address of the key', address)
    .addOption(keyOption())
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (given: string | undefined, options: KeyOptions) => {
      const result = await withChain(options, async (connection, { readBalance, readFinalBlock, readIncome }) => {
        const account = given ?? (await openKey(options.key, connection)).address;
        const { block, blockHash } = await readFinalBlock(connection.api);
        const [held, income] = await Promise.all([
          readBalance(connection.api, account, blockHash),
          readIncome(connection.api, account, blockHash),
        ]);
        const { free, reserved, frozen } = held;
        return { address: account, free, reserved, frozen, income, block, blockHash };
      });
      print(terminal, options.json, result, ({ address: account, free, reserved, frozen, income, ...at }) =>
        pairs([
          ['account', account],
          ['free', `${formatAlice(free)} ALICE`],
          ['reserved', `${formatAlice(reserved)} ALICE`],
          ['frozen', `${formatAlice(frozen)} ALICE`],
          ['ever paid for work', `${formatAlice(income)} ALICE`],
          readAtLine(at),
        ]),
      );
    });
