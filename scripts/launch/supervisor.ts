import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, reasonOf } from './failure.ts';
import { identify, isRunning, type ProcessIdentity, signal } from './identity.ts';
import { Log } from './log.ts';

/** A process to keep running. */
export type ProcessSpec = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where its output is kept. */
  readonly log: string;
  /** What stops first when all stop: the highest number. Those of one stage stop side by side. */
  readonly stage: number;
  /** Whether to open the channel by which a Node process notices that its starter is gone (`orphan.ts`). */
  readonly channel: boolean;
  /** Called with each line of JSON that it prints. */
  readonly onEvent?: (event: unknown) => void;
  /** Tells that it is up: rejects or resolves once; called after each start, with a signal that aborts when the process ends. */
  readonly ready: (ended: AbortSignal) => Promise<void>;
};

export type SupervisorOptions = {
  /** File that lists what runs, so that a later start can end what a killed one left behind. */
  readonly records: string;
  /** Told, in one sentence, what a person should know: a process that ended by itself and starts again. */
  readonly note: (sentence: string) => void;
  /** First pause before a restart in milliseconds; doubled at each failure in a row, up to `longestPause`. */
  readonly firstPause?: number;
  readonly longestPause?: number;
  /** How long a process may take to end after SIGTERM before it gets SIGKILL, in milliseconds. */
  readonly grace?: number;
};

type Managed = {
  readonly spec: ProcessSpec;
  identity?: ProcessIdentity;
  ended: Promise<void>;
  failuresInRow: number;
  /** The last line of stderr that is not part of a stack trace. */
  lastWords: string | undefined;
};

const howItEnded = (code: number | null, by: NodeJS.Signals | null): string =>
  by === null ? `ended with exit code ${code}` : `was ended by ${by}`;

/** Whether a line of stderr says something, and is not a frame, a bracket or the version that Node prints at the end of a stack trace. */
const isSentence = (line: string): boolean => /\w/.test(line) && !/^\s+at |^Node\.js v|^\s+\w+: |^\s*\^/.test(line);

/** Starts processes, starts again those that end by themselves, and stops them all. */
export class Supervisor {
  readonly #options: Required<SupervisorOptions>;
  readonly #managed: Managed[] = [];
  readonly #stopping = new AbortController();

  constructor(options: SupervisorOptions) {
    this.#options = { firstPause: 500, longestPause: 30_000, grace: 8_000, ...options };
  }

