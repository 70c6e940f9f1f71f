import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady, xxhashAsHex } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { buildRawSpec, developmentPreset, developmentValidator, runtimeOf } from '../chain-spec/index.ts';
import {
  connect,
  createKeyFile,
  type Hex,
  readEpoch,
  readRecord,
  readSubmissions,
  readSupply,
} from '../offchain/chain/index.ts';
import { closeExecutor, codeKey, type RawSpec, readRawSpec, startDevChain } from '../offchain/devchain/index.ts';
import { Network, releasedSpec } from '../scripts/runtime/released.ts';
import { alice } from './alice.ts';
import { developmentSpec } from './chain-process.ts';
import { eventually } from './micro.ts';

/*
 * A chain's runtime is replaced while it runs: from the last released one, which has no way for it, by hand; and then as anybody
 * would, by a vote of the stake.
 */

await cryptoWaitReady();
test.after.always(() => closeExecutor());

/** Hash of the name under which each pallet keeps the version of its storage. */
const storageVersion = '4e7b9012096b41c4eb3aaf947f6ea429';
const plancks = 10n ** 12n;
const released = new URL('../chain-spec/released/alice-1.wasm', import.meta.url);
const newRuntime = async () => runtimeOf(await readRawSpec(developmentSpec));

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-upgrade-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function start(t: ExecutionContext, spec: RawSpec, dataDir: string, blockMillis = 0) {
  const chain = await startDevChain({ spec, dataDir, port: 0, host: '127.0.0.1', blockMillis });
  t.teardown(() => chain.close());
  const connection = await connect(chain.url);
  t.teardown(() => connection.close());
  const stop = async () => {
    await connection.close();
    await chain.close();
  };
  return { api: connection.api, url: chain.url, stop };
}

/** Writes a value into the newest state of a chain that is stopped, as no transaction could. */
function override(dataDir: string, key: Hex, value: Uint8Array): void {
  const db = new DatabaseSync(join(dataDir, 'chain.sqlite'));
  const { head } = db.prepare('SELECT max(number) AS head FROM block').get() as { head: number };
  db.prepare('INSERT OR REPLACE INTO entry (key, block, value) VALUES (?, ?, ?)').run(hexToU8a(key), head, value);
  db.close();
}

/** Everything that these pallets keep, at a block. */
async function entriesOf(api: ApiPromise, pallets: string[], block: Hex): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const pallet of pallets) {
    const keys = await api.rpc.state.getKeysPaged(xxhashAsHex(pallet, 128), 1000, null as never, block);
    for (const key of keys) {
      const value = await api.rpc.state.getStorage.raw(key, block);
      entries.set(key.toHex(), value as unknown as string);
    }
  }
  return entries;
}

