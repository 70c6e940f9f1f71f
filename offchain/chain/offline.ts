import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
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
 * reads the call itself instead of trusting a description.
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

async function prepare(
  api: ApiPromise,
  from: string,
  method: OfflineTransaction['method'],
): Promise<OfflineTransaction> {
  const [header, metadata, account] = await Promise.all([
    api.rpc.chain.getHeader(),
    api.rpc.state.getMetadata(),
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
    metadata: metadata.toHex(),
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

/**
 * Signs a prepared transaction. Needs the key and no chain.
 * @returns the signed transaction, ready to be sent
 * @throws ChainError if the key is another account's or the metadata has no such call
 */
export async function sign(transaction: OfflineTransaction, key: KeyringPair): Promise<Hex> {
  const { construct, decode, defineMethod, getRegistryBase } = await txwrapper();
  const { chain, from, method, metadata } = transaction;
  if (key.address !== from)
    throw new ChainError(`The transaction is to be signed by ${from}, and this is the key of ${key.address}.`);
  const registry = getRegistryBase({
    chainProperties: { ss58Format: chain.ss58Format, tokenDecimals: [chain.decimals], tokenSymbol: [chain.symbol] },
    specTypes: {},
    metadataRpc: metadata,
  });
  const options = { registry, metadataRpc: metadata };
  const unsigned = define(() =>
    defineMethod({ ...transaction, address: from, method, metadataRpc: metadata }, options),
  );
  const payload = construct.signingPayload(unsigned, options);
  const { signature } = registry.createType('ExtrinsicPayload', payload, { version: unsigned.version }).sign(key);
  const signed = construct.signedTx(unsigned, signature, options);
  const read = decode(signed, options);
  if (read.method.pallet !== method.pallet || read.method.name !== method.name)
    throw new ChainError('The signed transaction does not read back as what was prepared.');
  return signed as Hex;
}

function define<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new ChainError(`The prepared transaction cannot be built: ${(error as Error).message}.`, null, {
      cause: error,
    });
  }
}

/**
 * Sends a transaction that was signed elsewhere. Needs the chain and no key.
 * @returns hash of the block that included it
 * @throws ChainError when the chain refuses it, its dispatch fails, or no block takes it
 */
export async function send(api: ApiPromise, signed: Hex): Promise<Hex> {
  if (!/^0x([0-9a-f]{2})+$/.test(signed)) throw new ChainError('A signed transaction is hex digits after 0x.');
  const transaction = define(() => api.tx(signed));
  const outcome = await sendSigned(api, transaction).catch((error: unknown) => {
    throw explain(error);
  });
  if ('failed' in outcome) throw outcome.failed;
  if ('lost' in outcome) throw new ChainError(`The transaction is not on the chain: ${outcome.lost}.`);
  return outcome.included;
}
