/** Measures the weights of the pallets' calls with the benchmark CLI, on the runtime's Wasm, and writes them into their sources. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { arch, cpus, homedir, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { u8aToHex } from '@polkadot/util';
import { codeKey } from '../offchain/devchain/index.ts';
import { buildBenchmarkWasm } from './runtime/wasm.ts';

const root = join(import.meta.dirname, '..');
const native = join(root, 'native');
const benchmark = join(native, 'benchmark');
const cliCrate = 'frame-benchmarking-cli';

const usage = `usage: scripts/bench-weights [--pallet NAME]... [--steps N] [--repeat N] [--help]

Builds the runtime with its benchmarks, and the benchmark CLI (native/benchmark, which nothing else
builds, and which needs what scripts/build-node installs), measures on the
genesis of the development network, and writes native/pallets/*/src/weights.rs. Use a quiet machine.

  --pallet NAME   this pallet only, such as alice_epochs (repeatable)
  --steps N       values of each component, 2 at least; default 50
  --repeat N      runs of each value; default 20
`;

/** Runs a program with its output on standard error. @throws Error if it fails */
async function run(program: string, args: string[], cwd = native): Promise<void> {
  // The system's OpenSSL is there: building another takes minutes.
  const env = { ...process.env, OPENSSL_NO_VENDOR: '1' };
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 2, 2] });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${program} ${args[0]} failed.`);
}

/** What a program prints. @throws Error if it fails */
async function output(program: string, args: string[]): Promise<string> {
  return (await promisify(execFile)(program, args, { cwd: benchmark })).stdout;
}

/** The sources of the benchmark CLI, as cargo keeps them after it has fetched and checked them. @throws Error if they are not there */
async function fetchCli(): Promise<string> {
  const { version } = JSON.parse(await output('cargo', ['metadata', '--no-deps', '--format-version=1'])).packages[0];
  await output('cargo', ['info', '--quiet', `${cliCrate}@${version}`]);
  const registries = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  const folders = (await readdir(registries)).map((registry) =>
    join(registries, registry, `${cliCrate}-${version}/src`),
  );
  const found = folders.find(existsSync);
  if (found === undefined) throw new Error(`cargo has not fetched ${cliCrate} ${version}.`);
  return found;
}

/** Builds the benchmark CLI and answers with where it is. @throws Error if cargo fails */
async function buildCli(): Promise<string> {
  const link = join(benchmark, 'cli');
  await rm(link, { force: true });
  await symlink(await fetchCli(), link);
  // The versions that the node is built of; cargo adds the few that the node does not have.
  await copyFile(join(native, 'Cargo.lock'), join(benchmark, 'Cargo.lock'));
  await run('cargo', ['build'], benchmark);
  return join(process.env.CARGO_TARGET_DIR ?? join(benchmark, 'target'), 'debug/alice-benchmark');
}

/** Writes the development network's genesis with another runtime in it, and answers with where. */
async function writeSpec(folder: string, wasm: Uint8Array): Promise<string> {
  const spec = JSON.parse(await readFile(join(root, 'chain-spec/development.raw.json'), 'utf8'));
  spec.genesis.raw.top[codeKey] = u8aToHex(wasm);
  const file = join(folder, 'spec.json');
  await writeFile(file, JSON.stringify(spec));
  return file;
}

/** The lines that say how the weights were made. */
function header(command: string): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]!.toFixed(1);
  return [
    `//! Command: \`${command}\`, on ${cpus().length} cores (${arch()}) with ${memory} GiB of memory and a load of ${load}`,
    '//! before the first benchmark.',
  ].join('\n');
}

/** The pallets of this repository, by the names of their crates. */
async function ownPallets(): Promise<string[]> {
  const entries = await readdir(join(native, 'pallets'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `alice_${entry.name}`);
}

async function main(pallets: string[], steps: string, repeat: string, command: string): Promise<void> {
  const all = await ownPallets();
  const unknown = pallets.find((pallet) => !all.includes(pallet));
  if (unknown !== undefined) throw new Error(`There is no pallet ${unknown}: there are ${all.join(', ')}.`);
  const wasm = await buildBenchmarkWasm();
  const cli = await buildCli();
  const work = await mkdtemp(join(tmpdir(), 'alice-weights-'));
  try {
    const spec = await writeSpec(work, wasm);
    const headerFile = join(work, 'header.txt');
    await writeFile(headerFile, header(command));
    for (const pallet of pallets.length > 0 ? pallets : all) {
      const output = join(native, 'pallets', pallet.replace('alice_', ''), 'src/weights.rs');
      const state = ['--chain', spec, '--genesis-builder', 'spec-genesis'];
      const what = ['--pallet', pallet, '--extrinsic', '*', '--steps', steps, '--repeat', repeat];
      const where = ['--output', output, '--template', 'pallets/weights-template.hbs', '--header', headerFile];
      await run(cli, [...state, ...what, ...where]);
      await run('rustfmt', ['--edition', '2021', '--config-path', native, output]);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The options, or undefined when they are wrong: then it has said so. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        pallet: { type: 'string', multiple: true },
        steps: { type: 'string', default: '50' },
        repeat: { type: 'string', default: '20' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`scripts/bench-weights: ${(error as Error).message} (--help lists the options)\n`);
    process.exitCode = 2;
  }
}

const values = readOptions();
if (values?.help) {
  process.stdout.write(usage);
} else if (values) {
  try {
    const command = ['scripts/bench-weights', ...process.argv.slice(2)].join(' ');
    await main(values.pallet ?? [], values.steps, values.repeat, command);
  } catch (error) {
    process.stderr.write(`scripts/bench-weights: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
