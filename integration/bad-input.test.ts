import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { entries, nodeFlags } from '../workers/entries.ts';
import { eventually, folder, Process } from './micro.ts';
import { startMicroNetwork } from './micro-network.ts';
import { patience } from './node-program.ts';

/* What an operator can get wrong is answered in one sentence, without a stack trace, and nothing is lost. */

test.after.always(() => closeExecutor());

async function run(t: ExecutionContext, entry: string, config: object | string): Promise<Process> {
  const file = join(await folder(t), 'config.json');
  await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
  return new Process(t, process.execPath, [...nodeFlags, entry, '--config', file]);
}

/** The one line that a process says on stderr before it ends with code 1. */
async function lastWords(t: ExecutionContext, process: Process): Promise<string> {
  t.is(await process.ended(), 1);
  t.is(process.errors.length, 1, process.errors.join('\n'));
  return process.errors.at(-1)!;
}

test.serial('a config with a typo', async (t) => {
  const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  const miner = { chain: 'ws://127.0.0.1:1', key: 'key.json', data: 'data', adversery: null };
  t.regex(
    await lastWords(t, await run(t, entries.miner, miner)),
    /config\.json is wrong: unknown field "adversery"\.$/,
  );
  const worker = { account, data: 'data', redis: { path: 'x' }, threds: 1 };
  t.regex(await lastWords(t, await run(t, entries.validatorWorker, worker)), /is wrong: unknown field "threds"\.$/);
  const host = { ...miner, adversery: undefined, redis: { path: 'x' }, corpus: { seed: '0x0' }, ingest: { port: 0 } };
  t.regex(await lastWords(t, await run(t, entries.validatorHost, host)), /is wrong: "corpus\.seed": must be 0x and 64/);
  t.regex(await lastWords(t, await run(t, entries.miner, '{')), /is not JSON: /);
});

test.serial('a worker without Redis waits, says so once, and stops when told to', async (t) => {
  const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  const worker = await run(t, entries.validatorWorker, { account, data: 'data', redis: { path: 'nobody.sock' } });
  await worker.until((line) => line.includes('Redis does not answer at'));
  t.is(await worker.stop(), 0);
  t.is(worker.events.filter(({ event }) => event === 'waiting').length, 1);
  t.deepEqual(worker.errors, []);
});

test.serial('a validator whose folder, key, port or corpus is not as it should be', async (t) => {
  t.timeout(400_000 * patience);
  const { validators, api } = await startMicroNetwork(t, { validators: 2, miners: [null] });
  const { host, folder: own } = validators[0]!;
  t.is(await host.stop(), 0);
  const file = join(own, 'host.json');
  const config = JSON.parse(await readFile(file, 'utf8'));
  const saysWith = async (change: object) => {
    await writeFile(file, JSON.stringify({ ...config, ...change }));
    const words = await lastWords(
      t,
      new Process(t, process.execPath, [...nodeFlags, entries.validatorHost, '--config', file]),
    );
    await writeFile(file, JSON.stringify(config));
    return words;
  };

  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const { port } = other.address() as AddressInfo;
  t.is(await saysWith({ ingest: { port } }), `The ingest cannot listen on 127.0.0.1:${port}: the port is in use.`);
  t.regex(await saysWith({ key: 'nobody.json' }), /^There is no key file at .*nobody\.json\.$/);
  await chmod(join(own, 'key.json'), 0o644);
  t.regex(await saysWith({}), /^Others can read the key file .*: run `chmod 600/);
  await chmod(join(own, 'key.json'), 0o600);
  t.regex(await saysWith({ data: 'new', corpus: { ...config.corpus, files: ['/nowhere'] } }), /no such file/);

  const chainFile = join(own, 'data', 'chain.json');
  const chain = await readFile(chainFile, 'utf8');
  await writeFile(chainFile, JSON.stringify({ genesis: `0x${'0'.repeat(64)}` }));
  t.regex(await saysWith({}), /belongs to another chain/);
  await writeFile(chainFile, chain);
  const hidden = join(own, 'data', 'hidden', 'texts.json');
  const texts = await readFile(hidden, 'utf8');
  await writeFile(hidden, texts.slice(0, 50));
  t.regex(await saysWith({}), /^The hidden text .* is damaged: remove the folder/);
  await writeFile(hidden, texts);

  // Nothing was lost: with all as it was, the validator takes part again, and damaged weights are fetched from the other.
  const base = (await api.query.epochs.base()).toHex();
  await writeFile(join(own, 'data', 'objects', base.slice(2, 4), base.slice(2)), 'damaged');
  await rm(join(own, 'new'), { recursive: true, force: true });
  const voted = () => host.events.filter(({ event }) => event === 'voted').length;
  const before = voted();
  host.start();
  await eventually(() => voted() > before, 'the validator votes again', 240);
});
