import { Keyring } from '@polkadot/keyring';
import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, decodeAddress } from '@polkadot/util-crypto';
import test from 'ava';
import {
  ChainError,
  parseOfflineTransaction,
  prepareBond,
  prepareSetKeys,
  prepareTransfer,
  readBalance,
  readStake,
  send,
  sign,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { fundedChain } from './funded-chain.ts';

// What made the genesis runs on until it is told to stop, and this process with it.
test.after.always(() => closeExecutor());

const alice = 10n ** 12n;

test.serial('a transfer and a bond are made here, signed where no network is, and change the chain', async (t) => {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519' });
  const from = keyring.addFromUri('//Holder');
  const to = keyring.addFromUri('//Receiver').address;

  const { api } = await fundedChain(t, { holders: [from.address] });

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

test.serial(
  'session keys are registered for the account that their proof was made for, and for no other',
  async (t) => {
    await cryptoWaitReady();
    const owner = new Keyring({ type: 'sr25519' }).addFromUri('//Holder');
    const { api } = await fundedChain(t, { holders: [owner.address] });
    // What a node answers to author_rotateKeysWithOwner: its public keys for blocks and for finality, and a signature by each.
    const aura = new Keyring({ type: 'sr25519' }).addFromUri('//Node');
    const grandpa = new Keyring({ type: 'ed25519' }).addFromUri('//Node');
    const keys = u8aToHex(u8aConcat(aura.publicKey, grandpa.publicKey));
    const proofFor = (address: string) => {
      const statement = u8aConcat(stringToU8a('POP_'), decodeAddress(address));
      return u8aToHex(u8aConcat(aura.sign(statement), grandpa.sign(statement)));
    };
    t.is((await readStake(api, owner.address)).sessionKeys, null);

    const other = { keys, proof: proofFor(aura.address) };
    const refused = await prepareSetKeys(api, owner.address, other);
    await t.throwsAsync(send(api, await sign(refused, owner)), {
      instanceOf: ChainError,
      message: /session\.InvalidProof/,
    });
    t.is((await readStake(api, owner.address)).sessionKeys, null);

    const prepared = await prepareSetKeys(api, owner.address, { keys, proof: proofFor(owner.address) });
    const carried = parseOfflineTransaction(JSON.parse(JSON.stringify(prepared)));
    await send(api, await sign(carried, owner));
    t.is((await readStake(api, owner.address)).sessionKeys, keys);
  },
);