  /**
   * Starts a process and resolves when it is ready. Rejects with a `Failure` that quotes its last line of stderr when it ends before that;
   * once it was ready, it is started again whenever it ends.
   */
  async start(spec: ProcessSpec): Promise<void> {
    if (this.#stopping.signal.aborted) throw new Failure(`${spec.name} was not started: everything is being stopped`);
    const managed: Managed = { spec, ended: Promise.resolve(), failuresInRow: 0, lastWords: undefined };
    this.#managed.push(managed);
    const ended = this.#spawn(managed);
    const outcome = await this.#untilReady(managed, ended);
    if (outcome !== 'ready') throw new Failure(`${spec.name} could not start: ${outcome}`);
    void this.#keep(managed, ended);
  }

  /** The processes that run now, by name. */
  running(): ReadonlyMap<string, number> {
    return new Map(this.#managed.flatMap(({ spec, identity }) => (identity ? [[spec.name, identity.pid]] : [])));
  }

  /** Stops everything, the highest stage first; resolves when nothing that was started runs any more. Safe to call again. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const stages = [...new Set(this.#managed.map(({ spec }) => spec.stage))].sort((a, b) => b - a);
    for (const stage of stages)
      await Promise.all(this.#managed.filter(({ spec }) => spec.stage === stage).map((managed) => this.#end(managed)));
  }

  async #end(managed: Managed): Promise<void> {
    const { identity, ended } = managed;
    if (!identity) return;
    signal(identity.pid, 'SIGTERM');
    const grace = setTimeout(() => signal(-identity.pid, 'SIGKILL'), this.#options.grace);
    await ended;
    clearTimeout(grace);
  }

  /** Starts the process once; the promise resolves with how it ended. */
  #spawn(managed: Managed): Promise<string> {
    const { spec } = managed;
    const log = new Log(spec.log);
    // A process group of its own: Ctrl-C reaches the starter alone, which then stops everything in order.
    const child = spawn(spec.command, spec.args, {
      detached: true,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe', ...(spec.channel ? ['ipc' as const] : [])],
    });
    managed.identity = child.pid === undefined ? undefined : identify(child.pid);
    managed.lastWords = undefined;
    this.#record();
    createInterface({ input: child.stdout! }).on('line', (line) => {
      log.write(line);
      if (!spec.onEvent || !line.startsWith('{')) return;
      let event: unknown;
      try {
        event = JSON.parse(line);
      } catch {
        return;
      }
      spec.onEvent(event);
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      log.write(line);
      if (isSentence(line)) managed.lastWords = line.trim();
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => {
        if (child.pid === undefined) resolve(`its program did not start (${error.message})`);
      });
      // What it may have started itself is in its group, and would keep its output open.
      child.once('exit', () => child.pid !== undefined && signal(-child.pid, 'SIGKILL'));
      child.once('close', (code, by) => resolve(managed.lastWords ?? `it ${howItEnded(code, by)}`));
    }).then((how) => {
      managed.identity = undefined;
      this.#record();
      return how;
    });
    managed.ended = ended.then(() => undefined);
    return ended;
  }

  /** 'ready', or why the process will not be. */
  async #untilReady(managed: Managed, ended: Promise<string>): Promise<string> {
    const gone = new AbortController();
    void ended.then(() => gone.abort());
    const ready = managed.spec.ready(gone.signal).then(
      () => 'ready',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return Promise.race([ended, ready]);
  }

  async #keep(managed: Managed, first: Promise<string>): Promise<void> {
    const { firstPause, longestPause, note } = this.#options;
    let ended = first;
    for (;;) {
      const how = await ended;
      if (this.#stopping.signal.aborted) return;
      const pause = Math.min(longestPause, firstPause * 2 ** managed.failuresInRow);
      note(`${managed.spec.name} ended (${how}): starting it again in ${(pause / 1000).toFixed(1)} s`);
      managed.failuresInRow += 1;
      await this.#pause(pause);
      if (this.#stopping.signal.aborted) return;
      ended = this.#spawn(managed);
      const started = ended;
      void this.#untilReady(managed, started).then((outcome) => {
        if (outcome === 'ready') managed.failuresInRow = 0;
      });
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#stopping.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Replaces the list as a whole: whoever reads it, also after a crash, reads what was true at one time. */
  #record(): void {
    const list = this.#managed.flatMap(({ spec, identity }) => (identity ? [{ name: spec.name, ...identity }] : []));
    try {
      writeFileSync(`${this.#options.records}.new`, `${JSON.stringify(list, null, 1)}\n`);
      renameSync(`${this.#options.records}.new`, this.#options.records);
    } catch (error) {
      // As on a full disk: what runs goes on, and is ended in order when all is.
      this.#options.note(`The list of what runs could not be written to ${this.#options.records}: ${reasonOf(error)}`);
    }
  }
}

/** Ends the processes of a list whose starter is gone: SIGTERM, and SIGKILL to the group after the grace. */
export const endLeftovers = async (leftovers: readonly ProcessIdentity[], grace = 8_000): Promise<void> => {
  const wait = async (milliseconds: number): Promise<void> => {
    const until = Date.now() + milliseconds;
    while (leftovers.some(isRunning) && Date.now() < until) await delay(50);
  };
  for (const { pid } of leftovers.filter(isRunning)) signal(pid, 'SIGTERM');
  await wait(grace);
  for (const { pid } of leftovers.filter(isRunning)) signal(-pid, 'SIGKILL');
  await wait(1000);
};
