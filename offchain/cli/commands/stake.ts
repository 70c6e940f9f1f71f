import { Command, Option } from 'commander';
import type { SessionKeys } from '../../chain/index.ts';
import { formatAlice } from '../amounts.ts';
import { address, addresses, amount, bytes, chainUrl, commission } from '../arguments.ts';
import { openKey } from '../keys.ts';
import {
  chainOption,
  jsonOption,
  type KeyOptions,
  keyOption,
  lightOption,
  peerOption,
  prepareOptions,
  type SendOptions,
} from '../options.ts';
import { CommandError, pairs, print, readAtLine, type Terminal } from '../terminal.ts';
import { printSent, type Sent, signAndSend, wantsPrepared, writePrepared } from '../transact.ts';
import { withChain } from '../with-chain.ts';

/** A command that signs: with key, chain and JSON options. */
const signing = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(keyOption())
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption());

const show = (terminal: Terminal): Command =>
  signing('show', 'bond, delegations, what they have earned, and what is waiting to be withdrawn')
    .argument('[address]', 'SS58 address; without it, the address of the key', address)
    .action(async (given: string | undefined, options: KeyOptions) => {
      const stake = await withChain(options, async (connection, { readFinalBlock, readStake }) => {
        const account = given ?? (await openKey(options.key, connection)).address;
        const at = await readFinalBlock(connection.api);
        return { ...(await readStake(connection.api, account, at.blockHash)), ...at };
      });
      print(terminal, options.json, stake, ({ account, sessionKeys, validator, delegations, unlocking, ...at }) =>
        pairs([
          ['account', account],
          ...(validator
            ? ([
                ['bond', `${formatAlice(validator.bond)} ALICE`],
                ['delegated to it', `${formatAlice(validator.delegated)} ALICE`],
                [
                  'commission',
                  `${validator.commission / 1e7} %${validator.raise === null ? '' : `, from block ${validator.raise.due} on ${validator.raise.commission / 1e7} %`}`,
                ],
                [
                  'state',
                  `${validator.chilled ? 'chilled' : 'active'}${validator.bootstrap ? ', bootstrap seat' : ''}`,
                ],
              ] as const)
            : ([['bond', 'none']] as const)),
          ['session keys', sessionKeys ?? 'none'],
          ...delegations.map(
            ({ validator: to, amount: part, owed }) =>
              [
                'delegates',
                `${formatAlice(part)} ALICE to ${to}${owed > 0n ? `, and can claim ${formatAlice(owed)} ALICE` : ''}`,
              ] as const,
          ),
          ...unlocking.map(
            (part) =>
              ['unlocking', `${formatAlice(part.amount)} ALICE from ${part.validator} at block ${part.until}`] as const,
          ),
          readAtLine(at),
        ]),
      );
    });

const bond = (terminal: Terminal): Command => {
  const command = signing('bond', 'bond ALICE and become a validator candidate')
    .argument('<amount>', 'ALICE', amount)
    .option('--commission <percent>', "part of the delegators' pay that the validator keeps", commission, 0);
  for (const option of prepareOptions()) command.addOption(option);
  return command.action(async (plancks: bigint, options: SendOptions & { commission: number }) => {
    if (wantsPrepared(options)) {
      const { prepareBond } = await import('../../chain/index.ts');
      return writePrepared(terminal, options, ({ api }, from) => prepareBond(api, from, plancks, options.commission));
    }
    const sent = await signAndSend(options, (api) => api.tx.staking.bond(plancks, options.commission));
    printSent(terminal, options.json, `bonded ${formatAlice(plancks)} ALICE`, sent);
  });
};

type KeysOptions = SendOptions & { node?: string; keys?: `0x${string}`; proof?: `0x${string}` };

/** The session keys that the options name, or new ones that the node makes for `owner`. */
const sessionKeys = async (
  { node, keys, proof }: KeysOptions,
  owner: string,
  { makeSessionKeys }: typeof import('../../chain/index.ts'),
): Promise<SessionKeys> => {
  if (node !== undefined) return withChain({ chain: node }, ({ api }) => makeSessionKeys(api, owner));
  return { keys: keys!, proof: proof! };
};

