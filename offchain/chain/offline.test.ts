import { readFileSync } from 'node:fs';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { TypeRegistry } from '@polkadot/types';
import { bnToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady, xxhashAsU8a } from '@polkadot/util-crypto';
import test from 'ava';
import { callRuntime, closeExecutor, codeKey, parseRawSpec } from '../devchain/index.ts';
import { type OfflineCall, type OfflineTransaction, prepareTransfer, send, sign } from './offline.ts';
import type { Hex } from './types.ts';

/* Whether the committed runtime takes what is signed here: the pool's question, asked on its genesis without a chain. */

test.after.always(() => closeExecutor());

const spec = new URL('../../chain-spec/development.raw.json', import.meta.url);
const { genesis } = parseRawSpec(JSON.parse(readFileSync(spec, 'utf8')), 'the committed spec');
const code = genesis.raw.top[codeKey] as Hex;
const blockHash: Hex = `0x${'22'.repeat(32)}`;
let key: KeyringPair;
let to: string;
let prepared: OfflineTransaction;

test.before(async () => {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519' });
  key = keyring.addFromUri('//Holder');
  to = keyring.addFromUri('//Receiver').address;
  prepared = await prepareTransfer(await node(), key.address, to, 7_000_000_000_000n);
});

/** A node that answers from the genesis. */
const node = async (): Promise<ApiPromise> => {
  const registry = new TypeRegistry();
  registry.setChainProperties(
    registry.createType('ChainProperties', { ss58Format: 42, tokenDecimals: [12], tokenSymbol: ['ALICE'] }),
  );
  const call = async (name: string, argument: Hex) =>
    registry.createType('Bytes', (await callRuntime(code, [[name, argument]], state())).result);
  const [zero, genesisHash] = [registry.createType('u32', 0), registry.createType('Hash', blockHash)];
  return {
    registry,
    rpc: { state: { call }, chain: { getHeader: async () => ({ number: zero, hash: genesisHash }) } },
    query: { system: { account: async () => ({ nonce: zero }) } },
    runtimeChain: registry.createType('Text', 'Alice Development'),
    runtimeVersion: registry.createType('RuntimeVersion', (await call('Core_version', '0x')).toU8a(true)),
    genesisHash,
  } as unknown as ApiPromise;
};

const amount = (plancks: bigint) => bnToU8a(plancks, { bitLength: 128 });
const item = (pallet: string, name: string) => u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(name, 128));

/** The genesis, on which the holder has 100 ALICE, all that there is. */
const state = () => {
  const all = 100n * 10n ** 12n;
  const account = u8aConcat(item('System', 'Account'), blake2AsU8a(key.publicKey, 128), key.publicKey);
  const references = u8aConcat(...[0, 0, 1, 0].map((count) => bnToU8a(count, { bitLength: 32 })));
  const top = new Map(Object.entries(genesis.raw.top) as [Hex, Hex][]);
  top.set(u8aToHex(account), u8aToHex(u8aConcat(references, amount(all), new Uint8Array(32), amount(1n << 127n))));
  top.set(u8aToHex(item('Balances', 'TotalIssuance')), u8aToHex(amount(all)));
  const keys = [...top.keys()].sort();
  return {
    get: (name: Hex) => top.get(name),
    nextKey: (prefix: Hex, name: Hex) => keys.find((each) => each > name && each.startsWith(prefix)),
  };
};

/** What the pool says of a transaction: `0x00…` when it is valid, `0x010004` when the signature is over something else. */
const validate = async (signed: Hex): Promise<Hex> => {
  const local = '01';
  const call = `0x${local}${signed.slice(2)}${blockHash.slice(2)}` as Hex;
  return (await callRuntime(code, [['TaggedTransactionQueue_validate_transaction', call]], state())).result;
};

/** The transfer, with what is changed of it. */
const transfer = (more: Partial<OfflineTransaction> = {}): OfflineTransaction => ({ ...prepared, ...more });

