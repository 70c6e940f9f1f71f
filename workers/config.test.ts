import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ConfigError, configPath, readConfig } from './config.ts';
import { claimFolder } from './genesis.ts';
import { minerConfig } from './miner/config.ts';
import { hostConfig, workerConfig } from './validator/config.ts';

const miner = { chain: 'ws://127.0.0.1:9944', key: 'key.json', data: '.' };
const host = { ...miner, corpus: { seed: `0x${'00'.repeat(32)}` }, redis: { path: 'redis.sock' }, ingest: { port: 0 } };
const worker = {
  account: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  data: '.',
  redis: { host: 'x', port: 1 },
};

async function sentence(text: string, schema: Parameters<typeof readConfig>[1]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alice-config-'));
  try {
    const file = join(folder, 'config.json');
    await writeFile(file, text);
    readConfig(file, schema);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.replace(folder, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const check = (value: object, schema: Parameters<typeof readConfig>[1]) => sentence(JSON.stringify(value), schema);

test('the least that a config has to say is accepted', async (t) => {
  t.is(await check(miner, minerConfig), 'accepted');
  t.is(await check(host, hostConfig), 'accepted');
  t.is(await check(worker, workerConfig), 'accepted');
});

test('a wrong config gets one sentence that names the file and the field', async (t) => {
  const wrong = 'The config file /config.json is wrong: ';
  t.is(await check({ ...miner, thread: 2 }, minerConfig), `${wrong}unknown field "thread".`);
  t.is(
    await check({ ...host, ingest: { port: 0, hots: 'x' } }, hostConfig),
    `${wrong}unknown field "hots" in "ingest".`,
  );
  t.is(await check({ ...miner, chain: 'http://x' }, minerConfig), `${wrong}"chain": must be a ws:// or wss:// URL.`);
  t.regex(await check({ ...miner, key: undefined }, minerConfig), /"key": Invalid input/);
  t.regex(
    await check({ ...miner, adversary: 'lazy' }, minerConfig),
    /"adversary": Invalid option: expected one of "sign-flip"/,
  );
  t.is(
    await check({ ...worker, redis: { host: 'x' } }, workerConfig),
    `${wrong}"redis": must be { "path": SOCKET } or { "host": HOST, "port": PORT }.`,
  );
  t.regex(await sentence('{ "chain": ', minerConfig), /^The config file \/config.json is not JSON: /);
  t.notRegex(await sentence('{\n"chain": x\n\u001b[2J}', minerConfig), /\p{Cc}/u);
});

test('a missing file and wrong arguments get one sentence too', (t) => {
  t.throws(() => readConfig('/nowhere/config.json', minerConfig), {
    message: 'Cannot read the config file /nowhere/config.json: ENOENT.',
  });
  t.is(configPath(['--config', 'x']), 'x');
  t.throws(() => configPath([]), { message: 'Say which config file to use: --config FILE.' });
  t.throws(() => configPath(['--confg', 'x']), { message: /The only option is --config FILE/ });
});

test('a data folder belongs to one chain', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'alice-data-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const [one, other] = [`0x${'1'.repeat(64)}`, `0x${'2'.repeat(64)}`] as const;
  await claimFolder(folder, one);
  await claimFolder(folder, one);
  await t.throwsAsync(claimFolder(folder, other), { message: /belongs to another chain/ });
  await writeFile(join(folder, 'chain.json'), '{');
  await t.throwsAsync(claimFolder(folder, one), { message: /is damaged/ });
});
