import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { Redis } from 'ioredis';
import type { RedisConfig } from '../../workers/validator/config.ts';
import { signal } from './identity.ts';
import { findRedis, redisProcess } from './redis.ts';
import { Supervisor } from './supervisor.ts';

const temporary = (t: { teardown: (undo: () => void) => void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alice redis "'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const ask = async <T>(where: RedisConfig, question: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis({ ...where });
  // Between a kill and the restart nobody answers: the client tries again by itself.
  client.on('error', () => {});
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
};

test('what was written is there after kill -9, through a socket in the folder', async (t) => {
  const folder = temporary(t);
  const supervisor = new Supervisor({ records: join(folder, 'processes.json'), note: () => {}, firstPause: 10 });
  t.teardown(() => supervisor.stop());
  const { where, spec } = await redisProcess(join(folder, 'redis'), join(folder, 'log'));
  t.true('path' in where);
  await supervisor.start(spec);
  await ask(where, (client) => client.set('job', 'kept'));
  const first = supervisor.running().get('redis')!;
  signal(first, 'SIGKILL');
  while ([undefined, first].includes(supervisor.running().get('redis'))) await new Promise((r) => setTimeout(r, 10));
  t.is(await ask(where, (client) => client.get('job')), 'kept');
});

test('where the path is too long for a socket it takes a free port', async (t) => {
  const folder = join(temporary(t), 'x'.repeat(100));
  const { where, spec } = await redisProcess(folder, join(folder, 'log'));
  t.true('port' in where);
  const supervisor = new Supervisor({ records: join(folder, 'processes.json'), note: () => {} });
  t.teardown(() => supervisor.stop());
  await supervisor.start(spec);
  t.is(await ask(where, (client) => client.ping()), 'PONG');
  t.false(readdirSync(folder).includes('redis.sock'));
});

test('a missing server is one sentence that says what to install', (t) => {
  const error = t.throws(() => findRedis('/nonexistent:'));
  t.regex(error.message, /^Neither redis-server nor valkey-server is installed: install one/);
});
