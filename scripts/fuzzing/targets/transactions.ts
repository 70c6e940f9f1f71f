import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady } from '@polkadot/util-crypto';
import fc from 'fast-check';
import { developmentValidator } from '../../../chain-spec/index.ts';
import { breachesOf } from '../../soaking/invariants.ts';
import { readState, type State } from '../../soaking/state.ts';
import { mutatedBytes } from '../bytes.ts';
import { type FuzzedChain, startFuzzedChain } from '../chain.ts';
import { RpcClient } from '../rpc-client.ts';
import { type Outcome, session, type Target } from '../target.ts';

/** 5,000 ALICE for the one key that has any. */
const ENDOWED = 5_000e12;
/** Extrinsics after which the whole state is looked at. */
const LOOK_EVERY = 100;
/** A payload that is longer is signed by its hash (`sp_runtime::generic::SignedPayload`). */
const LONGEST_SIGNED = 256;

/** Every call of the runtime with arguments of nothing, as SCALE. */
const callsOf = (api: ApiPromise): Uint8Array[] =>
  Object.values(api.tx).flatMap((section) =>
    Object.values(section).flatMap((call) => {
      try {
        const args = call.meta.args.map(({ type }) => api.createType(String(type)));
        return [call(...(args as Parameters<typeof call>)).method.toU8a()];
      } catch {
        // A type without a value of nothing.
        return [];
      }
    }),
  );

/** Calls with arguments that mean something. */
const sensibleCallsOf = (api: ApiPromise, holder: string, other: string): Uint8Array[] => {
  const { balances, staking, epochs, utility, system } = api.tx;
  const pay = balances.transferAllowDeath(other, 10n ** 12n);
  const hash = `0x${'11'.repeat(32)}`;
  return [
    ...[pay, balances.transferAll(other, false), balances.burn(5n, true), system.remark('0x00')],
    ...[staking.bond(200n * 10n ** 12n, 0), staking.bondExtra(1n), staking.unbond(10n ** 12n), staking.withdraw()],
    ...[
      staking.delegate(other, 10n ** 13n),
      staking.undelegate(other, 1n),
      staking.claim(other, [other]),
      staking.chill(),
    ],
    ...[
      epochs.announce('http://127.0.0.1:1', hash),
      epochs.commit(0, hash),
      epochs.reveal(0, api.createType('Vec<Option<i64>>', [null, 5]), hash),
    ],
    ...[
      epochs.submit(0, hash, hash, 100, 1, 1, 0),
      epochs.resume(0),
      utility.batch([pay, pay]),
      utility.batchAll([pay]),
    ],
    api.tx.proxy.addProxy(holder, 'Any', 0),
  ].map(({ method }) => method.toU8a());
};

/** The extrinsic of a call, whatever it is, with the signature of a key: extensions as the runtime's `TxExtension` lists them. */
const signed = (api: ApiPromise, key: KeyringPair, call: Uint8Array, nonce: number, tip: number): Uint8Array => {
  const { specVersion, transactionVersion } = api.runtimeVersion;
  const immortal = 0;
  const noMetadataHash = 0;
  const extra = u8aConcat([immortal], compactToU8a(nonce), compactToU8a(tip), [noMetadataHash]);
  const genesis = api.genesisHash.toU8a();
  const implied = u8aConcat(specVersion.toU8a(), transactionVersion.toU8a(), genesis, genesis, [0]);
  const payload = u8aConcat(call, extra, implied);
  const signature = key.sign(payload.length > LONGEST_SIGNED ? blake2AsU8a(payload, 256) : payload);
  const body = u8aConcat([0x84, 0x00], key.publicKey, [0x01], signature, extra, call);
  return u8aConcat(compactToU8a(body.length), body);
};

/**
 * Genesis endowed an account here, which no network's does: it counts as minted and paid. What is burnt of it the chain does not count, since
 * it counts by how far the issuance is below the mint.
 */
const endowedState = (state: State): State => {
  const amount = BigInt(ENDOWED);
  const { minted, scheduled, issuance } = state.supply;
  return {
    ...state,
    supply: {
      ...state.supply,
      minted: minted + amount,
      scheduled: scheduled + amount,
      burnt: minted + amount - issuance,
    },
    scheduledToAccounted: state.scheduledToAccounted + amount,
    incomes: new Map([...state.incomes, ['genesis', amount]]),
  };
};

/** The invariants hold at the newest block, and a new block comes. */
const checkChain = async (chain: FuzzedChain): Promise<void> => {
  const hash = (await chain.connection.api.rpc.chain.getBlockHash()).toHex();
  assert.deepEqual(breachesOf(endowedState(await readState(chain.connection, hash))), []);
  const before = chain.head();
  for (let tries = 0; chain.head() === before && chain.failure() === null; tries++) {
    assert(tries < 600, `no block has come after block ${before}`);
    await delay(100);
  }
  assert(chain.failure() === null, `the chain cannot go on: ${chain.failure()?.message}`);
};

const sent = fc.record({
  /** Who signs: a key that holds something, a validator, a key that holds nothing. */
  who: fc.nat(2),
  ahead: fc.constantFrom(0, 0, 0, 0, 1, -1),
  tip: fc.constantFrom(0, 0, 0, 1, 2 ** 40),
});

/** Extrinsics into the pool and the blocks of a chain that runs the committed runtime. */
export const transactions: Target = {
  name: 'transactions',
  about:
    'extrinsics, decoded and dispatched by the real runtime: malformed ones, and well-signed ones with malformed calls',
  everyday: 60,
  open: async () => {
    await cryptoWaitReady();
    const keyring = new Keyring({ type: 'sr25519' });
    const keys = ['//Holder', developmentValidator(0), '//Nobody'].map((secret) => keyring.addFromUri(secret));
    const chain = await startFuzzedChain([[keys[0]!.address, ENDOWED]]);
    const { api } = chain.connection;
    const client = new RpcClient(chain.url);
    const [holder, other] = [keys[0]!.address, keys[1]!.address];
    const calls = [...callsOf(api), ...sensibleCallsOf(api, holder, other)];
    const whole = calls.map((call) => signed(api, keys[0]!, call, 0, 0));
    let tried = 0;

    const submit = async (extrinsic: Uint8Array): Promise<Outcome> => {
      const [answer] = await client.ask(
        JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'author_submitExtrinsic', params: [u8aToHex(extrinsic)] }),
      );
      if (++tried % LOOK_EVERY === 0) await checkChain(chain);
      return answer && 'result' in answer ? 'accepted' : 'refused';
    };

    return session({
      arbitrary: fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({ ...{ signer: sent }, call: mutatedBytes(calls, 3) }),
        },
        { weight: 2, arbitrary: mutatedBytes(whole).map((extrinsic) => ({ extrinsic })) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200, size: 'max' }).map((extrinsic) => ({ extrinsic })) },
      ),
      check: async (input) => {
        if ('extrinsic' in input) return submit(input.extrinsic);
        const key = keys[input.signer.who]!;
        const next = (await api.rpc.system.accountNextIndex(key.address)).toNumber();
        const nonce = Math.max(0, next + input.signer.ahead);
        return submit(signed(api, key, input.call, nonce, input.signer.tip));
      },
      close: async () => {
        try {
          if (chain.head() > 1) await checkChain(chain);
        } finally {
          client.close();
          await chain.close();
        }
      },
    });
  },
};
