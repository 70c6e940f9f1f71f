import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test from 'ava';
import {
  ChainError,
  parseOfflineTransaction,
  prepareBond,
  prepareTransfer,
  readBalance,
  readStake,
  send,
  sign,
} from '../offchain/chain/index.ts';
import { fundedChain } from './funded-chain.ts';

const alice = 10n ** 12n;

test('a transfer and a bond are made here, signed where no network is, and change the chain', async (t) => {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519' });
  const from = keyring.addFromUri('//Holder');
  const to = keyring.addFromUri('//Receiver').address;

  const { api } = await fundedChain(t, from.address);

  const prepared = await prepareTransfer(api, from.address, to, 7n * alice);
  const carried = parseOfflineTransaction(JSON.parse(JSON.stringify(prepared)));
  await t.throwsAsync(sign(carried, keyring.addFromUri('//Other')), {
    instanceOf: ChainError,
    message: /is to be signed by/,
  });
  const included = await send(api, await sign(carried, from));
  t.true((await api.rpc.chain.getHeader(included)).number.toNumber() > 0);
  t.is((await readBalance(api, to)).free, 7n * alice);
  await t.throwsAsync(send(api, await sign(carried, from)), { instanceOf: ChainError, message: /outdated/ });

  const bond = await prepareBond(api, from.address, 3_000n * alice, 100_000_000);
  await send(api, await sign(bond, from));
  const stake = await readStake(api, from.address);
  t.is(stake.validator?.bond, 3_000n * alice);
  t.is(stake.validator?.commission, 100_000_000);
  const holder = await readBalance(api, from.address);
  t.is(holder.nonce, 2);
  t.true(holder.free + holder.reserved < 4_993n * alice, 'fees were paid');

  const tooMuch = await prepareTransfer(api, from.address, to, 10_000n * alice);
  await t.throwsAsync(send(api, await sign(tooMuch, from)), { instanceOf: ChainError });
  t.throws(() => parseOfflineTransaction({ ...carried, nonce: -1 }), { instanceOf: ChainError, message: /nonce/ });
});
