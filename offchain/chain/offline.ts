import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { Metadata, TypeRegistry } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { z } from 'zod';
import { describeIssues } from '../../types/files/issues.ts';
import { ChainError, explain } from './errors.ts';
import { sendSigned } from './send.ts';
import type { SessionKeys } from './session-keys.ts';
import type { Hex } from './types.ts';

const hex = (largest: number) =>
  z
    .string()
    .max(2 + 2 * largest)
    .regex(/^0x([0-9a-f]{2})*$/)
    .transform((text) => text as Hex);
const count = z.int().nonnegative();

/**
 * A transaction that is made where the network is and signed where it is not. It holds the chain's metadata, so that the signing machine
 * reads the call itself instead of trusting a description. The metadata comes from the same file, so the signature is over its hash too:
 * the chain refuses what was read by any other metadata than its own.
 */
const offlineTransaction = z.strictObject({
  format: z.literal('alice-transaction-1'),
  chain: z.strictObject({
    name: z.string().max(256),
    decimals: count.max(38),
    symbol: z.string().max(32),
    ss58Format: count.max(16383),
  }),
  from: z.string().max(64),
  method: z.strictObject({
    pallet: z.string().max(64),
    name: z.string().max(64),
    args: z.record(z.string(), z.union([z.string().max(1024), z.array(z.string().max(64)).max(64)])),
  }),
  nonce: count,
  eraPeriod: z.int().min(4).max(65_536),
  blockNumber: count,
  blockHash: hex(32),
  genesisHash: hex(32),
  specVersion: count,
  transactionVersion: count,
  metadata: hex(8 * 1024 * 1024),
});

export type OfflineTransaction = z.infer<typeof offlineTransaction>;

/** Loads the library that needs no chain. It brings CommonJS copies of what is loaded here as modules, of the same versions. */
async function txwrapper() {
  process.env.POLKADOTJS_DISABLE_ESM_CJS_WARNING = '1';
  return import('@substrate/txwrapper-core');
}

/** Blocks after which an unsigned transaction can no longer be included: time to carry it to the key and back. */
const eraPeriod = 2048;

/** The version of metadata that has a hash which the chain knows, as SCALE. */
const METADATA_VERSION = '0x0f000000';

async function readMetadata(api: ApiPromise): Promise<Hex> {
  const answer = await api.rpc.state.call('Metadata_metadata_at_version', METADATA_VERSION);
  const metadata = api.registry.createType('Option<Bytes>', answer.toU8a(true));
  if (metadata.isNone)
    throw new ChainError('The chain has no metadata of version 15, which a signature can be bound to.');
  return u8aToHex(metadata.unwrap().toU8a(true));
}

async function prepare(
  api: ApiPromise,
  from: string,
  method: OfflineTransaction['method'],
): Promise<OfflineTransaction> {
  const [header, metadata, account] = await Promise.all([
    api.rpc.chain.getHeader(),
    readMetadata(api),
    api.query.system.account(from),
  ]);
  return {
    format: 'alice-transaction-1',
    chain: {
      name: api.runtimeChain.toString(),
      decimals: api.registry.chainDecimals[0]!,
      symbol: api.registry.chainTokens[0]!,
      ss58Format: api.registry.chainSS58 ?? 42,
    },
    from,
    method,
    nonce: account.nonce.toNumber(),
    eraPeriod,
    blockNumber: header.number.toNumber(),
    blockHash: header.hash.toHex() as Hex,
    genesisHash: api.genesisHash.toHex(),
    specVersion: api.runtimeVersion.specVersion.toNumber(),
    transactionVersion: api.runtimeVersion.transactionVersion.toNumber(),
    metadata,
  };
}

/** Prepares a transfer of `amount` plancks. Needs the chain and no key. */
export const prepareTransfer = (
  api: ApiPromise,
  from: string,
  to: string,
  amount: bigint,
): Promise<OfflineTransaction> =>
  prepare(api, from, { pallet: 'balances', name: 'transferKeepAlive', args: { dest: to, value: amount.toString() } });

/**
 * Prepares a bond of `amount` plancks, which makes the account a validator candidate. Needs the chain and no key.
 * @param commission parts of 10^9 that the validator keeps of its delegators' pay
 */
export const prepareBond = (
  api: ApiPromise,
  from: string,
  amount: bigint,
  commission: number,
): Promise<OfflineTransaction> =>
  prepare(api, from, {
    pallet: 'staking',
    name: 'bond',
    args: { amount: amount.toString(), commission: String(commission) },
  });

/** Prepares the payment of what these delegators have earned with a validator. Needs the chain and no key. */
export const prepareClaim = (
  api: ApiPromise,
  from: string,
  validator: string,
  delegators: readonly string[],
): Promise<OfflineTransaction> =>
  prepare(api, from, { pallet: 'staking', name: 'claim', args: { validator, delegators: [...delegators] } });

/** Prepares the registration of session keys that were made for `from`. Needs the chain and no key. */
export const prepareSetKeys = (
  api: ApiPromise,
  from: string,
  { keys, proof }: SessionKeys,
): Promise<OfflineTransaction> => prepare(api, from, { pallet: 'session', name: 'setKeys', args: { keys, proof } });

