import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { hashOf } from '../offchain/store/index.ts';
import { isRunning, type ProcessIdentity } from '../scripts/launch/identity.ts';
import { networkLauncher, startLauncher } from '../scripts/launch/launcher.ts';
import { checkoutFile } from '../scripts/launch/places.ts';
import { freePort } from '../scripts/launch/ports.ts';
import { processesSchema } from '../types/files/network.ts';
import { type Report, reportSchema } from '../types/files/report.ts';
import { endWithTest } from './guard.ts';
import { onNodes, patience } from './node-program.ts';

/* `scripts/start` or, where ALICE_NODE names the node's program, `scripts/network`: they promise the same. */

const launcher = onNodes ? networkLauncher : startLauncher;
const script = checkoutFile(launcher.name);
/** Of every test that waits for epochs. */
const LIMIT = 600_000 * patience;
const folder = mkdtempSync(join(tmpdir(), 'alice-start-'));
const data = join(folder, 'data');
const reportFile = join(folder, 'report.json');
const starters = new Set<ChildProcess>();

test.after.always(async () => {
  for (const starter of starters) {
    starter.kill('SIGTERM');
    await once(starter, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the script on free ports with a few miners; `end` resolves with what it printed and its exit code. */
const start = async (...args: string[]) => {
  const ports = ['--rpc-port', String(await freePort()), '--api-port', String(await freePort())];
  return spawned('--data', data, ...ports, ...args);
};

const spawned = (...args: string[]) => {
  const child = spawn(script, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  endWithTest(child, 'TERM');
  starters.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const end = once(child, 'close').then(([code, signal]) => {
    starters.delete(child);
    return { ...said, code: code as number | null, signal: signal as string | null };
  });
  return { child, said, end };
};

/** What a start that runs has started, by name. */
const running = (): (ProcessIdentity & { name: string })[] => {
  const file = join(data, 'processes.json');
  try {
    return processesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
};

/** Waits for something that must come true; the suite's time limit ends it otherwise. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(100);
};

const read = (): Report => reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n);

/** What must hold for the money of any report. */
const checkMoney = (t: ExecutionContext, report: Report): void => {
  const { issuance, scheduled, deferred, sumOfBalances } = report.supply;
  const minted = sum(report.epochs.map((epoch) => epoch.minted));
  t.is(sumOfBalances, issuance);
  t.is(minted + BigInt(deferred), BigInt(scheduled));
  t.is(sum(report.accounts.map(({ income }) => income)), minted);
  // A call that comes too late costs its fee, and fees are burnt.
  t.true(BigInt(issuance) <= minted);
  for (const { epoch, minted, payouts } of report.epochs) {
    const miners = BigInt(minted) - BigInt(minted) / 10n;
    const paid = payouts.filter((payout) => payout.paid !== '0');
    const scores = sum(paid.map(({ score }) => score));
    if (scores === 0n) continue;
    t.is(sum(paid.map((payout) => payout.paid)), miners, `the miners' part of epoch ${epoch}`);
    for (const payout of paid) {
      const exact = miners * BigInt(payout.score);
      const share = BigInt(payout.paid);
      t.true(share === exact / scores || share === exact / scores + 1n, `a share of epoch ${epoch}`);
    }
  }
};

test.serial(
  'three epochs from nothing: the model learns, the honest are paid, and nothing is left running',
  async (t) => {
    t.timeout(LIMIT);
    const { child, end } = await start('--miners', '2', '--adversary', 'nan', '--epochs', '3', '--json', reportFile);
    let all = running();
    await until(() => {
      all = running();
      return (all.length > 5 && all.some(({ name }) => name === 'miner-2')) || child.exitCode !== null;
    });
    const { code, out, err } = await end;
    t.is(code, 0, err);
    t.true(all.length > 5, `it had started ${all.map(({ name }) => name).join(', ')}`);
    t.deepEqual(all.filter(isRunning), []);
    t.is(out.match(/^epoch \d+ settled in /gm)?.length, 3);
    t.regex(out, /^account +role +income$/m);

    const report = read();
    const settled = report.epochs.filter(({ status }) => status === 'settled');
    t.is(settled.length, 3);
    checkMoney(t, report);
    if (onNodes) t.deepEqual([report.finality!.differing, report.finality!.silent], [[], []]);
    else t.is(report.finality, null);
    t.true(settled.at(-1)!.losses.heldOut! < report.initial.heldOut!);
    const cheat = report.accounts.find(({ adversary }) => adversary === 'nan');
    t.is(cheat?.income, '0');
    // Of two miners one may miss an epoch, or show too little in its first.
    for (const account of report.accounts.filter(({ adversary }) => adversary === null))
      t.true(BigInt(account.income) > 0n, `${account.role} ${account.address}`);
    t.true(report.firstMintSeconds! <= report.wallSeconds);
  },
);

test.serial('the next start goes on with the same chain, weights and balances', async (t) => {
  t.timeout(LIMIT);
  const before = read();
  const { end } = await start('--epochs', '1', '--json', reportFile);
  const { code, err } = await end;
  t.is(code, 0, err);
  const report = read();
  t.deepEqual(report.epochs.slice(0, before.epochs.length), before.epochs);
  t.true(report.epochs.length > before.epochs.length);
  t.deepEqual(
    report.accounts.map(({ address }) => address),
    before.accounts.map(({ address }) => address),
  );
  checkMoney(t, report);
  const held = (one: Report) => one.epochs.findLast(({ status }) => status === 'settled')!.losses.heldOut!;
  t.true(held(report) < held(before));
  t.is(report.initial.heldOut, before.initial.heldOut);
});

/** Runs `alice` against a chain and reads the JSON that it prints. */
const alice = async (...args: string[]) => {
  const bin = fileURLToPath(new URL('../offchain/cli/alice.js', import.meta.url));
  const env = { ...process.env, HOME: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...args, '--json'], { env });
  return JSON.parse(stdout);
};

test.serial('API and command line say what the chain says; then Ctrl-C stops everything', async (t) => {
  t.timeout(LIMIT);
  const { child, said, end } = await start();
  await until(() => /^RPC .*\n/.test(said.out));
  const [, rpc, api] = /^RPC (\S+) {2}API (\S+)/.exec(said.out) as unknown as [string, string, string];
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${api}${path}`, { headers });
  const json = async <T>(path: string) => (await (await get(path)).json()) as T;
  const isUp = () =>
    get('/health').then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) await delay(100);
  const all = running();

  const report = read();
  const { base } = await json<{ base: `0x${string}` }>('/epoch');
  t.is((await alice('status', '--chain', rpc)).epoch.base, base);
  t.true((await json<{ epochs: unknown[] }>('/losses')).epochs.length >= report.epochs.length);
  const miner = report.accounts.find(({ role, adversary }) => role === 'miner' && adversary === null)!;
  t.true(BigInt((await json<{ income: string }>(`/accounts/${miner.address}`)).income) >= BigInt(miner.income));
  t.true(BigInt((await alice('balance', miner.address, '--chain', rpc)).income) >= BigInt(miner.income));
  const inscription = readFileSync(new URL('../chain-spec/inscription.txt', import.meta.url), 'utf8');
  t.is(await (await get('/inscription')).text(), inscription);
  t.is((await get('/accounts/nobody')).status, 400);
  t.is((await get('/epochs/4000000000')).status, 404);

  // A validator serves from the moment it has announced where.
  while ((await get(`/weights/${base}`, { range: 'bytes=0-7' })).status !== 206) await delay(200);
  const file = join(folder, 'weights.safetensors');
  const weights = await alice('weights', base, '--chain', rpc, '--out', file);
  const bytes = readFileSync(file);
  t.is(weights.bytes, bytes.length);
  t.is(hashOf(bytes), base);
  const part = await get(`/weights/${base}`, { range: 'bytes=8-15' });
  t.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(8, 16));

  child.kill('SIGINT');
  const { code, err } = await end;
  t.is(code, 0, err);
  t.deepEqual(all.filter(isRunning), []);
  t.false(existsSync(join(data, 'lock')));
});

test.serial(
  'after kill -9 of the start itself the next one goes on, and the killed one left nothing in its way',
  async (t) => {
    t.timeout(LIMIT);
    const killed = await start();
    await until(() => running().some(({ name }) => name === 'api'));
    const all = running();
    killed.child.kill('SIGKILL');
    await killed.end;
    const { code, err } = await (await start('--epochs', '1', '--json', reportFile)).end;
    t.is(code, 0, err);
    t.deepEqual(all.filter(isRunning), []);
    checkMoney(t, read());
  },
);

test.serial('what the folder was made with cannot be changed without starting over', async (t) => {
  const { code, out, err } = await (await start(`--${launcher.option}`, '2')).end;
  t.is(code, 1);
  t.is(out, '');
  const { name, option, validators } = launcher;
  const words = `${name}: .* holds a network with ${validators} ${option}, not 2: leave --${option} out, add --fresh `;
  t.regex(err, new RegExp(`^${words}.*\n$`));
});

test.serial('a port in use is one sentence, and nothing is lost', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const { code, err } = await spawned(
    '--data',
    data,
    '--fresh',
    '--api-port',
    String(port),
    '--rpc-port',
    String(await freePort()),
  ).end;
  t.is(code, 1);
  t.is(err, `${launcher.name}: Port ${port} is in use: stop what uses it, or choose another with --api-port.\n`);
  t.true(existsSync(join(data, 'network.json')));
});

test.serial('a missing Redis is one sentence that says what to install', async (t) => {
  const node = process.execPath;
  const main = checkoutFile(`${launcher.name}.ts`);
  const child = spawn(node, [main, '--data', data, '--rpc-port', '1', '--api-port', '2'], {
    env: { PATH: '/nonexistent' },
  });
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  t.is(code, 1);
  t.regex(err, /^scripts\/\w+: Neither redis-server nor valkey-server is installed: install one .*\n$/);
});

test.serial('a corrupt data folder is one sentence', async (t) => {
  writeFileSync(join(data, 'network.json'), '{"version":1');
  const { code, err } = await (await start()).end;
  t.is(code, 1);
  t.regex(err, /network\.json is damaged \(it is not JSON\): start over with --fresh\.\n$/);
});
