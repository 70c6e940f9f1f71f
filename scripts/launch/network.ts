import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network, Participant } from '../../types/files/network.ts';
import { type MinerEvent, minerEvent, type ValidatorEvent, validatorEvent } from '../../types/jobs/index.ts';
import type { RedisConfig } from '../../workers/validator/config.ts';
import { nodeProcesses } from './alice-node.ts';
import type { DataFolder } from './folder.ts';
import { developmentGenesis, type Genesis, keepCorpus } from './genesis.ts';
import { eventProcess } from './node-process.ts';
import { checkoutFile, places, validatorSecret } from './places.ts';
import { needPort } from './ports.ts';
import { findRedis, redisProcess } from './redis.ts';
import type { Settings } from './settings.ts';
import { Supervisor } from './supervisor.ts';

/** Who is told what happens. */
export type Listener = {
  /** Something that a person should know, in one sentence. */
  note(sentence: string): void;
  miner(name: string, event: MinerEvent): void;
  validator(name: string, event: ValidatorEvent): void;
};

/** A development network that was started. */
export type StartedNetwork = {
  /** Ends all processes. */
  readonly supervisor: Supervisor;
  /** WebSocket of the chain, or of each node; resolves when all answer. */
  readonly chains: Promise<readonly string[]>;
  /** Everyone who takes part or took part in an earlier start; resolves when all have a key. */
  readonly participants: Promise<readonly Participant[]>;
  /** Resolves when all processes are up; rejects when one of them, or anything before, could not be started. */
  readonly ready: Promise<void>;
};

export type NetworkOptions = {
  readonly folder: DataFolder;
  readonly settings: Settings;
  /** Participants of earlier starts. */
  readonly before: readonly Participant[];
  /** Program of the nodes, where the network has any. */
  readonly program?: string;
  /** Port of the chain, or of the first node. */
  readonly rpcPort: number;
  readonly apiPort: number;
  readonly listener: Listener;
  /** What the network starts from; the development network where it is absent. */
  readonly genesis?: Genesis;
};

/** Fails when something that a start needs is missing, before anything is written or started. */
export const checkBefore = async (rpcPort: number, apiPort: number): Promise<void> => {
  findRedis();
  await needPort(rpcPort, '--rpc-port');
  await needPort(apiPort, '--api-port');
};

/**
 * Starts the processes of a development network, each when what it needs is up: Redis and the chain, validators and miners, the API.
 * The promises reject with a `Failure` that says what is wrong; the supervisor is to be stopped in any case.
 */
export const startNetwork = (options: NetworkOptions): StartedNetwork => {
  const { folder, settings, before, rpcPort, apiPort, listener } = options;
  const data = folder.path;
  const where = places(data);
  mkdirSync(where.logs, { recursive: true });
  const supervisor = new Supervisor({ records: where.processes, note: listener.note });

  /** Starts the chain, or the nodes; resolves with their WebSockets. */
  const startChain = async (): Promise<readonly string[]> => {
    const { spec, blockMilliseconds } = await starting;
    if (options.program !== undefined) {
      const plans = settings.participants
        .filter(({ role }) => role === 'validator')
        .map((participant, index) => ({
          name: participant.name.replace('validator', 'node'),
          folder: join(where.participant(participant), 'node'),
          secret: validatorSecret(index),
          spec,
          ...(index === 0 && { rpcPort }),
        }));
      const nodes = await nodeProcesses(options.program, plans, where.log);
      await Promise.all(nodes.map(({ process }) => supervisor.start(process)));
      return nodes.map(({ url }) => url);
    }
    await supervisor.start(
      eventProcess(data, 'chain', 1, [
        checkoutFile('offchain/devchain/main.ts'),
        ...['--spec', spec, '--data', where.chain, '--port', String(rpcPort)],
        ...['--block-millis', String(blockMilliseconds)],
      ]),
    );
    return [`ws://127.0.0.1:${rpcPort}`];
  };

  const startRedis = async () => {
    const { where: redis, spec } = await redisProcess(where.redis, where.log('redis'));
    await supervisor.start(spec);
    return redis;
  };

  /** The chain's library takes over a second to load: it does so while the chain starts. */
  const giveKeys = async (): Promise<Network> => {
    const { giveKeys: give } = await import('./participants.ts');
    const participants = await give(data, settings.participants, before);
    const network: Network = { ...settings, adversaries: [...settings.adversaries], participants };
    folder.save(network);
    return network;
  };

  const startAll = async (keyed: Promise<Network>, chainsUp: Promise<readonly string[]>): Promise<void> => {
    const [network, redis, chains] = await Promise.all([keyed, startRedis(), chainsUp]);
    const wanted = new Set(settings.participants.map(({ name }) => name));
    const taking = network.participants.filter(({ name }) => wanted.has(name));
    await Promise.all([
      // The first validator talks to the first node, and so on; miners are spread over all.
      ...taking.map((participant, at) => startParticipant(participant, { chain: chains[at % chains.length]!, redis })),
      startApi(chains[0]!),
    ]);
  };

  const startParticipant = async (
    participant: Participant,
    links: { chain: string; redis: RedisConfig },
  ): Promise<void> => {
    const { minerProcess, validatorProcesses } = await import('./participants.ts');
    const { name, role } = participant;
    if (role === 'miner') {
      const onEvent = (event: unknown) => {
        const parsed = minerEvent.safeParse(event);
        if (parsed.success) listener.miner(name, parsed.data);
      };
      return supervisor.start(minerProcess(data, participant, links.chain, onEvent));
    }
    const onEvent = (event: unknown) => {
      const parsed = validatorEvent.safeParse(event);
      if (parsed.success) listener.validator(name, parsed.data);
    };
    const specs = await validatorProcesses(data, participant, await starting, links, onEvent);
    await Promise.all(specs.map((spec) => supervisor.start(spec)));
  };

  const startApi = async (chain: string): Promise<void> => {
    mkdirSync(where.api, { recursive: true });
    const file = join(where.api, 'config.json');
    writeFileSync(file, `${JSON.stringify({ chain, host: '127.0.0.1', port: apiPort }, null, 2)}\n`);
    await supervisor.start(eventProcess(data, 'api', 2, [checkoutFile('offchain/api/main.ts'), '--config', file]));
  };

  keepCorpus(data, settings);
  const starting =
    options.genesis === undefined ? developmentGenesis(data, settings) : Promise.resolve(options.genesis);
  const chains = startChain();
  const keyed = giveKeys();
  const participants = keyed.then((network) => network.participants);
  const ready = startAll(keyed, chains);
  // Whoever waits learns of a failure; until somebody does, it must not end this process.
  for (const promise of [chains, participants, ready]) promise.catch(() => {});
  return { supervisor, chains, participants, ready };
};