test.serial('a network in the middle of an epoch goes on with the new runtime, and the epoch settles', async (t) => {
  t.timeout(1_200_000);
  const dataDir = await folder(t);
  const spec = await releasedSpec(await readFile(released), 1);
  const old = await start(t, spec, dataDir);
  t.is(old.api.runtimeVersion.specVersion.toNumber(), 1);
  t.is(old.api.query.governance, undefined as never);
  await new Network(old.api).intoAnEpoch();
  const then = await readEpoch(old.api);
  t.is(then.phase, 'Score');
  await old.stop();

  // The released runtime has no vote that could replace it: the code is put in its place in the database.
  override(dataDir, codeKey, await newRuntime());

  const { api } = await start(t, spec, dataDir);
  const version = api.runtimeVersion.specVersion.toNumber();
  t.true(version > 1);
  const hashAt = async (number: number) => (await api.rpc.chain.getBlockHash(number)).toHex();
  await eventually(async () => (await readEpoch(api)).block > then.block + 1, 'the chain goes on', 120);
  // The chain may have made a block between the last look and its stop: the upgrade is in the one whose last upgrade is new.
  let upgraded = then.block;
  for (;;) {
    const last = await (await api.at(await hashAt(upgraded))).query.system.lastRuntimeUpgrade();
    if (last.unwrap().specVersion.toNumber() === version) break;
    upgraded++;
  }
  const [before, after] = [await hashAt(upgraded - 1), await hashAt(upgraded)];
  const pallets = ['Epochs', 'Minting', 'Balances', 'Session', 'Grandpa'];
  const kept = await entriesOf(api, pallets, before);
  // What a storage version says of a pallet is new, and the count of deposits; all else is as it was.
  const now = await entriesOf(api, pallets, after);
  const changed = [...now].filter(([key, value]) => !key.includes(storageVersion) && kept.get(key) !== value);
  const left = (await readSubmissions(api, then.index)).filter(({ deposit }) => deposit > 0n).length;
  t.true(left > 0);
  t.deepEqual(changed, [
    [api.query.epochs.depositCount.key(), u8aToHex(new Uint8Array(new Uint32Array([left]).buffer))],
  ]);
  t.is(now.size, kept.size + 1);
  t.true(kept.size > 40, `${kept.size} entries`);
  const accounts = async (block: Hex) => (await api.at(block)).query.system.account.entries();
  t.deepEqual((await accounts(after)).map(String), (await accounts(before)).map(String));
  const staking = await entriesOf(api, ['Staking'], before);
  const stakingNow = await entriesOf(api, ['Staking'], after);
  // A delegation has got its rewards, none yet: two numbers of 16 bytes.
  const delegations = xxhashAsHex('Delegations', 128).slice(2);
  const rewards = '00'.repeat(32);
  for (const [key, value] of staking)
    if (!key.includes(storageVersion))
      t.is(stakingNow.get(key)?.toString(), key.includes(delegations) ? `${value}${rewards}` : `${value}`);

  // What the migration counted: Dave's bond of 100, Eve's delegations of 20 and 7 less the 5 that are unlocking.
  t.is((await api.query.staking.totalStaked()).toBigInt(), 122n * plancks);
  t.is((await api.query.staking.totalBonded()).toBigInt(), 127n * plancks);
  t.is((await api.query.governance.times()).voting.toNumber(), 100_800);

  const network = new Network(api);
  await network.commit(network.people.validators.slice(2));
  const index = await network.settle();
  t.is(index, then.index);
  const record = (await readRecord(api, index))!;
  t.is(record.status, 'Settled');
  t.is(record.accepted, 2);
  const first = (await readRecord(api, 0))!;
  await eventually(async () => (await api.query.epochs.closing()).isNone, 'everyone is paid');
  const supply = await readSupply(api);
  t.is(supply.accounted, record.ended);
  t.is(supply.minted, first.minted + record.minted);
  t.is(supply.issuance + supply.burnt, supply.minted);
});

/** Substrate's mark of a compressed runtime, before a zstd frame. */
const compressedMark = Buffer.from([82, 188, 83, 118, 70, 219, 142, 5]);

/**
 * The same runtime with a higher version in the section of the Wasm that states it: what `apply_authorized_upgrade` reads. The
 * version that the code itself gives stays as it was, so that this tests the way to a new code and not what that code does.
 */
function withVersion(wasm: Uint8Array, version: number): Uint8Array {
  const plain = Buffer.from(zstdDecompressSync(wasm.subarray(compressedMark.length)));
  // A custom section begins with its name, a byte of length before it.
  const name = '\x0fruntime_version';
  const at = plain.lastIndexOf(name) + name.length;
  // Two names of five bytes, each after its length; then authoring_version and spec_version.
  plain.writeUInt32LE(version, at + 6 + 6 + 4);
  return Buffer.concat([compressedMark, zstdCompressSync(plain)]);
}

