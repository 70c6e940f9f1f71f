import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import { type AdversaryKind, adversaryKinds } from '../offchain/adversaries/index.ts';
import { assignedShards, manifestBytes, splitCorpus } from '../offchain/data/index.ts';
import { cohortBytes, scoreOf } from '../offchain/jobs/index.ts';
import { initialWeights, parameterCount, tensors } from '../offchain/model/index.ts';
import { cohortOf, epochScores } from '../offchain/scoring/index.ts';
import { hashOf, openStore } from '../offchain/store/index.ts';
import { batchSeed } from '../offchain/training/index.ts';
import { encodeWeights } from '../offchain/weights/index.ts';
import { microCorpus, microModel } from '../scripts/launch/micro.ts';
import { canonicalJson } from '../types/files/canonical.ts';
import type { Hash } from '../types/files/hash.ts';
import type { AggregateJob, EvaluateJob, InspectJob, ScoreJob } from '../types/jobs/index.ts';
import { entries } from '../workers/entries.ts';
import { Producer } from '../workers/miner/produce.ts';
import { RedisConnections } from '../workers/redis.ts';
import type { RedisConfig } from '../workers/validator/config.ts';
import { folders } from '../workers/validator/folders.ts';
import { HiddenTexts } from '../workers/validator/hidden.ts';
import { JobQueues } from '../workers/validator/job-queues.ts';
import { prepare } from '../workers/validator/prepare.ts';
import { eventually, folder, Process, startRedis } from './micro.ts';

/*
 * A validator's queues on a real Redis, with real workers that score what real miners' training made. No chain: the jobs are what
 * a host would send.
 */

const accountOf = (number: number) => encodeAddress(new Uint8Array(32).fill(number + 1), 42);
const validator = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
const seed: Hash = `0x${'6'.repeat(64)}`;

/** A validator's folder with the texts and the initial weights, and submissions made by training from these. */
async function setUp(t: ExecutionContext, cheats: AdversaryKind[] = []) {
  const data = await folder(t);
  const store = await openStore(folders(data).objects, 1 << 28);
  const corpus = microCorpus();
  const file = join(data, 'micro');
  await writeFile(file, corpus.text);
  const descriptionFile = join(data, 'description.json');
  await writeFile(descriptionFile, JSON.stringify(microModel));
  const manifest = splitCorpus({ corpus, seed, vocabulary: microModel.vocabulary }).manifest;
  const base = hashOf(encodeWeights(tensors(microModel), initialWeights(microModel)));
  const model = {
    name: microModel.name,
    parameters: BigInt(parameterCount(microModel)),
    budget: microModel.budget,
    description: hashOf(new TextEncoder().encode(canonicalJson(microModel))),
    manifest: hashOf(manifestBytes(manifest)),
    seed: microModel.seed as Hash,
  };
  const { context: tokens } = await prepare({
    data,
    store,
    model,
    base,
    description: descriptionFile,
    corpus: { files: [file], seed },
    fetch: (hash) => store.get(hash),
  });
  const hiddenRoot = await new HiddenTexts(data, tokens, 16).rootFor(0);

  const context = { epoch: 0, base, description: model.description, manifest: model.manifest, budget: model.budget };
  const producer = new Producer(store, 1);
  const submissions: InspectJob[] = [];
  for (const [index, adversary] of [null, null, ...cheats].entries()) {
    const account = accountOf(index);
    const key = decodeAddress(account);
    const given = assignedShards(seed, key, microModel.training.shardsPerEpoch, manifest.shards.length);
    const { pending } = await producer.run(
      {
        ...context,
        account: u8aToHex(key),
        randomness: seed,
        settled: 0,
        shards: [...new Set(given)].map((shard) => manifest.shards[shard]!.hash),
        moments: null,
        residual: null,
        seed: batchSeed(seed, key),
        adversary,
      },
      () => false,
      () => undefined,
    );
    const { blob, size } = pending;
    submissions.push({ ...context, index, account, blob, size });
  }
  return { data, store, context, hiddenRoot, submissions };
}

async function startWorker(t: ExecutionContext, data: string, redis: RedisConfig): Promise<Process> {
  const config = join(data, 'worker.json');
  await writeFile(config, JSON.stringify({ account: validator, data: '.', redis }));
  const worker = new Process(t, process.execPath, [entries.validatorWorker, '--config', config]);
  await worker.until((line) => line.includes('"ready"'));
  return worker;
}

