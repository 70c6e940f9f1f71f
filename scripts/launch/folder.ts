import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describeIssues } from '../../types/files/issues.ts';
import { type Network, networkSchema, processesSchema } from '../../types/files/network.ts';
import { Failure, reasonOf } from './failure.ts';
import { identify, isRunning } from './identity.ts';
import { endLeftovers } from './supervisor.ts';

/** What a data folder of ours may hold at its top. Anything else means that the folder is somebody else's. */
const ours = new Set([
  'network.json.new',
  'processes.json',
  'processes.json.new',
  'epochs.jsonl',
  'logs',
  'redis',
  'chain',
  'corpus',
  'spec.json',
  'spec.json.new',
  'miners',
  'validators',
  'api',
  // Last of all that is deleted: it says that the folder is ours.
  'network.json',
]);

/** A data folder that this process alone uses. */
export type DataFolder = {
  readonly path: string;
  /** What the network was made with; undefined when the folder is new. Throws a `Failure` when `network.json` is damaged. */
  network(): Network | undefined;
  /** Writes `network.json` (whole or not at all). */
  save(network: Network): void;
  /** Deletes everything in it that a start wrote. */
  clear(): void;
  /** Lets others use the folder. */
  release(): void;
};

/**
 * Opens a data folder, makes it where there is none, and ends what a killed start left running.
 * Throws a `Failure` when another start uses it or when it is not a data folder.
 */
export const openDataFolder = async (path: string): Promise<DataFolder> => {
  try {
    mkdirSync(path, { recursive: true });
    const foreign = readdirSync(path).find((name) => !ours.has(name) && !isLock(name));
    if (foreign !== undefined && !existsSync(join(path, 'network.json')))
      throw new Failure(`${path} holds other files (${foreign}): give --data a new or empty folder.`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`The data folder ${path} cannot be used: ${reasonOf(error)}.`);
  }
  const release = takeLock(path);
  try {
    await endLeftovers(readProcesses(path));
  } catch (error) {
    release();
    throw error;
  }
  return {
    path,
    release,
    network: () => readNetwork(path),
    save: (network) => writeNetwork(path, network),
    clear: () => {
      for (const name of ours) rmSync(join(path, name), { recursive: true, force: true });
    },
  };
};

const isLock = (name: string): boolean => /^lock(\.\d+)?$/.test(name);

/** Takes the folder for this process. A lock whose process is gone is taken over. */
const takeLock = (path: string): (() => void) => {
  const file = join(path, 'lock');
  const mine = `${file}.${process.pid}`;
  try {
    writeFileSync(mine, JSON.stringify([{ name: 'start', ...identify(process.pid) }]));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // A link appears whole: nobody can read a lock that does not name its holder yet.
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readList(file)[0];
      if (holder && isRunning(holder))
        throw new Failure(
          `${path} is in use by another start (process ${holder.pid}): stop it, or give --data another folder.`,
        );
      rmSync(file, { force: true });
    }
    throw new Failure(`${path} is in use by another start: stop it, or give --data another folder.`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`The data folder ${path} cannot be used: ${reasonOf(error)}.`);
  } finally {
    rmSync(mine, { force: true });
  }
};

const readList = (file: string) => {
  try {
    return processesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
};

const readProcesses = (path: string) => readList(join(path, 'processes.json'));

const readNetwork = (path: string): Network | undefined => {
  const file = join(path, 'network.json');
  if (!existsSync(file)) return undefined;
  const damaged = (reason: string) => new Failure(`${file} is damaged (${reason}): start over with --fresh.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw damaged('it is not JSON');
  }
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== 1)
    throw new Failure(`${file} was written by another version of Alice (format ${version}): start over with --fresh.`);
  const parsed = networkSchema.safeParse(json);
  if (!parsed.success) throw damaged(describeIssues(parsed.error));
  return parsed.data;
};

const writeNetwork = (path: string, network: Network): void => {
  const file = join(path, 'network.json');
  const handle = openSync(`${file}.new`, 'w');
  writeSync(handle, `${JSON.stringify(networkSchema.parse(network), null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${file}.new`, file);
};
