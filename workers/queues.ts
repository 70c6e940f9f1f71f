import { createHash } from 'node:crypto';
import type { JobKind, JobOf } from '../types/jobs/index.ts';

/** BullMQ queues of a validator. `inspect` and `score` jobs share one, so that a worker does them in the order they came. */
export const queueNames = ['score', 'aggregate', 'evaluate'] as const;
export type QueueName = (typeof queueNames)[number];

/** The queue that a kind of job goes to. */
export const queueOf: Record<JobKind, QueueName> = {
  inspect: 'score',
  score: 'score',
  aggregate: 'aggregate',
  evaluate: 'evaluate',
};

/** Key prefix of all queues of one validator, so that validators can share one Redis. */
export function queuePrefix(account: string): string {
  return `alice-${account}`;
}

/**
 * Job id: kind, epoch, submission index where there is one, and a digest of the whole payload. A result depends on the
 * payload alone, so adding the same job again, or running it twice, changes nothing.
 */
export function jobId<K extends JobKind>(kind: K, job: JobOf<K>): string {
  const digest = createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 32);
  const index = 'index' in job ? `-${job.index}` : '';
  return `${kind}-${job.epoch}${index}-${digest}`;
}

/** A job whose worker died is given to another within about `lockDuration` + 2 · `stalledInterval`. */
export const workerTiming = { lockDuration: 3000, stalledInterval: 1000, maxStalledCount: 100 } as const;

/** Tries of a job that throws, and how many finished jobs are kept for a host that was away. */
export const jobOptions = {
  attempts: 3,
  backoff: { type: 'fixed', delay: 200 },
  removeOnComplete: { count: 1000 },
  removeOnFail: { count: 1000 },
} as const;
