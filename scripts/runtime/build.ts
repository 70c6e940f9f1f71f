/** Builds the runtime and all that is made from it, or checks that what is committed is that. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { hexToU8a } from '@polkadot/util';
import { closeExecutor, codeKey, readRawSpec } from '../../offchain/devchain/index.ts';
import { metadataHash, readMetadata } from './metadata.ts';
import { generateTypes } from './types.ts';
import { buildWasm, compiler } from './wasm.ts';

const root = join(import.meta.dirname, '../..');
const specs = ['development.raw.json', 'main.raw.json'];

const usage = `usage: scripts/build-runtime [--check] [--help]

Builds the runtime (native/) to Wasm, with the hash of its metadata inside, and from that
  chain-spec/development.raw.json, chain-spec/main.raw.json   the raw chain specs
  chain-spec/compiler.txt                                     the compiler that built the Wasm
  types/chain/                                                the TypeScript types
The same sources and compiler make the same bytes in any folder.

  --check   change nothing, and fail if what is committed is not what the sources make. With another compiler than
            compiler.txt names, the Wasm's bytes are not compared, but the metadata and all other state are.
`;

/** The runtime that is in the committed specs, if there is one. */
async function committedWasm(): Promise<Uint8Array | undefined> {
  const spec = await readRawSpec(join(root, 'chain-spec', specs[0]!)).catch(() => undefined);
  return spec && hexToU8a(spec.genesis.raw.top[codeKey]!);
}

/** Writes specs, compiler and types of a runtime to two folders. */
async function writeAll(wasm: Uint8Array, metadata: `0x${string}`, specFolder: string, typesFolder: string) {
  const file = join(specFolder, 'runtime.wasm');
  await writeFile(file, wasm);
  await promisify(execFile)('node', [
    '--disable-warning=ExperimentalWarning',
    join(root, 'chain-spec/build.ts'),
    '--wasm',
    file,
    '--output',
    specFolder,
  ]);
  await rm(file);
  await writeFile(join(specFolder, 'compiler.txt'), await compiler());
  await generateTypes(metadata, typesFolder);
}

/** The text of every file in a folder, by name. Folders in it are left out. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** A spec without its runtime. */
function withoutCode(text: string | undefined): string {
  if (text === undefined) return '';
  const spec = JSON.parse(text);
  delete spec.genesis.raw.top[codeKey];
  return JSON.stringify(spec);
}

/** What is committed and is not what the sources make, as sentences; empty when all is. */
async function differences(specFolder: string, typesFolder: string): Promise<string[]> {
  const found: string[] = [];
  const [specsNow, specsMade] = [await filesIn(join(root, 'chain-spec')), await filesIn(specFolder)];
  const sameCompiler = specsNow.get('compiler.txt') === specsMade.get('compiler.txt');
  for (const name of specs) {
    const [now, made] = [specsNow.get(name), specsMade.get(name)];
    const same = sameCompiler ? now === made : withoutCode(now) === withoutCode(made);
    if (!same) found.push(`chain-spec/${name} is not what the sources make`);
  }
  if (!sameCompiler) {
    const wasm = await committedWasm();
    const made = (await readRawSpec(join(specFolder, specs[0]!))).genesis.raw.top[codeKey]!;
    if (!wasm || (await readMetadata(wasm)) !== (await readMetadata(hexToU8a(made))))
      found.push("the metadata of the committed runtime is not that of the sources' runtime");
    process.stderr.write(
      `warning: this is another compiler than chain-spec/compiler.txt names, so the Wasm's bytes were not compared.\n`,
    );
  }
  const [typesNow, typesMade] = [await filesIn(join(root, 'types/chain')), await filesIn(typesFolder)];
  for (const name of new Set([...typesNow.keys(), ...typesMade.keys()]))
    if (typesNow.get(name) !== typesMade.get(name)) found.push(`types/chain/${name} is not what the sources make`);
  return found;
}

async function main(check: boolean): Promise<void> {
  const committed = await committedWasm();
  const guess = committed && metadataHash(await readMetadata(committed));
  const { wasm, metadata } = await buildWasm(guess);
  if (!check) {
    await writeAll(wasm, metadata, join(root, 'chain-spec'), join(root, 'types/chain'));
    process.stdout.write(`Runtime of ${wasm.length} bytes, specs and types written.\n`);
    return;
  }
  const work = await mkdtemp(join(tmpdir(), 'alice-runtime-'));
  try {
    await writeAll(wasm, metadata, work, join(work, 'types'));
    const found = await differences(work, join(work, 'types'));
    for (const difference of found) process.stderr.write(`${difference}: run scripts/build-runtime and commit.\n`);
    if (found.length > 0) process.exitCode = 1;
    else process.stdout.write('The committed specs and types are what the sources make.\n');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  process.stdout.write(usage);
} else {
  try {
    await main(values.check ?? false);
  } catch (error) {
    process.stderr.write(`scripts/build-runtime: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  } finally {
    await closeExecutor();
  }
}
