import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { wholeNumber } from '../offchain/cli/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { age } from './chain-bench/aging.ts';
import { alice } from './chain-bench/alice.ts';
import type { Contender } from './chain-bench/contender.ts';
import { startNetwork } from './chain-bench/network.ts';
import { type ChainReport, chainTable } from './chain-bench/report.ts';
import { measureSettlement } from './chain-bench/settlement.ts';
import { template } from './chain-bench/template.ts';
import { measureTransfers, transferHolders } from './chain-bench/transfers.ts';
import { buildNode } from './launch/alice-node.ts';
import { reasonOf } from './launch/failure.ts';

type Options = { template?: string; validators: number; seconds: number; blocks: number; json?: string };

/** Submissions of the epochs that are settled, and the one that is waited for until it is pruned. */
const SUBMISSIONS = [1_000, 10_000, 100_000];
const PRUNED = 10_000;

const tell = (sentence: string): void => console.error(`${new Date().toTimeString().slice(0, 8)} ${sentence}`);

/** What runs where: the programs, and a folder that is removed in the end. */
interface Bench {
  readonly contenders: readonly Contender[];
  readonly folder: string;
  readonly options: Options;
}

/** The parts, in the order in which they are measured; each adds its figures to the report. */
const parts: Record<string, (bench: Bench, report: ChainReport) => Promise<void>> = {
  async transfers({ contenders, folder, options: { validators, seconds } }, report) {
    for (const contender of contenders) {
      tell(`${contender.name}: starting ${validators} validators`);
      const own = join(folder, `transfers-${contender.name}`);
      const spec = await contender.writeSpec(folder, validators, transferHolders);
      const network = await startNetwork({ contender, folder: own, spec, validators });
      try {
        tell(`${contender.name}: transfers for ${seconds} s, and at half that load for as long`);
        report.transfers[contender.name] = await measureTransfers(network, seconds);
      } finally {
        await network.stop();
      }
    }
  },
  async settlement({ contenders: [contender], folder }, report) {
    for (const submissions of SUBMISSIONS) {
      tell(`settling an epoch of ${submissions} submissions`);
      const own = join(folder, `settlement-${submissions}`);
      const figures = await measureSettlement(contender!, own, submissions, submissions === PRUNED);
      if (figures === null) tell(`the runtime takes no ${submissions} submissions in an epoch`);
      else report.settlement.push(figures);
    }
  },
  async aging({ contenders, folder, options: { blocks } }, report) {
    tell(`running one validator of each program for ${blocks} blocks`);
    report.ages = await age(contenders, join(folder, 'aging'), blocks, (name, { blocks: height, disk, memory }) =>
      tell(
        `${name}: block ${height}, ${Math.round(memory / 1e6)} MB of memory, ${Math.round(disk / 1e6)} MB on the disk`,
      ),
    );
  },
};

const readArguments = (): { wanted: readonly string[]; options: Options } => {
  const names = Object.keys(parts);
  const command = new Command('scripts/bench-chain')
    .description(
      "Builds the node unless it is built, and measures on this machine. transfers: a network of validators takes as many transfers as it can, then half as many, for the time from sending to finality. settlement: a node settles an epoch of 1,000, 10,000 and 100,000 submissions that 32 validators have scored, from a genesis in the middle of it, and what is left when the epoch is pruned. aging: a validator's memory and disk after so many blocks, its clock 24 times as fast. With --template, transfers and aging also of a solochain-template-node that you have built of the same crates. Run it on an idle machine.",
    )
    .argument('[parts...]', `which of: ${names.join(', ')}; all when none is named`)
    .option('--template <program>', 'a solochain-template-node to compare with')
    .option('--validators <n>', 'nodes of the network that takes transfers', wholeNumber(1, 16), 4)
    .option('--seconds <s>', 'how long transfers are counted', wholeNumber(12, 3600), 90)
    .option('--blocks <n>', 'blocks until a node is old', wholeNumber(10, 10_000_000), 10_000)
    .option('--json <file>', 'write the figures as JSON')
    .helpOption('--help', 'show this text')
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'scripts/bench-chain: ')) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const unknown = command.args.find((name) => !names.includes(name));
  if (unknown !== undefined) command.error(`error: there is no part '${unknown}': choose from ${names.join(', ')}`);
  return { wanted: command.args.length > 0 ? command.args : names, options: command.opts<Options>() };
};

const main = async (): Promise<void> => {
  const { wanted, options } = readArguments();
  const program = await buildNode();
  const contenders = [alice(program), ...(options.template === undefined ? [] : [template(resolve(options.template))])];
  const folder = mkdtempSync(join(tmpdir(), 'alice-bench-'));
  const report: ChainReport = {
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`,
    begun: new Date().toISOString(),
    loads: [],
    transfers: {},
    settlement: [],
    ages: {},
  };
  try {
    for (const name of wanted) {
      report.loads.push({ part: name, before: loadavg()[0]! });
      await parts[name]!({ contenders, folder, options }, report);
      if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    }
    console.log(chainTable(report));
  } finally {
    await closeExecutor();
    rmSync(folder, { recursive: true, force: true });
  }
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`scripts/bench-chain: ${reasonOf(error)}`);
  if ([TypeError, RangeError, ReferenceError].some((fault) => error instanceof fault)) console.error(error);
  process.exit(1);
}
