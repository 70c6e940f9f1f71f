import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFile, readKey } from '../../offchain/chain/index.ts';
import { hiddenEpochs } from '../../offchain/data/index.ts';
import type { Participant } from '../../types/files/network.ts';
import { entries } from '../../workers/entries.ts';
import type { MinerConfig } from '../../workers/miner/config.ts';
import type { HostConfig, RedisConfig, WorkerConfig } from '../../workers/validator/config.ts';
import { Failure, reasonOf } from './failure.ts';
import type { Genesis } from './genesis.ts';
import { eventProcess } from './node-process.ts';
import { places, validatorSecret } from './places.ts';
import { freePort } from './ports.ts';
import type { Settings } from './settings.ts';
import type { ProcessSpec } from './supervisor.ts';

const HOST = '127.0.0.1';

/**
 * Gives every participant its folder and its key: validators the bootstrap keys of the spec, miners a fresh random one. Keys that are there stay.
 * `before` are those of earlier starts. Throws a `Failure` when a key of an earlier start is gone.
 */
export const giveKeys = async (
  data: string,
  wanted: Settings['participants'],
  before: readonly Participant[],
): Promise<Participant[]> => {
  const known = new Map(before.map((participant) => [participant.name, participant]));
  const keyed: Participant[] = [];
  let validators = 0;
  for (const participant of wanted) {
    const folder = places(data).participant(participant);
    const file = join(folder, 'key.json');
    const secret = participant.role === 'validator' ? validatorSecret(validators++) : undefined;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // A key without an entry is from a start that was killed before it could save one.
      if (!known.has(participant.name)) rmSync(file, { force: true });
      const { address } =
        existsSync(file) || known.has(participant.name) ? await readKey(file, true) : await createKeyFile(file, secret);
      const expected = known.get(participant.name)?.address;
      if (expected !== undefined && expected !== address) throw new Error(`${file} holds another key than before`);
      keyed.push({ ...participant, address });
    } catch (error) {
      throw new Failure(
        `The data folder ${data} is damaged: ${reasonOf(error).replace(/\.$/, '')}; start over with --fresh.`,
      );
    }
  }
  const now = new Set(keyed.map(({ name }) => name));
  return [...keyed, ...before.filter(({ name }) => !now.has(name))];
};

const writeConfig = (file: string, config: object): string => {
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
};

/** The port that a validator's ingest had at the last start. */
const lastPort = (file: string): number | undefined => {
  try {
    const port: unknown = JSON.parse(readFileSync(file, 'utf8')).ingest.port;
    return typeof port === 'number' ? port : undefined;
  } catch {
    return undefined;
  }
};

/** The processes of a validator: its host and one worker. */
export const validatorProcesses = async (
  data: string,
  participant: Participant,
  genesis: Genesis,
  links: { chain: string; redis: RedisConfig },
  onEvent: (event: unknown) => void,
): Promise<ProcessSpec[]> => {
  const folder = places(data).participant(participant);
  const hostFile = join(folder, 'host.json');
  const shared = { data: join(folder, 'data'), redis: links.redis };
  const host: HostConfig = {
    ...shared,
    chain: links.chain,
    key: join(folder, 'key.json'),
    corpus: genesis.corpus,
    description: genesis.description,
    ingest: { host: HOST, port: await freePort(lastPort(hostFile)), url: null },
    hiddenEpochs,
    invertSign: false,
  };
  const worker: WorkerConfig = { ...shared, account: participant.address, threads: 1 };
  const { name } = participant;
  return [
    eventProcess(data, name, 2, [entries.validatorHost, '--config', writeConfig(hostFile, host)], onEvent),
    eventProcess(data, `${name}-worker`, 2, [
      entries.validatorWorker,
      '--config',
      writeConfig(join(folder, 'worker.json'), worker),
    ]),
  ];
};

/** The process of a miner. */
export const minerProcess = (
  data: string,
  participant: Participant,
  chain: string,
  onEvent: (event: unknown) => void,
): ProcessSpec => {
  const folder = places(data).participant(participant);
  const config: MinerConfig = {
    chain,
    key: join(folder, 'key.json'),
    data: join(folder, 'data'),
    threads: 1,
    adversary: participant.adversary as MinerConfig['adversary'],
  };
  const file = writeConfig(join(folder, 'config.json'), config);
  return eventProcess(data, participant.name, 2, [entries.miner, '--config', file], onEvent);
};
