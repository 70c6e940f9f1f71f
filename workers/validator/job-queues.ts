import { setTimeout as delay } from 'node:timers/promises';
import { Queue, QueueEvents } from 'bullmq';
import { type JobKind, type JobOf, jobSchemas, type ResultOf, resultSchemas } from '../../types/jobs/index.ts';
import { jobId, jobOptions, type QueueName, queueNames, queueOf, queuePrefix } from '../queues.ts';
import type { RedisConnections } from '../redis.ts';

/** A job failed on all its tries. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/** How often a job is looked at in case its event was lost with a connection, milliseconds. */
const lookAgainMs = 1000;

type Channels = Record<QueueName, { queue: Queue; events: QueueEvents }>;

/** The host's end of its validator's queues. */
export class JobQueues {
  readonly #queues: Channels;
  readonly #finished = new Map<string, Set<() => void>>();

  constructor(connections: RedisConnections, account: string) {
    const prefix = queuePrefix(account);
    const open = (name: QueueName) => {
      const queue = new Queue(name, { connection: connections.open(), prefix, defaultJobOptions: jobOptions });
      const events = new QueueEvents(name, { connection: connections.open(), prefix });
      queue.on('error', connections.onError);
      events.on('error', connections.onError);
      const wake = ({ jobId }: { jobId: string }) => {
        for (const each of this.#finished.get(jobId) ?? []) each();
      };
      events.on('completed', wake);
      events.on('failed', wake);
      return { queue, events };
    };
    this.#queues = Object.fromEntries(queueNames.map((name) => [name, open(name)])) as Channels;
  }

  /**
   * The result of a job: of an earlier run if there is one, else it is added and waited for, through losses of Redis and of workers.
   *
   * @throws JobFailed when it failed on all its tries; it is forgotten then, so that the next call tries again
   * @throws the signal's reason when it is aborted; the job stays in its queue
   */
  async run<K extends JobKind>(kind: K, job: JobOf<K>, signal: AbortSignal): Promise<ResultOf<K>> {
    const payload = jobSchemas[kind].parse(job) as JobOf<K>;
    const id = jobId(kind, payload);
    const { queue } = this.#queues[queueOf[kind]];
    for (;;) {
      signal.throwIfAborted();
      const finished = this.#whenFinished(id, signal);
      const found =
        (await untilAborted(queue.getJob(id), signal)) ??
        (await untilAborted(queue.add(kind, payload, { jobId: id }), signal));
      const state = await untilAborted(found.getState(), signal);
      if (state === 'completed') {
        const done = await untilAborted(queue.getJob(id), signal);
        if (done) return resultSchemas[kind].parse(done.returnvalue) as ResultOf<K>;
      } else if (state === 'failed') {
        const reason = (await untilAborted(queue.getJob(id), signal))?.failedReason;
        await untilAborted(found.remove(), signal);
        throw new JobFailed(`Job ${id} failed: ${reason ?? 'no reason given'}`);
      } else {
        await finished;
      }
    }
  }

  /** Removes the jobs that no worker has begun. One that is still wanted is added again by whoever waits for it. */
  async dropWaiting(): Promise<void> {
    await Promise.all(queueNames.map((name) => this.#queues[name].queue.drain(true)));
  }

  async close(): Promise<void> {
    const all = Object.values(this.#queues).flatMap(({ queue, events }) => [queue, events]);
    await Promise.all(all.map((each) => each.close()));
  }

  /** Resolves at the job's event, or after a while: the caller looks then. */
  async #whenFinished(id: string, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const wake = () => over.abort();
    const waiting = this.#finished.get(id) ?? new Set();
    this.#finished.set(id, waiting.add(wake));
    try {
      await delay(lookAgainMs, undefined, { signal: AbortSignal.any([over.signal, signal]) }).catch(() => undefined);
    } finally {
      waiting.delete(wake);
      if (waiting.size === 0) this.#finished.delete(id);
    }
  }
}

/** Commands wait while Redis is away; whoever waits for them may have to stop. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
