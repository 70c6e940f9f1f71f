import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { signal } from '../scripts/launch/identity.ts';
import { redisProcess } from '../scripts/launch/redis.ts';
import { nodeEnvironment } from '../workers/entries.ts';
import type { RedisConfig } from '../workers/validator/config.ts';
import { endWithTest } from './guard.ts';
import { patience } from './node-program.ts';

/** A folder that is removed after the test. Its path is short enough for a socket. */
export async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A process of the test's own, ended after it. */
export class Process {
  readonly #command: string;
  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  readonly lines: string[] = [];
  readonly errors: string[] = [];
  #pid: number | undefined;
  #ended: Promise<number | null> = Promise.resolve(0);
  #listeners = new Set<() => void>();

  constructor(
    t: ExecutionContext,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#command = command;
    this.#args = args;
    this.#env = env;
    t.teardown(() => this.kill());
    this.start();
  }

  /** Starts it, also again; with these arguments besides its own. */
  start(...more: readonly string[]): void {
    const child = spawn(this.#command, [...this.#args, ...more], {
      env: { ...process.env, ...nodeEnvironment, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithTest(child);
    this.#pid = child.pid;
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.lines.push(line);
      for (const each of this.#listeners) each();
    });
    createInterface({ input: child.stderr }).on('line', (line) => this.errors.push(line));
    this.#ended = new Promise((resolve) => child.once('close', resolve));
  }

  get events(): { event: string; [field: string]: unknown }[] {
    return this.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  }

  /** Resolves when the process has printed `count` lines that match, counted from its first start. */
  async until(matches: (line: string) => boolean, count = 1): Promise<void> {
    if (this.lines.filter(matches).length >= count) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.lines.filter(matches).length < count) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      void this.#ended.then((code) => {
        look();
        reject(new Error(`the process ended with code ${code}: ${this.errors.join(' ')}`));
      });
    });
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.#pid !== undefined) signal(this.#pid, 'SIGKILL');
    await this.#ended;
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (this.#pid !== undefined) signal(this.#pid, 'SIGTERM');
    return this.#ended;
  }

  /** Resolves with the exit code when it ends by itself. */
  async ended(): Promise<number | null> {
    return this.#ended;
  }
}

/** A Redis of the test's own, with the settings that a network's has. */
export async function startRedis(t: ExecutionContext, data: string): Promise<{ where: RedisConfig; redis: Process }> {
  const { where, spec } = await redisProcess(join(data, 'redis'), join(data, 'redis.log'));
  const redis = new Process(t, spec.command, spec.args);
  await spec.ready(AbortSignal.timeout(10_000));
  return { where, redis };
}

/**
 * Asks again until it holds; for states that announce themselves by no event. Who is asked may be away for a while.
 * @param usual seconds that it may take on the development chain
 */
export async function eventually(holds: () => Promise<boolean> | boolean, what: string, usual = 60): Promise<void> {
  const seconds = patience * usual;
  const until = Date.now() + 1000 * seconds;
  const answer = async () => holds();
  let reason = '';
  for (;;) {
    const held = await answer().catch((error: Error) => {
      reason = ` (${error.message})`;
      return false;
    });
    if (held) return;
    if (Date.now() > until) throw new Error(`not within ${seconds} s: ${what}${reason}`);
    await delay(100);
  }
}
