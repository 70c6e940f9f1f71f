import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildRawSpec, developmentPreset, developmentSplit, runtimeOf } from '../../chain-spec/index.ts';
import { manifestBytes, readCorpus } from '../../offchain/data/index.ts';
import { closeExecutor, readRawSpec } from '../../offchain/devchain/index.ts';
import { hashOf } from '../../offchain/store/index.ts';
import { reasonOf } from './failure.ts';

/*
 * Makes the raw spec of a development network that departs from the committed one, with the runtime that is in it. A process of its own,
 * since it loads the runtime's executor: --from SPEC --out FILE --validators N [--corpus FILE]...
 */
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    validators: { type: 'string', default: '' },
    corpus: { type: 'string', multiple: true, default: [] },
  },
});

try {
  const wasm = runtimeOf(await readRawSpec(values.from));
  const corpus = values.corpus.length > 0 ? await readCorpus(values.corpus) : undefined;
  const { manifest } = await developmentSplit(corpus);
  const preset = await developmentPreset({
    validators: Number(values.validators),
    manifest: hashOf(manifestBytes(manifest)),
  });
  const spec = await buildRawSpec({ wasm, preset });
  writeFileSync(`${values.out}.new`, JSON.stringify(spec));
  renameSync(`${values.out}.new`, values.out);
  await closeExecutor();
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}