/** Checks a prepared transaction that comes from a file. @throws ChainError */
export function parseOfflineTransaction(value: unknown): OfflineTransaction {
  const parsed = offlineTransaction.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChainError(`This is not a prepared transaction: ${describeIssues(parsed.error)}.`);
}

/** A call as the signing machine reads it, each argument with the name that its type has in the runtime. */
export type OfflineCall = {
  readonly name: string;
  readonly args: readonly { readonly name: string; readonly type: string; readonly value: string }[];
};

/**
 * Signs a prepared transaction. Needs the key and no chain.
 * @param show is told what is signed, before it is
 * @returns the signed transaction, ready to be sent
 * @throws ChainError if the key is another account's, the metadata has no such call, or no signature can be bound to it
 */
export async function sign(
  transaction: OfflineTransaction,
  key: KeyringPair,
  show: (call: OfflineCall) => void = () => {},
): Promise<Hex> {
  const { construct, defineMethod, getRegistryBase } = await txwrapper();
  const { chain, from, method, metadata } = transaction;
  if (key.address !== from)
    throw new ChainError(`The transaction is to be signed by ${from}, and this is the key of ${key.address}.`);
  const readCall = define(() => callReader(metadata));
  const { merkleizeMetadata } = await import('@polkadot-api/merkleize-metadata');
  const token = { decimals: chain.decimals, tokenSymbol: chain.symbol };
  const metadataHash = define(() => u8aToHex(merkleizeMetadata(hexToU8a(metadata), token).digest()));
  const registry = getRegistryBase({
    chainProperties: { ss58Format: chain.ss58Format, tokenDecimals: [chain.decimals], tokenSymbol: [chain.symbol] },
    specTypes: {},
    metadataRpc: metadata,
  });
  const options = { registry, metadataRpc: metadata };
  const unsigned = define(() =>
    defineMethod({ ...transaction, address: from, method, metadataRpc: metadata, mode: 1, metadataHash }, options),
  );
  show(readCall(unsigned.method as Hex));
  const payload = construct.signingPayload(unsigned, options);
  const { signature } = registry.createType('ExtrinsicPayload', payload, { version: unsigned.version }).sign(key);
  return construct.signedTx(unsigned, signature, options) as Hex;
}

/**
 * Reads calls by this metadata. Of the calls its hash covers the type of them all, and not the list of pallets that a call is made by:
 * both have to say the same.
 */
function callReader(bytes: Hex): (call: Hex) => OfflineCall {
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, bytes);
  if (metadata.version !== 15) throw new Error('its metadata is not of version 15: prepare it again');
  registry.setMetadata(metadata);
  const { lookup, pallets, extrinsic } = metadata.asV15;
  const { variants } = lookup.getSiType(extrinsic.callType).def.asVariant;
  const hashed = new Map(variants.map((variant) => [variant.name.toString(), variant]));
  for (const { name, index, calls } of pallets) {
    if (calls.isNone) continue;
    const variant = hashed.get(name.toString());
    const same = variant?.index.eq(index) && variant.fields[0]?.type.eq(calls.unwrap().type);
    if (!same) throw new Error(`its metadata says two things of the pallet ${name}`);
  }
  return (call) => {
    const { section, method, meta, args } = registry.createType('Call', call);
    const known = meta.args.map(({ name, typeName, type }, i) => ({
      name: name.toString(),
      type: typeName.unwrapOr(type).toString(),
      value: textOf(args[i]!),
    }));
    return { name: `${section}.${method}`, args: known };
  };
}

/** An argument in the digits of the chain; of the ways to write an account, its address. */
function textOf(value: Codec): string {
  const plain = value.toPrimitive();
  const inside = typeof plain === 'object' && plain !== null && 'id' in plain ? plain.id : plain;
  return typeof inside === 'string' ? inside : value.toString();
}

function define<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new ChainError(`The prepared transaction cannot be used: ${(error as Error).message}.`, null, {
      cause: error,
    });
  }
}

/**
 * Sends a transaction that was signed elsewhere. Needs the chain and no key.
 * @returns hash of the block that included it
 * @throws ChainError when the chain refuses it, its dispatch fails, or no block is known to have it, which it may come into still
 */
export async function send(api: ApiPromise, signed: Hex): Promise<Hex> {
  if (!/^0x([0-9a-f]{2})+$/.test(signed)) throw new ChainError('A signed transaction is hex digits after 0x.');
  const transaction = define(() => api.tx(signed));
  const outcome = await sendSigned(api, transaction).catch((error: unknown) => {
    throw explain(error);
  });
  if ('failed' in outcome) throw outcome.failed;
  if ('lost' in outcome) {
    const { era, hash } = transaction;
    const blocks = era.isMortalEra ? `one of the next ${era.asMortalEra.period.toNumber()} blocks` : 'any later block';
    throw new ChainError(
      `No block is known to have the transaction ${hash.toHex()}: ${outcome.lost}. It can still come into ${blocks}, so look for it before anything is sent again.`,
    );
  }
  return outcome.included;
}