const setKeys = (terminal: Terminal): Command => {
  const command = signing('keys', "register the session keys of one's node: without them a validator is not elected")
    .addOption(
      new Option('--node <url>', "WebSocket of one's own node, which makes new keys and keeps their secrets")
        .argParser(chainUrl)
        .conflicts(['keys', 'proof']),
    )
    .option('--keys <hex>', 'keys that the node has made already (author_rotateKeysWithOwner)', bytes)
    .option('--proof <hex>', 'what the node gave with them', bytes);
  for (const option of prepareOptions()) command.addOption(option);
  return command.action(async (options: KeysOptions) => {
    const named = options.keys !== undefined && options.proof !== undefined;
    if (options.node === undefined && !named)
      throw new CommandError('Say which keys: --node URL has your node make new ones, --keys and --proof name them.');
    const chain = await import('../../chain/index.ts');
    if (wantsPrepared(options))
      return writePrepared(terminal, options, async ({ api }, from) =>
        chain.prepareSetKeys(api, from, await sessionKeys(options, from, chain)),
      );
    let registered: SessionKeys;
    const sent = await signAndSend(options, async (api, owner) => {
      registered = await sessionKeys(options, owner, chain);
      return api.tx.session.setKeys(registered.keys, registered.proof);
    });
    const next = 'they are used in the session after the next, and "alice stake show" shows them';
    printSent(terminal, options.json, `registered the session keys ${registered!.keys}: ${next}`, sent);
  });
};

const more = (terminal: Terminal): Command =>
  signing('more', 'add to a bond')
    .argument('<amount>', 'ALICE', amount)
    .action(async (plancks: bigint, options: SendOptions) => {
      const sent = await signAndSend(options, (api) => api.tx.staking.bondExtra(plancks));
      printSent(terminal, options.json, `added ${formatAlice(plancks)} ALICE to the bond`, sent);
    });

const unbond = (terminal: Terminal): Command =>
  signing('unbond', 'take back a bond, to be withdrawn after the delay')
    .argument('<amount>', 'ALICE', amount)
    .action(async (plancks: bigint, options: SendOptions) => {
      const sent = await signAndSend(options, (api) => api.tx.staking.unbond(plancks));
      const next = '"alice stake show" says from which block "alice stake withdraw" pays it out';
      printSent(terminal, options.json, `unbonded ${formatAlice(plancks)} ALICE: ${next}`, sent);
    });

const withdraw = (terminal: Terminal): Command =>
  signing('withdraw', 'pay out what was unbonded or undelegated and is due').action(async (options: SendOptions) => {
    const sent = await signAndSend(options, (api) => api.tx.staking.withdraw());
    printSent(terminal, options.json, 'withdrew what was due', sent);
  });

const delegate = (terminal: Terminal): Command =>
  signing('delegate', "add to a validator's stake and share in its pay")
    .argument('<validator>', 'SS58 address', address)
    .argument('<amount>', 'ALICE', amount)
    .action(async (validator: string, plancks: bigint, options: SendOptions) => {
      const sent = await signAndSend(options, (api) => api.tx.staking.delegate(validator, plancks));
      printSent(terminal, options.json, `delegated ${formatAlice(plancks)} ALICE to ${validator}`, sent);
    });

const undelegate = (terminal: Terminal): Command =>
  signing('undelegate', 'take back a delegation, to be withdrawn after the delay')
    .argument('<validator>', 'SS58 address', address)
    .argument('<amount>', 'ALICE', amount)
    .action(async (validator: string, plancks: bigint, options: SendOptions) => {
      const sent = await signAndSend(options, (api) => api.tx.staking.undelegate(validator, plancks));
      printSent(terminal, options.json, `undelegated ${formatAlice(plancks)} ALICE from ${validator}`, sent);
    });

/** As many as the chain takes in one call. */
const pageOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, page) => all.slice(page * size, (page + 1) * size));