/** What the queue itself reports besides, such as a lock that lapsed on a busy machine, may come any number of times. */
const isOfRedis = (sentence: unknown) => /^Redis (does not answer|is back) at /.test(String(sentence));

function openQueues(t: ExecutionContext, redis: RedisConfig) {
  const said: string[] = [];
  const connections = new RedisConnections(redis, (sentence) => isOfRedis(sentence) && said.push(sentence));
  const queues = new JobQueues(connections, validator);
  t.teardown(async () => {
    await queues.close();
    connections.close();
  });
  return { queues, said };
}

type SetUp = Awaited<ReturnType<typeof setUp>>;

/** What a host does in an epoch: inspect all, score the sound, aggregate what has a positive score, evaluate. */
async function epoch(queues: JobQueues, { store, context, hiddenRoot, submissions }: SetUp) {
  const signal = AbortSignal.timeout(120_000);
  const inspected = await Promise.all(submissions.map((job) => queues.run('inspect', job, signal)));
  const sound = submissions.filter((_, index) => inspected[index]!.verdict === 'sound');
  const blobs = submissions.map(({ blob }) => blob);
  const cohort = await store.put(cohortBytes(cohortOf(inspected), inspected, blobs));
  const scored = await Promise.all(
    sound.map((each) => {
      const job: ScoreJob = { ...each, randomness: seed, hiddenRoot, cohort, last: null, before: null };
      return queues.run('score', job, signal);
    }),
  );
  const { judgements: judged } = epochScores(
    sound.map(() => ({ verdict: 'sound', norm: 1 })),
    scored.map(scoreOf),
    sound.map(() => null),
  );
  const accepted = sound.flatMap(({ index, blob }, at) => {
    const { score } = judged[at]!;
    return score > 0n ? [{ index, blob, score: score.toString() }] : [];
  });
  const aggregation: AggregateJob = { ...context, accepted, halvings: 0, invertSign: false };
  const weights = await queues.run('aggregate', aggregation, signal);
  const evaluation: EvaluateJob = { ...aggregation, hiddenRoot };
  return { inspected, scored, accepted, weights, losses: await queues.run('evaluate', evaluation, signal) };
}

test.serial('honest gradients score, cheats do not, and the losses of the vote pass the sign guard', async (t) => {
  const made = await setUp(t, [...adversaryKinds]);
  const { where } = await startRedis(t, made.data);
  await startWorker(t, made.data, where);
  const { queues } = openQueues(t, where);
  const { accepted, losses, weights, inspected, scored } = await epoch(queues, made);
  t.deepEqual(
    accepted.map(({ index }) => index),
    [0, 1],
    JSON.stringify({ inspected, scored }),
  );
  t.true(BigInt(losses.minus) < BigInt(losses.base) && BigInt(losses.base) < BigInt(losses.plus));
  t.is((await made.store.get(weights.weights)).length, weights.size);

  // So short a step goes along the slope: half of it moves the loss half as far.
  const shorter = (halvings: number): AggregateJob => ({ ...made.context, accepted, halvings, invertSign: false });
  const moved = async (halvings: number) => {
    const job: EvaluateJob = { ...shorter(halvings), hiddenRoot: made.hiddenRoot };
    const { minus, plus } = await queues.run('evaluate', job, AbortSignal.timeout(60_000));
    return Number(BigInt(plus) - BigInt(minus));
  };
  const ratio = (await moved(6)) / (await moved(5));
  t.true(Math.abs(ratio - 0.5) < 0.02, `${ratio}`);
  t.not((await queues.run('aggregate', shorter(1), AbortSignal.timeout(60_000))).weights, weights.weights);

  const aggregation: AggregateJob = { ...made.context, accepted, halvings: 0, invertSign: true };
  const inverted = await queues.run(
    'evaluate',
    { ...aggregation, hiddenRoot: made.hiddenRoot },
    AbortSignal.timeout(60_000),
  );
  t.is(inverted.base, losses.base);
  t.true(BigInt(inverted.minus) > BigInt(inverted.base));
});

test.serial(
  'who submits the hash of another miner’s blob first has nothing, and its author keeps its score',
  async (t) => {
    const made = await setUp(t);
    const { where } = await startRedis(t, made.data);
    await startWorker(t, made.data, where);
    const { queues } = openQueues(t, where);
    const [first, second] = made.submissions;
    const stolen = { ...first!, account: second!.account };
    const submissions = [stolen, { ...first!, index: 1 }, { ...second!, index: 2 }];
    const { inspected, accepted } = await epoch(queues, { ...made, submissions });
    t.like(inspected[0], { verdict: 'refused' });
    t.regex((inspected[0] as { reason: string }).reason, /of miner 0x/);
    t.deepEqual(
      accepted.map(({ index }) => index),
      [1, 2],
    );
  },
);

