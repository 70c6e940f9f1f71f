import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeExecutor, type RawSpec } from '../offchain/devchain/index.ts';
import { developmentPreset, mainPreset } from './preset.ts';
import { buildRawSpec } from './raw-spec.ts';

const usage = `usage: node chain-spec/build.ts --wasm FILE [--output DIR]

Writes development.raw.json and main.raw.json with the runtime in FILE (Wasm, compressed or not) to DIR, by default to chain-spec/.
`;

async function write(path: string, spec: RawSpec): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(spec, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

const { values } = parseArgs({
  options: {
    wasm: { type: 'string' },
    output: { type: 'string', default: import.meta.dirname },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(usage);
} else if (!values.wasm) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const wasm = await readFile(values.wasm);
  await write(
    join(values.output, 'development.raw.json'),
    await buildRawSpec({ wasm, preset: await developmentPreset() }),
  );
  await write(join(values.output, 'main.raw.json'), await buildRawSpec({ wasm, preset: await mainPreset() }));
  await closeExecutor();
}
