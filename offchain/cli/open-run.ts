import { join } from 'node:path';
import { Option } from 'commander';
import type { Archive, Auditor, Objects } from '../audit/index.ts';
import { sourceUrls, wholeNumber } from './arguments.ts';
import { type ChainOptions, chainOption, home, jsonOption, lightOption, peerOption } from './options.ts';
import { CommandError } from './terminal.ts';
import { withChain } from './with-chain.ts';

export type RunOptions = ChainOptions & {
  readonly source?: readonly string[];
  readonly data: string;
  readonly threads: number;
};

/** Options of the commands that check a run. */
export const runOptions = () => [
  chainOption(),
  lightOption(),
  peerOption(),
  new Option(
    '--source <url>',
    'who serves blobs, weights and hidden texts; repeatable (all validators are asked as well)',
  ).argParser(sourceUrls),
  new Option('--data <dir>', 'where fetched objects are kept').default(join(home, 'audit')),
  new Option('--threads <n>', 'threads that losses are computed with').default(1).argParser(wholeNumber(1, 256)),
  jsonOption(),
];

/** A run that can be checked. */
export type OpenRun = { readonly archive: Archive; readonly objects: Objects; readonly auditor: Auditor };

/** Connects to the chain and to the sources, and uses them. */
export const withRun = <T>(
  options: RunOptions,
  progress: (doing: string) => void,
  use: (run: OpenRun) => Promise<T>,
): Promise<T> =>
  withChain(options, async ({ api }, { readAnnouncements, readFinalBlock }) => {
    const { source = [], data, threads } = options;
    const { Auditor, openObjects, readArchive } = await import('../audit/index.ts');
    const archive = await readArchive(api);
    const announced = (await readAnnouncements(api, (await readFinalBlock(api)).blockHash)).map(
      ({ endpoint }) => endpoint,
    );
    const sources = [...new Set([...source, ...announced])];
    if (sources.length === 0)
      throw new CommandError('No validator has said where it serves objects: name a source with --source.');
    const objects = await openObjects(data, sources, archive.model);
    return use({ archive, objects, auditor: new Auditor(archive, objects, threads, progress) });
  });
