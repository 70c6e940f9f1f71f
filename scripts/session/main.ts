import { renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Report } from '../../types/files/report.ts';
import { buildNode } from '../launch/alice-node.ts';
import { Failure, reasonOf } from '../launch/failure.ts';
import { openDataFolder } from '../launch/folder.ts';
import { corpusFiles } from '../launch/genesis.ts';
import type { Launcher } from '../launch/launcher.ts';
import { checkBefore } from '../launch/network.ts';
import { type LaunchOptions, parseLaunchOptions, UsageError } from '../launch/options.ts';
import { checkoutFile } from '../launch/places.ts';
import { settle } from '../launch/settings.ts';
import { runSession } from './session.ts';

/** What a shell reports for a program that was ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Fails now if the report could not be written later. */
const checkReportFile = (file: string): void => {
  if (!statSync(dirname(resolve(file)), { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(`The report cannot be written to ${file}: there is no folder ${dirname(resolve(file))}.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(`The report cannot be written to ${file}: it is a folder.`);
};

const writeReport = (file: string, report: Report): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

/** A signal that aborts on Ctrl-C or SIGTERM, and when nobody reads what is printed any more (`scripts/start | head`). */
const untilInterrupted = (): AbortSignal => {
  const stop = new AbortController();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop.abort());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  return stop.signal;
};

/** Does what the options say; resolves with the exit code. */
const run = async (launcher: Launcher, options: LaunchOptions): Promise<number> => {
  const stop = untilInterrupted();
  const { fresh = false, epochs, json, rpcPort, apiPort } = options;
  if (json !== undefined) checkReportFile(json);
  const corpus = options.corpus && corpusFiles(options.corpus);
  const folder = await openDataFolder(options.data === undefined ? checkoutFile(launcher.data) : resolve(options.data));
  try {
    const made = fresh ? undefined : folder.network();
    const settings = settle(launcher, options, corpus, made, folder.path);
    await checkBefore(rpcPort, apiPort);
    const before = made?.participants ?? [];
    const program = launcher.nodes ? await buildNode() : undefined;
    // Last of all: what was there is gone only when the new network can start.
    if (fresh) folder.clear();
    const { complete, report } = await runSession({
      folder,
      settings,
      before,
      program,
      rpcPort,
      apiPort,
      epochs,
      stop,
    });
    if (report !== null) {
      if (json !== undefined) writeReport(json, report);
      const { reportTable } = await import('../report/table.ts');
      console.log(`\n${reportTable(report)}`);
    }
    return complete || epochs === undefined ? 0 : INTERRUPTED;
  } finally {
    folder.release();
  }
};

/** A launcher's program from its arguments to its end, which is that of the process. */
export const main = async (launcher: Launcher): Promise<never> => {
  try {
    // Nothing that still waits for an answer may keep a stopped start from ending.
    process.exit(await run(launcher, parseLaunchOptions(launcher, process.argv.slice(2))));
  } catch (error) {
    const usage = error instanceof UsageError;
    const sentence = usage ? error.message : `${launcher.name}: ${reasonOf(error)}`;
    if (usage && error.exitCode === 0) console.log(sentence);
    else console.error(sentence);
    // These come from a fault in a program, and their stack trace is for those who mend it.
    if ([TypeError, RangeError, ReferenceError].some((fault) => error instanceof fault)) console.error(error);
    process.exit(usage ? error.exitCode : 1);
  }
};
