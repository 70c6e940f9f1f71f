import { once } from 'node:events';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { describeIssues } from '../../types/files/issues.ts';
import { type JobKind, jobSchemas, resultSchemas } from '../../types/jobs/index.ts';
import { besideConfig, configPath, readConfig } from '../config.ts';
import { runProcess } from '../process.ts';
import { queueNames, queuePrefix, workerTiming } from '../queues.ts';
import { RedisConnections } from '../redis.ts';
import { workerConfig } from './config.ts';
import { ComputeThread } from './thread.ts';

/*
 * A validator's worker: takes jobs from the validator's queues and computes them in a thread, so that nothing delays the
 * renewal of a job's lock. Several may run side by side, also on other machines that share the data folder.
 */

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

await runProcess(async (stop) => {
  const file = configPath();
  const config = readConfig(file, workerConfig);
  const redis = besideSocket(file, config.redis);
  const connections = new RedisConnections(redis, (reason) => say({ event: 'waiting', reason }));
  const ended = Promise.withResolvers<never>();
  const thread = new ComputeThread({ data: besideConfig(file, config.data), threads: config.threads }, (reason) => {
    if (!stop.aborted) ended.reject(new Error(`The computing thread ended: ${reason}`));
  });
  ended.promise.catch(() => undefined);

  const process = async (job: Job): Promise<unknown> => {
    const kind = job.name as JobKind;
    const schema = Object.hasOwn(jobSchemas, kind) ? jobSchemas[kind] : undefined;
    if (schema === undefined) throw new UnrecoverableError(`there is no job called ${job.name}`);
    const parsed = schema.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError(`the job is malformed: ${describeIssues(parsed.error)}`);
    const began = performance.now();
    const result = resultSchemas[kind].parse(await thread.run(kind, parsed.data));
    say({ event: 'done', kind, job: job.id, milliseconds: Math.round(performance.now() - began) });
    return result;
  };

  const workers = queueNames.map((name) => {
    const worker = new Worker(name, process, {
      connection: connections.open(),
      prefix: queuePrefix(config.account),
      ...workerTiming,
    });
    worker.on('error', connections.onError);
    worker.on('failed', (job, error) => say({ event: 'failed', job: job?.id ?? null, reason: error.message }));
    return worker;
  });
  say({ event: 'ready', address: config.account });

  await Promise.race([once(stop, 'abort'), ended.promise]);
  // A job under way is let go: it is given to the next worker.
  await Promise.all([thread.stop(), ...workers.map((worker) => worker.close(true))]);
  connections.close();
});

function besideSocket<T extends { path: string } | { host: string; port: number }>(file: string, redis: T): T {
  return 'path' in redis ? { ...redis, path: besideConfig(file, redis.path) } : redis;
}
