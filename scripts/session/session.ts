import type { ChainConnection } from '../../offchain/chain/index.ts';
import type { Participant } from '../../types/files/network.ts';
import type { FinalityReport, Report } from '../../types/files/report.ts';
import { reasonOf } from '../launch/failure.ts';
import type { DataFolder } from '../launch/folder.ts';
import { blockTime } from '../launch/genesis.ts';
import { type StartedNetwork, startNetwork } from '../launch/network.ts';
import { places } from '../launch/places.ts';
import type { Settings } from '../launch/settings.ts';
import { watchMemory } from '../report/memory.ts';
import { Display } from '../view/display.ts';

/** One run of the development network, from start to stop. */
export type SessionOptions = {
  readonly folder: DataFolder;
  readonly settings: Settings;
  /** Participants of earlier starts. */
  readonly before: readonly Participant[];
  /** Program of the nodes, where the network has any. */
  readonly program?: string;
  readonly rpcPort: number;
  readonly apiPort: number;
  /** Ends the session when so many epochs are settled; without it only `stop` does. */
  readonly epochs: number | undefined;
  /** Ends the session. */
  readonly stop: AbortSignal;
};

/** How a session ended: whether the epochs that were asked for are settled, and the report unless it was stopped before the chain was up. */
export type SessionEnd = { readonly complete: boolean; readonly report: Report | null };

/** Seconds since this process began. */
const elapsed = (): number => performance.now() / 1000;

/** The chain is known to be up: on a busy machine it may still take long to answer everyone at once. */
const CONNECT_MILLISECONDS = 180_000;
const PATIENCE_MILLISECONDS = 10_000;

const never = new Promise<never>(() => {});

/**
 * Runs the network until `stop` aborts or enough epochs are settled, shows what happens, and stops everything it started.
 * Throws a `Failure` when something cannot be started.
 */
export const runSession = async (options: SessionOptions): Promise<SessionEnd> => {
  const { folder, settings, rpcPort, apiPort } = options;
  const memory = watchMemory();
  const display = await Display.open(
    { rpc: `ws://127.0.0.1:${rpcPort}`, api: `http://127.0.0.1:${apiPort}`, data: folder.path },
    settings.participants,
  );
  const network = startNetwork({ ...options, listener: display });
  let connection: ChainConnection | undefined;
  const stopAll = async (): Promise<void> => {
    await connection?.close();
    await network.supervisor.stop();
    memory.stop();
    display.end();
  };
  try {
    const { connect } = await import('../../offchain/chain/index.ts');
    const race = racer(network, options.stop);
    const opened = await race(network.chains.then(([url]) => connect(url!, CONNECT_MILLISECONDS)));
    if (opened === 'stopped') return { complete: false, report: null };
    connection = opened;
    const followed = await followUntil(connection, options, network, display, race);
    const { complete } = followed;
    const collecting = collect(connection, network, options.settings, followed, memory.peak());
    const found = await (complete ? collecting : inTime(collecting, display));
    if (found === null) return { complete, report: null };
    // With everything stopped the machine is free for the one loss that no epoch has.
    await stopAll();
    const { initialHeldOut } = await import('./initial-loss.ts');
    const heldOut = await initialHeldOut(folder.path, found.participants, found.model);
    return { complete, report: { ...found.report, initial: { heldOut } } };
  } finally {
    await stopAll();
  }
};

type Race = <T>(work: Promise<T>) => Promise<T | 'stopped'>;

/** Waits for something, unless the session is stopped (then 'stopped') or a process could not be started (then it rejects). */
const racer = (network: StartedNetwork, stop: AbortSignal): Race => {
  const stopped = new Promise<'stopped'>((resolve) => {
    if (stop.aborted) resolve('stopped');
    stop.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  const failed = network.ready.then(() => never);
  failed.catch(() => {});
  return (work) => Promise.race([work, stopped, failed]);
};

type Followed = Awaited<ReturnType<typeof followUntil>>;

/** Reads the report's figures, all of one block: rows, supply, balances and incomes. */
const collect = async (
  connection: ChainConnection,
  network: StartedNetwork,
  { nodes }: Settings,
  { complete, chain, firstMintSeconds }: Followed,
  peakMemoryMB: number | null,
) => {
  const { readEpoch, readModel } = await import('../../offchain/chain/index.ts');
  const { collectReport } = await import('../report/collect.ts');
  const epoch = await readEpoch(connection.api);
  const rows = await chain.finish(epoch);
  const participants = await network.participants;
  const measured = { wallSeconds: elapsed(), firstMintSeconds: firstMintSeconds(), peakMemoryMB };
  // Of a long history this takes long: not where somebody waits for the stop.
  const finality = nodes && complete ? await askNodes(await network.chains) : null;
  const report = await collectReport(connection, epoch.blockHash, rows, participants, {
    ...measured,
    finality,
    initialHeldOut: null,
  });
  return { report, participants, model: await readModel(connection.api) };
};

/** What the nodes of a network hold for final. */
const askNodes = async (urls: readonly string[]): Promise<FinalityReport> => {
  const { connect } = await import('../../offchain/chain/index.ts');
  const { compareFinality, finalReader } = await import('../report/finality.ts');
  const connections = await Promise.all(urls.map((url) => connect(url, CONNECT_MILLISECONDS).catch(() => null)));
  try {
    return await compareFinality(connections.map((connection) => connection && finalReader(connection)));
  } finally {
    await Promise.all(connections.map((connection) => connection?.close()));
  }
};

/** Who presses Ctrl-C does not wait long for a chain that does not answer. */
const inTime = async <T>(collecting: Promise<T>, display: Display): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the chain does not answer')), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([collecting, late]);
  } catch (error) {
    display.note(`There is no report: ${reasonOf(error)}`);
    return null;
  } finally {
    clearTimeout(timer);
  }
};

/** Shows what the chain does until enough epochs are settled or the session is stopped. */
const followUntil = async (
  connection: ChainConnection,
  { folder, settings, before, epochs: wanted }: SessionOptions,
  network: StartedNetwork,
  display: Display,
  race: Race,
) => {
  const { followChain } = await import('./follow.ts');
  const enough = Promise.withResolvers<void>();
  let participants = before;
  network.participants.then(
    (all) => {
      participants = all;
    },
    () => {},
  );
  let firstMintSeconds: number | null = null;
  let settled = 0;
  const chain = await followChain(
    connection,
    places(folder.path).epochs,
    blockTime(settings) / 1000,
    () => participants.map(({ address }) => address),
    {
      note: display.note,
      epoch: display.epoch,
      ended: (all, added, { minted, deferred, incomes }) => {
        if (added.some((row) => row.minted !== '0')) firstMintSeconds ??= elapsed();
        settled += added.filter(({ status }) => status === 'settled').length;
        const byName = new Map(participants.map(({ name, address }) => [name, incomes.get(address) ?? 0n]));
        display.ended(all, added, { minted, deferred }, byName);
        if (wanted !== undefined && settled >= wanted) enough.resolve();
      },
    },
  );
  const end = await race(enough.promise);
  return { complete: end !== 'stopped', chain, firstMintSeconds: () => firstMintSeconds };
};
