import { once } from 'node:events';
import { connect, readKey, readModel, Submitter, watchEpochs } from '../../offchain/chain/index.ts';
import { openStore } from '../../offchain/store/index.ts';
import type { MinerEvent } from '../../types/jobs/index.ts';
import { besideConfig, configPath, readConfig } from '../config.ts';
import { alice, nats, printer } from '../events.ts';
import { claimFolder } from '../genesis.ts';
import { runProcess } from '../process.ts';
import { minerConfig } from './config.ts';
import { folders, objectLimit } from './folders.ts';
import { Miner } from './miner.ts';
import { readState, soundState } from './state.ts';
import { TrainingThread } from './thread.ts';

/* A miner: follows the epochs of a chain, trains in a thread, submits and uploads. */

const emit = printer<MinerEvent>(describe);

await runProcess(async (stop) => {
  const file = configPath();
  const config = readConfig(file, minerConfig);
  const data = besideConfig(file, config.data);
  const connection = await connect(config.chain);
  const { api } = connection;
  const key = await readKey(besideConfig(file, config.key), connection.development);
  await claimFolder(data, api.genesisHash.toHex());

  const store = await openStore(folders(data).objects, objectLimit);
  const kept = await readState(data);
  const state = await soundState(store, kept);
  if (state !== kept)
    emit({
      event: 'waiting',
      reason: `Part of what ${data} kept of earlier training is damaged: training goes on without it.`,
    });
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  const thread = new TrainingThread(folders(data).objects, config.threads, (reason) => {
    if (!stop.aborted) ended.reject(new Error(`The training thread ended: ${reason}`));
  });
  const submitter = new Submitter(api, key);
  const { adversary } = config;
  const tools = { api, key, submitter, store, thread, data, model: await readModel(api), adversary, emit };
  const miner = new Miner(tools, state, stop);
  let last = '';
  const sayOnce = (reason: string) => {
    if (reason !== last) emit({ event: 'waiting', reason });
    last = reason;
  };
  const unwatch = await watchEpochs(
    api,
    (epoch) => miner.onEpoch(epoch),
    (error) => sayOnce(error.message),
  );
  emit({ event: 'ready', address: key.address });

  if (!stop.aborted) await Promise.race([once(stop, 'abort'), ended.promise]);
  unwatch();
  await thread.stop();
  await miner.settled();
  await connection.close();
});

/** An event in words; steps as a progress bar. */
function describe(event: MinerEvent): string | null {
  switch (event.event) {
    case 'ready':
      return `Miner ${event.address} follows the chain.`;
    case 'waiting':
      return event.reason;
    case 'problem':
      return event.epoch === null ? event.reason : `Epoch ${event.epoch}: ${event.reason}`;
    case 'fetched':
      return null;
    case 'step':
      return `Epoch ${event.epoch}  ${bar(event.step, event.steps)}  step ${event.step}/${event.steps}  loss ${event.loss.toFixed(3)}  ${Math.round(event.tokensPerSecond)} tokens/s\r`;
    case 'compressed':
      return `Epoch ${event.epoch}: ${event.steps} steps, loss ${event.firstLoss.toFixed(3)} to ${event.lastLoss.toFixed(3)}, ${event.bytes} bytes.`;
    case 'submitted':
      return `Epoch ${event.epoch}: submitted ${event.blob}.`;
    case 'uploaded':
      return `Epoch ${event.epoch}: uploaded to ${event.endpoint}.`;
    case 'result':
      return `Epoch ${event.epoch}: ${event.status.toLowerCase()}, score ${event.score === null ? 'none' : nats(event.score)}, paid ${alice(event.paid)}, income so far ${alice(event.income)}.`;
  }
}

function bar(done: number, of: number): string {
  const filled = Math.round((24 * done) / of);
  return `[${'#'.repeat(filled)}${' '.repeat(24 - filled)}]`;
}