test.serial('a job that was done is not done again, whoever asks', async (t) => {
  const made = await setUp(t);
  const { where } = await startRedis(t, made.data);
  const worker = await startWorker(t, made.data, where);
  const first = await epoch(openQueues(t, where).queues, made);
  const done = worker.events.filter(({ event }) => event === 'done').length;
  t.is(done, 6);
  t.deepEqual(await epoch(openQueues(t, where).queues, made), first);
  t.is(worker.events.filter(({ event }) => event === 'done').length, done);
});

test.serial('a worker killed in the middle of a job loses nothing', async (t) => {
  const made = await setUp(t);
  const { where } = await startRedis(t, made.data);
  const worker = await startWorker(t, made.data, where);
  const { queues } = openQueues(t, where);
  const signal = AbortSignal.timeout(120_000);
  // Many jobs that differ in a field which does not change their result: they take far longer than the kill.
  const jobs = Array.from({ length: 400 }, (_, i) => ({ ...made.submissions[i % 2]!, index: i }));
  const results = Promise.all(jobs.map((job) => queues.run('inspect', job, signal)));
  const isDone = (line: string) => line.includes('"done"');
  await worker.until(isDone, 3);
  await worker.kill();
  const before = worker.lines.filter(isDone).length;
  t.true(before < jobs.length);
  worker.start();
  for (const result of await results) t.is(result.verdict, 'sound');
  await worker.until(isDone, jobs.length);
});

test.serial('while Redis is killed and gone, everybody waits and says so once; then every job is done', async (t) => {
  const made = await setUp(t);
  const { where, redis } = await startRedis(t, made.data);
  const worker = await startWorker(t, made.data, where);
  const { queues, said } = openQueues(t, where);
  const signal = AbortSignal.timeout(60_000);
  const jobs = Array.from({ length: 40 }, (_, i) => ({ ...made.submissions[i % 2]!, index: i }));
  const results = Promise.all(jobs.map((job) => queues.run('inspect', job, signal)));
  await worker.until((line) => line.includes('"done"'), 3);
  await redis.kill();
  await eventually(() => said.length > 0, 'the host notices');
  await worker.until((line) => line.includes('Redis does not answer'));
  const late = queues.run('inspect', { ...made.submissions[0]!, index: 99 }, signal);
  redis.start();
  for (const result of [...(await results), await late]) t.is(result.verdict, 'sound');
  await eventually(() => said.length === 2, 'the host says that it is back');
  t.regex(said[0]!, /^Redis does not answer at .*: jobs wait until it is back\.$/);
  t.regex(said[1]!, /^Redis is back at /);
  t.is(worker.events.filter(({ event, reason }) => event === 'waiting' && isOfRedis(reason)).length, 2);
});

test.serial('a job that cannot be done fails with its reason, and is tried again when asked again', async (t) => {
  const made = await setUp(t);
  const { where } = await startRedis(t, made.data);
  await startWorker(t, made.data, where);
  const { queues } = openQueues(t, where);
  const signal = AbortSignal.timeout(60_000);
  const bytes = new Uint8Array([1, 2, 3]);
  const job = { ...made.submissions[0]!, blob: hashOf(bytes), size: 3 };
  await t.throwsAsync(queues.run('inspect', job, signal), { message: /object 0x[0-9a-f]+ is not in the store/ });
  await made.store.put(bytes);
  t.is((await queues.run('inspect', job, signal)).verdict, 'refused');
});

test.serial('a worker stops on SIGTERM in the middle of its work and leaves its job to the next', async (t) => {
  const made = await setUp(t);
  const { where } = await startRedis(t, made.data);
  const worker = await startWorker(t, made.data, where);
  const { queues } = openQueues(t, where);
  const signal = AbortSignal.timeout(60_000);
  const jobs = Array.from({ length: 20 }, (_, i) => ({ ...made.submissions[i % 2]!, index: i }));
  const results = Promise.all(jobs.map((job) => queues.run('inspect', job, signal)));
  await worker.until((line) => line.includes('"done"'));
  t.is(await worker.stop(), 0);
  t.deepEqual(worker.errors, []);
  worker.start();
  for (const result of await results) t.is(result.verdict, 'sound');
});
