import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChainConnection, connect, type Epoch } from '../../offchain/chain/index.ts';
import { closeExecutor } from '../../offchain/devchain/index.ts';
import { generator } from '../../offchain/model/index.ts';
import { Failure } from '../launch/failure.ts';
import type { DataFolder } from '../launch/folder.ts';
import { developmentGenesis } from '../launch/genesis.ts';
import { startLauncher } from '../launch/launcher.ts';
import { microGenesis, slowMicroModel } from '../launch/micro.ts';
import { type StartedNetwork, startNetwork } from '../launch/network.ts';
import { places } from '../launch/places.ts';
import { freePort } from '../launch/ports.ts';
import { settle } from '../launch/settings.ts';
import { Ends } from './ends.ts';
import { damageIn } from './folders.ts';
import type { SoakResult } from './result.ts';
import { Submissions } from './submissions.ts';
import { kill, kindOf, plans } from './victims.ts';
import { Watch } from './watch.ts';

/** What a soak is to do. */
export type SoakOptions = {
  /** An empty data folder. */
  readonly folder: DataFolder;
  /** The model of the development network, or one so small that an epoch takes seconds. */
  readonly model: 'tiny' | 'micro';
  readonly kills: number;
  readonly seed: number;
  /** Ends the kills early. */
  readonly stop: AbortSignal;
  /** Told after each kill and each epoch. */
  readonly onProgress: (so: SoakResult) => void;
};

/** Who takes part: as in the development network, or as few as make a median where an epoch is to be short. */
const PARTICIPANTS = { tiny: { validators: 3, miners: 4 }, micro: { validators: 3, miners: 2 } } as const;
const CONNECT_MILLISECONDS = 300_000;
/** Longest wait inside a phase: more would only be waiting for an epoch that will be deferred. */
const LONGEST_INSIDE = 4000;

/**
 * Runs a network and kills one of its processes after another, each at a random moment of a random phase; looks at the chain after every
 * epoch, and at the data folders in the end. Resolves with what it saw; rejects when the network does not come up at all.
 */
export const runSoak = async (options: SoakOptions): Promise<SoakResult> => {
  const { folder, model, kills, seed, stop, onProgress } = options;
  if (folder.network() !== undefined)
    throw new Failure(`${folder.path} holds a network: a soak needs a new or empty folder (--data).`);
  const settings = settle(startLauncher, PARTICIPANTS[model], undefined, undefined, folder.path);
  const genesis =
    model === 'micro'
      ? await microGenesis(places(folder.path).corpus, settings.validators, { model: slowMicroModel })
      : await developmentGenesis(folder.path, settings);
  await closeExecutor();
  const started = performance.now();
  const names = new Map<string, string>();
  const submissions = new Submissions(names, settings.validators);
  const result: SoakResult = {
    ...{ seed, model, kills: [], epochs: { settled: 0, deferred: 0, held: 0 }, unscored: submissions.unscored },
    ...{ breaches: [], resumes: 0, checks: 0, block: 0, seconds: 0 },
  };
  const ends = new Ends();
  const network = startNetwork({
    ...{ folder, settings, before: [], genesis, rpcPort: await freePort(), apiPort: await freePort() },
    listener: {
      note: (sentence) => ends.onNote(sentence),
      miner: (name, event) => submissions.onMiner(name, event),
      validator: (name, event) => submissions.onValidator(name, event),
    },
  });
  let connection: ChainConnection | undefined;
  try {
    const url = (await network.chains)[0]!;
    connection = await connect(url, CONNECT_MILLISECONDS);
    await network.ready;
    for (const { address, name } of await network.participants) names.set(address, name);
    const validators = settings.participants.filter(({ role }) => role === 'validator');
    const keys = validators.map((each) => join(places(folder.path).participant(each), 'key.json'));
    const watch = await Watch.begin(connection, { url, genesis, names, keys }, submissions, result, () => {
      result.seconds = (performance.now() - started) / 1000;
      onProgress(result);
    });
    try {
      await killAll(network, watch, { kills, seed, stop }, (name, epoch) => {
        ends.onKill(name);
        submissions.onKill(name, epoch.index);
        result.kills.push({ name, kind: kindOf(name), epoch: epoch.index, phase: epoch.phase });
        watch.tell();
      });
      await watch.recovers(settings.miners);
    } finally {
      await watch.end();
    }
    result.breaches.push(...ends.unexpected());
  } finally {
    await connection?.close();
    await network.supervisor.stop();
  }
  result.breaches.push(...(await damageIn(folder.path, await network.participants)));
  result.seconds = (performance.now() - started) / 1000;
  return result;
};

/** Kills until there were enough kills, a promise is broken, or it is stopped. */
const killAll = async (
  { supervisor }: StartedNetwork,
  watch: Watch,
  { kills, seed, stop }: Pick<SoakOptions, 'kills' | 'seed' | 'stop'>,
  onKill: (name: string, epoch: Epoch) => void,
): Promise<void> => {
  const schedule = plans(generator(`0x${seed.toString(16).padStart(64, '0')}`, 0));
  for (let done = 0; done < kills && !watch.broken && !stop.aborted; ) {
    const plan = schedule.next().value;
    const left = await watch.untilPhase(plan.phase, stop);
    await delay(plan.share * Math.min(left, LONGEST_INSIDE));
    const epoch = watch.epoch;
    const name = await kill(supervisor, plan);
    if (name === null) continue;
    onKill(name, epoch);
    done += 1;
  }
};
