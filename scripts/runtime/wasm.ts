import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompressSync } from 'node:zlib';
import { metadataHash, readMetadata } from './metadata.ts';

const native = join(import.meta.dirname, '../../native');

/** What an executor wants of a runtime: memory from outside, where the heap begins, the table of functions. */
const runtimeFlags = [
  '-Clink-arg=--import-memory',
  '-Clink-arg=--export=__heap_base',
  '-Clink-arg=--export-table',
  '--cfg=substrate_runtime',
];

/** Makes the paths in the Wasm the same in any folder. */
async function remapFlags(targetFolder: string): Promise<string[]> {
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  const { stdout } = await promisify(execFile)('rustc', ['--print', 'sysroot']);
  const sources = (await readdir(crates).catch(() => [])).map((registry) => [join(crates, registry), 'crates']);
  const prefixes = [[stdout.trim(), 'rust'], ...sources, [targetFolder, 'target'], [native, 'native']];
  return prefixes.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/** Runs cargo with its output on standard error. @throws Error if it fails */
async function cargo(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('cargo', args, { cwd: native, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`cargo ${args[0]} failed.`);
}

/** The compiler that builds the runtime, as `rustc -vV` describes it. */
export async function compiler(): Promise<string> {
  return (await promisify(execFile)('rustc', ['-vV'])).stdout;
}

/** Substrate's mark of a compressed runtime, before a zstd frame. */
const compressedMark = Buffer.from([82, 188, 83, 118, 70, 219, 142, 5]);

/** A runtime as it stands in state: a third of its size, and every executor takes it so. */
function compress(wasm: Uint8Array): Uint8Array {
  const params = { [constants.ZSTD_c_compressionLevel]: 19 };
  return Buffer.concat([compressedMark, zstdCompressSync(wasm, { params })]);
}

/** Where cargo builds. */
const defaultTarget = process.env.CARGO_TARGET_DIR ?? join(native, 'target');

/** Compiles the runtime, with `hash` as the hash of its metadata. @throws Error if cargo fails */
async function compile(
  hash: `0x${string}` | undefined,
  features: string[] = [],
  targetFolder = defaultTarget,
): Promise<Uint8Array> {
  const crate = ['--lib', '--crate-type', 'cdylib', '--package', 'alice-runtime', '--no-default-features'];
  const chosen = features.flatMap((feature) => ['--features', feature]);
  await cargo(['rustc', '--locked', '--release', '--target', 'wasm32v1-none', ...crate, ...chosen], {
    CARGO_TARGET_DIR: targetFolder,
    CARGO_ENCODED_RUSTFLAGS: [...runtimeFlags, ...(await remapFlags(targetFolder))].join('\x1f'),
    RUNTIME_METADATA_HASH: hash,
  });
  return readFile(join(targetFolder, 'wasm32v1-none/release/alice_runtime.wasm'));
}

/**
 * Builds the runtime with the hash of its metadata inside, and compresses it. The metadata is known only when the runtime is built, so
 * that it is built again unless its hash was guessed right; the second time compiles two crates.
 * @param guess what the hash of the metadata is, if it has not changed
 * @throws Error if cargo fails
 */
export async function buildWasm(guess?: `0x${string}`): Promise<{ wasm: Uint8Array; metadata: `0x${string}` }> {
  // Fetches what the runtime needs; `cargo fetch` would fetch the node's crates as well, which are twice as many.
  await cargo(['tree', '--locked', '--package', 'alice-runtime', '--depth', '0'], {});
  let wasm = await compile(guess);
  const metadata = await readMetadata(wasm);
  const hash = metadataHash(metadata);
  if (hash !== guess) wasm = await compile(hash);
  return { wasm: compress(wasm), metadata };
}

/**
 * Builds the runtime with its benchmarks inside, in a folder of its own beside what the chain runs.
 * @throws Error if cargo fails
 */
export function buildBenchmarkWasm(): Promise<Uint8Array> {
  return compile(undefined, ['runtime-benchmarks'], join(defaultTarget, 'benchmarks'));
}
