import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readApiConfig } from '../../../offchain/api/config.ts';
import { ChainError, parseOfflineTransaction, readKey } from '../../../offchain/chain/index.ts';
import { DevChainError, readRawSpec } from '../../../offchain/devchain/index.ts';
import { ConfigError, readConfig } from '../../../workers/config.ts';
import { claimFolder } from '../../../workers/genesis.ts';
import { minerConfig } from '../../../workers/miner/config.ts';
import { readState } from '../../../workers/miner/state.ts';
import { readCommitRecord } from '../../../workers/validator/commit-record.ts';
import { hostConfig, workerConfig } from '../../../workers/validator/config.ts';
import { mutatedJson } from '../json.ts';
import { address, hash, otherHash } from '../samples.ts';
import { type Outcome, refusedBy, session, type Target } from '../target.ts';

/** A file that a program reads: its name, well-formed contents, how it is read and with what error it is refused. */
type FileCase = {
  readonly name: string;
  readonly valid: readonly unknown[];
  readonly error: abstract new (...args: never[]) => Error;
  /** Resolves with what was read. */
  read(path: string): unknown;
};

const miner = { chain: 'ws://127.0.0.1:9944', key: 'key.json', data: '.' };
const host = { ...miner, corpus: { seed: hash }, redis: { path: 'redis.sock' }, ingest: { port: 0 } };
const moments = { first: hash, second: otherHash, step: 40 };
const pending = {
  epoch: 3,
  base: hash,
  blob: otherHash,
  size: 900,
  firstLoss: '3',
  lastLoss: '2',
  moments,
  residual: hash,
};

const transaction = {
  format: 'alice-transaction-1',
  chain: { name: 'Alice', decimals: 12, symbol: 'ALICE', ss58Format: 42 },
  from: address,
  method: { pallet: 'balances', name: 'transferKeepAlive', args: { dest: address, value: '5' } },
  ...{ nonce: 1, eraPeriod: 2048, blockNumber: 7, blockHash: hash, genesisHash: hash, metadata: '0x6d657461' },
  ...{ specVersion: 1, transactionVersion: 1 },
};

const spec = {
  ...{ name: 'Alice', id: 'alice', chainType: 'Development', bootNodes: [] },
  properties: { tokenSymbol: 'ALICE', tokenDecimals: 12, ss58Format: 42 },
  genesis: { raw: { top: { '0x3a636f6465': '0x00', '0x00': '0x' }, childrenDefault: {} } },
};

const cases: readonly FileCase[] = [
  {
    name: 'miner.json',
    valid: [miner, { ...miner, threads: 2, adversary: 'noise' }],
    error: ConfigError,
    read: (path) => readConfig(path, minerConfig),
  },
  {
    name: 'host.json',
    valid: [
      host,
      {
        ...host,
        corpus: { seed: hash, files: ['a.txt'] },
        redis: { host: '127.0.0.1', port: 6379 },
        ingest: { host: '::1', port: 8700, url: 'https://my.host/x' },
      },
    ],
    error: ConfigError,
    read: (path) => readConfig(path, hostConfig),
  },
  {
    name: 'worker.json',
    valid: [{ account: address, data: '.', redis: { path: 'redis.sock' }, threads: 4 }],
    error: ConfigError,
    read: (path) => readConfig(path, workerConfig),
  },
  {
    name: 'api.json',
    valid: [{ chain: 'wss://node.example', port: 8645, host: '0.0.0.0' }],
    error: Error,
    read: (path) => readApiConfig(['--config', path]),
  },
  {
    name: 'state.json',
    valid: [{ moments, residual: hash, pending }],
    error: ConfigError,
    read: (path) => readState(dirname(path)),
  },
  {
    name: 'commits/3.json',
    valid: [{ epoch: 3, scores: ['-5', null, '0'], evidence: '{}', hash: otherHash }],
    error: ConfigError,
    read: (path) => readCommitRecord(dirname(dirname(path)), 3),
  },
  {
    name: 'chain.json',
    valid: [{ genesis: hash }],
    error: ConfigError,
    read: (path) => claimFolder(dirname(path), hash as `0x${string}`),
  },
  {
    name: 'key.json',
    valid: [
      { type: 'sr25519', secret: otherHash },
      { type: 'sr25519', secret: `${otherHash}//hard/soft` },
    ],
    error: ChainError,
    read: (path) => readKey(path, false).then((pair) => pair.address),
  },
  { name: 'spec.json', valid: [spec], error: DevChainError, read: readRawSpec },
];

const check = async ({ read, error }: FileCase, path: string, text: string): Promise<Outcome> => {
  await writeFile(path, text, { mode: 0o600 });
  let found: unknown;
  try {
    found = await read(path);
  } catch (thrown) {
    return refusedBy(error, thrown);
  }
  assert(isDeepStrictEqual(await read(path), found), 'it reads something else the second time');
  return 'accepted';
};

/** A transaction that was prepared elsewhere, which the command line hands over as the JSON value it found. */
const checkTransaction = (text: string): Outcome => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'refused';
  }
  try {
    const found = parseOfflineTransaction(json);
    assert(isDeepStrictEqual(parseOfflineTransaction(found), found), 'it does not take its own result');
    return 'accepted';
  } catch (thrown) {
    return refusedBy(ChainError, thrown);
  }
};

/** Files that operators write or a crash may leave behind, read as the programs read them. */
export const configs: Target = {
  name: 'configs',
  about:
    'config files, key files, chain specs, prepared transactions, and what miners and validators keep in their folders',
  everyday: 1500,
  open: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alice-fuzz-'));
    await mkdir(join(folder, 'commits'));
    // What is loaded once is not the cost of an input.
    for (const each of cases) await check(each, join(folder, each.name), JSON.stringify(each.valid[0]));
    return session({
      arbitrary: fc.oneof(
        ...cases.map(({ name, valid }) => fc.record({ file: fc.constant(name), text: mutatedJson(valid) })),
        fc.record({ file: fc.constant('transaction.json'), text: mutatedJson([transaction]) }),
      ),
      check: ({ file, text }) => {
        const found = cases.find(({ name }) => name === file);
        return found ? check(found, join(folder, file), text) : checkTransaction(text);
      },
      memory: ({ text }) => 8_000_000 + 200 * text.length,
      close: () => rm(folder, { recursive: true }),
    });
  },
};