type ClaimOptions = SendOptions & { all?: boolean };

const claim = (terminal: Terminal): Command => {
  const command = signing('claim', "pay out what delegations to a validator have earned: one's own, or others'")
    .argument('<validator>', 'SS58 address', address)
    .argument('[delegators...]', 'SS58 addresses of those who are paid; the signer when there are none', addresses)
    .option('--all', 'pay every delegator of the validator that has earned something');
  for (const option of prepareOptions()) command.addOption(option);
  return command.action(async (validator: string, named: string[] = [], options: ClaimOptions) => {
    if (options.all && named.length > 0) throw new CommandError('Name delegators, or say --all: not both.');
    if (wantsPrepared(options)) {
      if (options.all) throw new CommandError('--all sends a transaction for each page: name the delegators instead.');
      const { prepareClaim } = await import('../../chain/index.ts');
      return writePrepared(terminal, options, ({ api }, from) =>
        prepareClaim(api, from, validator, named.length > 0 ? named : [from]),
      );
    }
    const claims = await withChain(options, async (connection, { readOwed }) => {
      const owed = await readOwed(connection.api, validator);
      const wanted = named.length > 0 || options.all ? named : [(await openKey(options.key, connection)).address];
      const due = options.all ? owed : owed.filter(({ delegator }) => wanted.includes(delegator));
      return pageOf(due, connection.api.consts.staking.maxClaims.toNumber());
    });
    if (claims.length === 0) throw new CommandError(`Nothing can be claimed of ${validator}.`);
    const paid: (Sent & { delegators: string[]; owed: bigint })[] = [];
    for (const page of claims) {
      const delegators = page.map(({ delegator }) => delegator);
      const sent = await signAndSend(options, (api) => api.tx.staking.claim(validator, delegators));
      paid.push({ ...sent, delegators, owed: page.reduce((all, { owed }) => all + owed, 0n) });
    }
    print(terminal, options.json, { validator, paid }, () =>
      pairs(
        paid.flatMap(({ from, transaction, block, delegators, owed }) => [
          ['done', `paid ${formatAlice(owed)} ALICE that ${whose(delegators)} earned with ${validator}`] as const,
          ['from', from] as const,
          ['transaction', transaction] as const,
          ['in block', block] as const,
        ]),
      ),
    );
  });
};

const whose = (delegators: readonly string[]): string =>
  delegators.length === 1 ? delegators[0]! : `${delegators.length} delegators`;

const setCommission = (terminal: Terminal): Command =>
  signing(
    'commission',
    "set the part of the delegators' pay that the validator keeps: lower at once, higher a week later",
  )
    .argument('<percent>', 'from 0 to 100, such as 5 or 2.5', commission)
    .action(async (parts: number, options: SendOptions) => {
      const sent = await signAndSend(options, (api) => api.tx.staking.setCommission(parts));
      printSent(
        terminal,
        options.json,
        `set the commission to ${parts / 1e7} %: lower at once, higher after notice (alice stake show)`,
        sent,
      );
    });

const chill = (terminal: Terminal): Command =>
  signing('chill', 'stand for no more elections; the bond stays').action(async (options: SendOptions) => {
    const sent = await signAndSend(options, (api) => api.tx.staking.chill());
    printSent(terminal, options.json, 'chilled: it takes part in no further election', sent);
  });

const unchill = (terminal: Terminal): Command =>
  signing('unchill', 'stand for elections again').action(async (options: SendOptions) => {
    const sent = await signAndSend(options, (api) => api.tx.staking.unchill());
    printSent(terminal, options.json, 'unchilled: it stands for election again', sent);
  });

/** `alice stake …` */
export const stake = (terminal: Terminal): Command => {
  const command = new Command('stake').description('bond, delegate, and take back');
  for (const make of [
    show,
    bond,
    setKeys,
    more,
    unbond,
    withdraw,
    delegate,
    undelegate,
    claim,
    setCommission,
    chill,
    unchill,
  ])
    command.addCommand(make(terminal));
  return command;
};