/** A name as SCALE has it. */
const scale = (name: string) => u8aToHex(u8aConcat([name.length << 2], stringToU8a(name))).slice(2);

/** The metadata with two of its parts exchanged. */
const exchanged = (one: string, other: string): Hex => {
  const parts = prepared.metadata.split(new RegExp(`(${one}|${other})`));
  if (parts.length !== 5) throw new Error(`There are ${(parts.length - 1) / 2} such parts.`);
  return parts.map((part) => (part === one ? other : part === other ? one : part)).join('') as Hex;
};

test('the chain takes a signature over the hash of its own metadata; the call is shown before', async (t) => {
  const shown: OfflineCall[] = [];
  const signed = await sign(transfer(), key, (call) => shown.push(call));
  t.regex(await validate(signed), /^0x00/);
  t.deepEqual(shown, [
    {
      name: 'balances.transferKeepAlive',
      args: [
        { name: 'dest', type: 'AccountIdLookupOf', value: to },
        { name: 'value', type: 'Balance', value: '7000000000000' },
      ],
    },
  ]);
});

test('amounts, shares and lists of accounts are told apart', async (t) => {
  const shown: OfflineCall[] = [];
  const show = (call: OfflineCall) => shown.push(call);
  const bond = { pallet: 'staking', name: 'bond', args: { amount: '3000000000000', commission: '100000000' } };
  await sign(transfer({ method: bond }), key, show);
  const claim = { pallet: 'staking', name: 'claim', args: { validator: to, delegators: [to, key.address] } };
  await sign(transfer({ method: claim }), key, show);
  t.deepEqual(
    shown.flatMap(({ args }) => args),
    [
      { name: 'amount', type: 'u128', value: '3000000000000' },
      { name: 'commission', type: 'Perbill', value: '100000000' },
      { name: 'validator', type: 'AccountId', value: to },
      { name: 'delegators', type: 'Vec<AccountId>', value: `[${to}, ${key.address}]` },
    ],
  );
});

test('a call that false metadata made look like another is refused by the chain', async (t) => {
  const renamed = exchanged(scale('transfer_keep_alive'), scale('transfer_allow_death'));
  t.is(await validate(await sign(transfer({ metadata: renamed }), key)), '0x010004');
  const chain = { ...transfer().chain, decimals: 11 };
  t.is(await validate(await sign(transfer({ chain }), key)), '0x010004', 'amounts would be read tenfold');
});

test('pallets that are not those of the hashed calls are refused here', async (t) => {
  // Each with its storage and the prefix of that, which only the list of pallets has.
  const entry = (name: string) => `${scale(name)}01${scale(name)}`;
  const renamed = exchanged(entry('Balances'), entry('Staking'));
  await t.throwsAsync(sign(transfer({ metadata: renamed }), key), {
    message: /says two things of the pallet Staking/,
  });
  const older = transfer({ metadata: prepared.metadata.replace(/^0x6d6574610f/, '0x6d6574610e') as Hex });
  await t.throwsAsync(sign(older, key), { message: /^The prepared transaction cannot be used: / });
});

test('nothing is signed when the call cannot be shown', async (t) => {
  const fail = () => {
    throw new Error('the terminal is gone');
  };
  await t.throwsAsync(sign(transfer(), key, fail), { message: 'the terminal is gone' });
});

test('a transaction that no block is known to have may come still: so it is said, with its hash', async (t) => {
  const handlers: (() => void)[] = [];
  const transaction = {
    hash: { toHex: () => '0x1234' },
    era: { isMortalEra: true, asMortalEra: { period: { toNumber: () => 64 } } },
    // The node takes it, and is gone.
    send: async () => {
      for (const handle of handlers) handle();
      return () => undefined;
    },
  };
  const api = {
    tx: () => transaction,
    on: (_: string, handle: () => void) => handlers.push(handle),
    off: () => undefined,
  };
  await t.throwsAsync(send(api as unknown as ApiPromise, '0x00'), {
    message: /0x1234: the connection to the chain was lost\. It can still come into one of the next 64 blocks/,
  });
});
