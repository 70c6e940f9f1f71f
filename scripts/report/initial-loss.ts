import { parseArgs } from 'node:util';
import { parseManifest, sequencesOf, tokenise } from '../../offchain/data/index.ts';
import { createEvaluator, initialWeights, ModelDescription } from '../../offchain/model/index.ts';
import { toNanoNats } from '../../offchain/scoring/index.ts';
import { openStore } from '../../offchain/store/index.ts';

/*
 * Prints the loss of the untrained model on the public held-out set, in nats a token, measured as validators measure it for their votes.
 * A process of its own, since a run of the model blocks its thread: --store DIR --description HASH --manifest HASH
 */

/** As many sequences as a vote's held-out loss is measured on. */
const SEQUENCES = 128;
const BATCH = 16;
const LARGEST_OBJECT = 2 ** 26;

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: '' },
    description: { type: 'string', default: '' },
    manifest: { type: 'string', default: '' },
  },
});
const store = await openStore(values.store, LARGEST_OBJECT);
const description = ModelDescription.parse(JSON.parse(new TextDecoder().decode(await store.get(values.description))));
const manifest = parseManifest(await store.get(values.manifest));
const tokens = tokenise(await store.get(manifest.heldOut.hash), manifest.vocabulary);
const evaluator = await createEvaluator(description, { batch: BATCH, threads: 1 });
const losses = await evaluator.losses(initialWeights(description), sequencesOf(tokens, description.context, SEQUENCES));
await evaluator.release();
let sum = 0;
for (const loss of losses) sum += loss;
console.log(Number(toNanoNats(sum / losses.length)) / 1e9);
