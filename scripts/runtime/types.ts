import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  generateDefaultConsts,
  generateDefaultErrors,
  generateDefaultEvents,
  generateDefaultLookup,
  generateDefaultQuery,
  generateDefaultRpc,
  generateDefaultRuntime,
  generateDefaultTx,
} from '@polkadot/typegen/generate';
import { generateInterfaceTypes } from '@polkadot/typegen/generate/interfaceRegistry';
import * as substrate from '@polkadot/types/interfaces/definitions';

const header = "// Generated from the runtime's metadata by scripts/build-runtime: do not edit.\n";

/**
 * Replaces what is in a folder by the TypeScript types of a runtime's calls, storage, events, errors, constants and runtime APIs. They are
 * augmentations of @polkadot/api and its companions: nothing of them runs.
 * @param metadata version 15, in hex
 */
export async function generateTypes(metadata: `0x${string}`, folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'alice-types-'));
  const log = console.log;
  try {
    console.log = () => {}; // The generators say which file they write.
    const file = (name: string) => join(work, `${name}.ts`);
    generateDefaultLookup(work, metadata);
    // The definitions are written as a module, and the generators of the other files want them as a value.
    const { default: types } = await import(pathToFileURL(file('lookup')).href);
    const definitions = { rpc: {}, types };
    generateDefaultConsts(file('augment-api-consts'), metadata, {}, true, definitions);
    generateDefaultErrors(file('augment-api-errors'), metadata, {}, true);
    generateDefaultEvents(file('augment-api-events'), metadata, {}, true, definitions);
    generateDefaultQuery(file('augment-api-query'), metadata, {}, true, definitions);
    generateDefaultRpc(file('augment-api-rpc'), {});
    generateDefaultRuntime(file('augment-api-runtime'), metadata, {}, true, definitions);
    generateDefaultTx(file('augment-api-tx'), metadata, {}, true, definitions);
    generateInterfaceTypes({ '@polkadot/types/interfaces': substrate }, file('augment-types'));
    await Promise.all(['lookup', 'index'].map((name) => rm(file(name))));

    const names = (await readdir(work)).map((name) => name.slice(0, -'.ts'.length)).sort();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of names) {
      const text = (await readFile(file(name), 'utf8')).replace(/^\/\/ Auto-generated.*\n/, header);
      await writeFile(join(folder, `${name}.d.ts`), text);
    }
    const index = names.map((name) => `export type {} from './${name}.d.ts';\n`).join('');
    await writeFile(join(folder, 'index.ts'), header + index);
  } finally {
    console.log = log;
    await rm(work, { recursive: true, force: true });
  }
}