test.serial(
  'the stake votes for the hash of a runtime, and anybody puts it into force without an account',
  async (t) => {
    t.timeout(900_000);
    const data = await folder(t);
    const keys = [join(data, 'holder.json'), join(data, 'other.json')] as const;
    const [holder, other] = await Promise.all([createKeyFile(keys[0], '//Holder'), createKeyFile(keys[1], '//Other')]);
    const validator = new Keyring({ type: 'sr25519' }).addFromUri(developmentValidator(0));
    const wasm = await newRuntime();
    const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}` });
    preset.genesis.balances = { balances: [holder, other].map(({ address }) => [address, 5_000e12]) };
    preset.genesis.governance = { timing: { voting: 30, lifetime: 5_000, delay: 100, supply: 5_000 } };
    const { api, url } = await start(t, await buildRawSpec({ wasm, preset }), join(data, 'chain'), 150);
    const chain = ['--chain', url];
    /** A command that must succeed. */
    const must = async (...args: string[]) => {
      const { code, out, err } = await alice(...args, ...chain);
      t.is(code, 0, `alice ${args.join(' ')}: ${err}`);
      return out;
    };
    const status = async () => JSON.parse(await must('upgrade', 'status', '--json'));

    const current = api.runtimeVersion.specVersion.toNumber();
    const next = withVersion(wasm, current + 1);
    const [nextFile, oldFile] = [join(data, 'next.wasm'), join(data, 'old.wasm')];
    await Promise.all([writeFile(nextFile, next), writeFile(oldFile, wasm)]);
    const hash = blake2AsHex(next, 256);

    const early = await alice('upgrade', 'propose', '--code', nextFile, '--key', keys[0], ...chain);
    t.is(early.code, 1);
    t.regex(early.err, /neither a bond nor a delegation \(governance\.NoStake\)/);
    await must('stake', 'delegate', validator.address, '2000', '--key', keys[0]);
    await must('stake', 'delegate', validator.address, '1001', '--key', keys[1]);

    await must('upgrade', 'propose', '--code', nextFile, '--key', keys[0]);
    const [proposal] = (await status()).proposals;
    t.deepEqual(proposal.action, { codeHash: hash });
    t.is(BigInt(proposal.ayes), 2_000n * plancks);
    t.regex(await must('upgrade', 'status'), /ayes +2,000 ALICE, 66\.64 % of all stake/);
    await eventually(async () => (await readEpoch(api)).block > proposal.opened + 32, 'the voting is over', 120);
    t.is((await status()).proposals[0].carriedOutAt, null, 'less than two thirds');

    const wrong = await alice('upgrade', 'vote', '0', 'aye', '--code', oldFile, '--key', keys[1], ...chain);
    t.is(wrong.code, 1);
    t.regex(wrong.err, /Proposal 0 is runtime 0x.* and .*old\.wasm is 0x/);
    await must('upgrade', 'vote', '0', 'aye', '--code', nextFile, '--key', keys[1]);
    const soon = await alice('upgrade', 'apply', nextFile, ...chain);
    t.regex(soon.err, /No runtime is awaited/);
    const unsigned = api.tx.system.applyAuthorizedUpgrade(u8aToHex(next));
    await t.throwsAsync(api.rpc.author.submitExtrinsic(unsigned), { message: /1010/ });

    await eventually(async () => (await status()).awaited !== null, 'it is carried out', 120);
    t.is((await status()).awaited.codeHash, hash);
    const another = await alice('upgrade', 'apply', oldFile, ...chain);
    t.regex(another.err, /is awaited, and .*old\.wasm is 0x/);
    const forged = api.tx.system.applyAuthorizedUpgrade(u8aToHex(wasm));
    await t.throwsAsync(api.rpc.author.submitExtrinsic(forged), { message: /1010/ });

    const before = await readSupply(api);
    await must('upgrade', 'apply', nextFile);
    const code = (await api.rpc.state.getStorage.raw(codeKey)) as unknown as Hex;
    t.is(blake2AsHex(code, 256), hash);
    t.is((await status()).awaited, null, 'it is awaited no more');
    const after = await readSupply(api);
    t.deepEqual([after.issuance, after.burnt], [before.issuance, before.burnt], 'nobody paid');
    await eventually(async () => (await readEpoch(api)).block > after.block + 2, 'the chain goes on', 120);
  },
);

test.serial('code of no higher version is dropped, with the reason', async (t) => {
  t.timeout(900_000);
  const data = await folder(t);
  const key = join(data, 'holder.json');
  const holder = await createKeyFile(key, '//Holder');
  const validator = new Keyring({ type: 'sr25519' }).addFromUri(developmentValidator(0));
  const wasm = await newRuntime();
  const preset = await developmentPreset({ manifest: `0x${'11'.repeat(32)}` });
  preset.genesis.balances = { balances: [[holder.address, 5_000e12]] };
  preset.genesis.governance = { timing: { voting: 3, lifetime: 5_000, delay: 3, supply: 5_000 } };
  const { api, url } = await start(t, await buildRawSpec({ wasm, preset }), join(data, 'chain'), 150);
  const chain = ['--chain', url];
  t.is((await alice('stake', 'delegate', validator.address, '2000', '--key', key, ...chain)).code, 0);
  t.is((await alice('upgrade', 'propose', '--code', developmentSpec, '--key', key, ...chain)).code, 0);
  await eventually(async () => (await api.query.governance.awaited()).isSome, 'it is carried out', 120);
  const { code, err } = await alice('upgrade', 'apply', developmentSpec, ...chain);
  t.is(code, 1);
  t.regex(err, /it must be proposed anew with a higher spec_version/);
  t.true((await api.query.system.authorizedUpgrade()).isNone);
});
