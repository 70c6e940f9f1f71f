import { join } from 'node:path';
import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types';
import type { Call } from '@polkadot/types/interfaces';
import { encodeAddress } from '@polkadot/util-crypto';
import test from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { commitHash } from '../chain/index.ts';
import { callRuntime, closeExecutor, codeKey, readRawSpec } from '../devchain/index.ts';
import { findSalts, revealerOf, revealsIn } from './find-salts.ts';

/* Calls of the development chain's runtime, as its blocks have them. */

type Tx = ReturnType<typeof expandMetadata>['tx'];
const registry = new TypeRegistry();
const api = { registry } as unknown as Parameters<typeof commitHash>[0];
let tx: Tx;

test.before(async () => {
  const { genesis } = await readRawSpec(join(import.meta.dirname, '../../chain-spec/development.raw.json'));
  const state = { get: () => undefined, nextKey: () => undefined };
  const { result } = await callRuntime(genesis.raw.top[codeKey]!, [['Metadata_metadata']], state);
  const metadata = new Metadata(
    registry,
    registry.createType('OpaqueMetadata', Buffer.from(result.slice(2), 'hex')).toHex(),
  );
  registry.setMetadata(metadata);
  tx = expandMetadata(registry, metadata).tx;
});

test.after.always(() => closeExecutor());

const [one, other, stranger] = [1, 2, 3].map((byte) => encodeAddress(new Uint8Array(32).fill(byte), 42)) as [
  string,
  string,
  string,
];
const scores = [5n, null, -7n, 0n];
const saltOf = (byte: string): Hash => `0x${byte.repeat(32)}`;
const reveal = (salt: Hash, epoch = 4): Call => tx.epochs!.reveal!(epoch, scores, salt);
/** As a block has it, decoded from its bytes. */
const decoded = (call: Call) => registry.createType<Call>('Call', call.toU8a());

test('a reveal is found by itself and in other calls, at any depth', (t) => {
  const [first, second] = [saltOf('0a'), saltOf('0b')];
  const remark = tx.system!.remark!('0x1234');
  const salts = (call: Call) => revealsIn(decoded(call)).map(({ salt }) => salt);
  t.deepEqual(revealsIn(decoded(reveal(first))), [{ epoch: 4, scores, salt: first }]);
  t.deepEqual(salts(remark), []);
  for (const batch of ['batch', 'batchAll', 'forceBatch'])
    t.deepEqual(salts(tx.utility![batch]!([remark, reveal(first), reveal(second)])), [first, second]);
  const nested = tx.utility!.batch!([tx.utility!.forceBatch!([remark, tx.utility!.batchAll!([reveal(first)])])]);
  t.deepEqual(salts(nested), [first]);
  t.deepEqual(salts(tx.proxy!.proxy!(one, null, tx.utility!.batch!([reveal(second)]))), [second]);
  t.deepEqual(salts(tx.multisig!.asMultiThreshold1!([other], reveal(first))), [first]);
});

test('a reveal is the one of whom it opens the commit of, whoever signed', (t) => {
  const [salt] = revealsIn(decoded(reveal(saltOf('0a'))));
  const commits = new Map([
    [one, commitHash(api, one, 4, scores, saltOf('0a'))],
    [other, commitHash(api, other, 4, scores, saltOf('0b'))],
  ]);
  t.is(revealerOf(api, salt!, one, commits), one);
  t.is(revealerOf(api, salt!, stranger, commits), one);
  const [wrong] = revealsIn(decoded(reveal(saltOf('0c'))));
  t.is(revealerOf(api, wrong!, one, commits), null);
  commits.delete(one);
  t.is(revealerOf(api, salt!, one, commits), null);
});

test('the salts of an epoch are found in its blocks, whoever signed and in whatever call', async (t) => {
  const keys = [one, other].map((account) => ({ args: [registry.createType('AccountId', account)] }));
  const commit = (account: string, byte: string) =>
    registry.createType('Option<H256>', commitHash(api, account, 4, scores, saltOf(byte)));
  const entries = [
    [keys[0], commit(one, '0a')],
    [keys[1], commit(other, '0b')],
  ];
  const blocks = new Map([
    [12, [{ signer: one, method: reveal(saltOf('0a')) }]],
    [14, [{ signer: stranger, method: tx.utility!.batch!([reveal(saltOf('0b'), 5), reveal(saltOf('0b'))]) }]],
    // None of what these reveal is what was committed to.
    [15, [{ signer: one, method: tx.utility!.batch!([reveal(saltOf('0c'))]) }]],
  ]);
  const chain = {
    registry,
    at: async () => ({
      query: { epochs: { reveals: { keys: async () => keys }, commits: { entries: async () => entries } } },
    }),
    rpc: { chain: { getBlock: async (hash: Hash) => ({ block: { extrinsics: blocks.get(Number(hash)) ?? [] } }) } },
  } as unknown as Parameters<typeof findSalts>[0];
  const record = { epoch: 4, started: 10, ended: 20 } as Parameters<typeof findSalts>[1];
  const salts = await findSalts(chain, record, async (block) => `0x${block.toString(16)}`);
  t.deepEqual(
    salts,
    new Map([
      [other, saltOf('0b')],
      [one, saltOf('0a')],
    ]),
  );
});
