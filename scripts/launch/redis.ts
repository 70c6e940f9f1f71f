import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RedisConfig } from '../../workers/validator/config.ts';
import { Failure } from './failure.ts';
import { freePort } from './ports.ts';
import type { ProcessSpec } from './supervisor.ts';

/** A socket's path must fit into `sockaddr_un`: 104 bytes on macOS, 108 on Linux, with the zero at the end. */
const LONGEST_SOCKET_PATH = 100;

/** The first of the programs that is on the PATH. Throws a `Failure` that says what to install. */
export const findRedis = (path = process.env.PATH ?? ''): string => {
  for (const name of ['redis-server', 'valkey-server'])
    for (const folder of path.split(delimiter).filter(Boolean)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  throw new Failure(
    'Neither redis-server nor valkey-server is installed: install one (on Debian as root: apt-get install redis-server) and start again.',
  );
};

/** One PING; true when the answer is PONG. */
const answers = (where: RedisConfig): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(where as { path: string });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (bytes) => end(bytes.toString().startsWith('+PONG')));
  });

/**
 * A Redis of the network's own in `folder`, reached by a socket there (by a free port where the path is too long for one), that writes each
 * command to an append-only file, so that a job outlives the process.
 */
export const redisProcess = async (folder: string, log: string): Promise<{ where: RedisConfig; spec: ProcessSpec }> => {
  const command = findRedis();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socket = resolve(folder, 'redis.sock');
  const byPath = Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH;
  const where: RedisConfig = byPath ? { path: socket } : { host: '127.0.0.1', port: await freePort() };
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  const settings = [
    ...('path' in where
      ? ['port 0', `unixsocket ${quoted(socket)}`, 'unixsocketperm 600']
      : [`port ${where.port}`, 'bind 127.0.0.1']),
    `dir ${quoted(resolve(folder))}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'daemonize no',
    'maxmemory-policy noeviction',
  ];
  const file = join(folder, 'redis.conf');
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  // What a killed server left behind would look like one that runs.
  if (byPath) rmSync(socket, { force: true });
  const ready = async (ended: AbortSignal): Promise<void> => {
    while (!ended.aborted && !(await answers(where))) await delay(50);
  };
  return { where, spec: { name: 'redis', command, args: [file], log, stage: 0, channel: false, ready } };
};
