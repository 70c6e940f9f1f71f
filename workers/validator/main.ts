import { once } from 'node:events';
import type { Server } from 'node:http';
import {
  connect,
  readAnnouncements,
  readEpoch,
  readKey,
  readModel,
  Submitter,
  watchEpochs,
} from '../../offchain/chain/index.ts';
import { createIngest, createIngestServer, largestObject, urlOf } from '../../offchain/ingest/index.ts';
import { openStore } from '../../offchain/store/index.ts';
import type { ValidatorEvent } from '../../types/jobs/index.ts';
import { besideConfig, ConfigError, configPath, readConfig } from '../config.ts';
import { nats, printer } from '../events.ts';
import { claimFolder } from '../genesis.ts';
import { runProcess } from '../process.ts';
import { RedisConnections } from '../redis.ts';
import { type HostConfig, hostConfig } from './config.ts';
import { folders, objectLimit } from './folders.ts';
import { HiddenTexts } from './hidden.ts';
import { Host } from './host.ts';
import { JobQueues } from './job-queues.ts';
import { Peers } from './peers.ts';
import { prepare } from './prepare.ts';

/*
 * A validator's host: takes and serves blobs and weights over HTTP, follows the chain, hands the heavy work to the workers by
 * queue, and sends what the validator has to say.
 */

const emit = printer<ValidatorEvent>(describe);

await runProcess(async (stop) => {
  const file = configPath();
  const config = readConfig(file, hostConfig);
  const beside = (path: string) => besideConfig(file, path);
  const connection = await connect(config.chain);
  const { api } = connection;
  if (config.invertSign && !connection.development)
    throw new ConfigError(`The config file ${file} is wrong: "invertSign" is for development chains only.`);
  const key = await readKey(beside(config.key), connection.development);
  const data = beside(config.data);
  await claimFolder(data, api.genesisHash.toHex());

  const store = await openStore(folders(data).objects, objectLimit);
  const submitter = new Submitter(api, key);
  const model = await readModel(api);
  const peers = new Peers({
    sources: async () =>
      (await readAnnouncements(api)).filter(({ account }) => account !== key.address).map(({ endpoint }) => endpoint),
    store,
    partial: folders(data).partial,
    limit: Math.min(objectLimit, largestObject(model)),
  });
  const { context } = await prepare({
    data,
    store,
    model,
    base: (await readEpoch(api)).base,
    description: config.description === null ? null : beside(config.description),
    corpus: { ...config.corpus, files: config.corpus.files?.map(beside) ?? null },
    fetch: (hash) => peers.fetch(hash, stop),
  });

  const redis = 'path' in config.redis ? { path: beside(config.redis.path) } : config.redis;
  const connections = new RedisConnections(redis, (reason) => emit({ event: 'waiting', reason }));
  const queues = new JobQueues(connections, key.address);
  let host: Host | null = null;
  const ingest = createIngest(store, {
    expected: (blob, account) => host?.expected(blob, account) ?? 'This validator is still starting.',
    received: (blob) => host?.received(blob),
  });
  const server = createIngestServer(ingest);
  const endpoint = await listen(server, config.ingest);
  const hidden = new HiddenTexts(data, context, config.hiddenEpochs);
  const { invertSign } = config;
  host = new Host({ api, submitter, store, peers, queues, data, model, endpoint, hidden, invertSign, emit }, stop);
  let last = '';
  const sayOnce = (reason: string) => {
    if (reason !== last) emit({ event: 'waiting', reason });
    last = reason;
  };
  const unwatch = await watchEpochs(
    api,
    (epoch) => host.onEpoch(epoch),
    (error) => sayOnce(error.message),
  );
  emit({ event: 'ready', address: key.address, endpoint });

  if (!stop.aborted) await once(stop, 'abort');
  unwatch();
  server.close();
  await host.settled();
  connections.close();
  await connection.close();
});

/** Starts the ingest and returns the URL to announce. */
async function listen(server: Server, { host, port, url }: HostConfig['ingest']): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'the port is in use' : (error.code ?? error.message);
      reject(new ConfigError(`The ingest cannot listen on ${host}:${port}: ${reason}.`));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return url ?? urlOf(host, typeof address === 'object' && address !== null ? address.port : port);
}

/** An event in words. */
function describe(event: ValidatorEvent): string {
  switch (event.event) {
    case 'ready':
      return `Validator ${event.address} listens at ${event.endpoint}.`;
    case 'waiting':
      return event.reason;
    case 'problem':
      return event.epoch === null ? event.reason : `Epoch ${event.epoch}: ${event.reason}`;
    case 'announced':
      return `Epoch ${event.epoch}: announced ${event.endpoint}.`;
    case 'published':
      return `Epoch ${event.epoch}: published the hidden text ${event.hiddenRoot}, which is no longer used.`;
    case 'received':
      return `Epoch ${event.epoch}: received submission ${event.index} (${event.bytes} bytes).`;
    case 'scored':
      return `Epoch ${event.epoch}: submission ${event.index} scores ${event.score === null ? 'nothing' : nats(event.score)}${event.reason === null ? '' : ` (${event.reason})`}.`;
    case 'committed':
      return `Epoch ${event.epoch}: committed.`;
    case 'revealed':
      return `Epoch ${event.epoch}: revealed.`;
    case 'aggregated':
      return `Epoch ${event.epoch}: ${event.accepted} gradients make ${event.weights}.`;
    case 'voted':
      return `Epoch ${event.epoch}: voted; loss ${nats(event.base)} before and ${nats(event.minus)} after, ${nats(event.heldOut)} on the held-out text.`;
  }
}
