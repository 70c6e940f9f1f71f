import { jobSchemas, minerEvent, resultSchemas, validatorEvent } from '../../../types/jobs/index.ts';
import { address, hash, otherHash } from '../samples.ts';
import { type SchemaCase, schemaSession } from '../schema.ts';
import type { Target } from '../target.ts';

const context = { epoch: 3, base: hash, description: hash, manifest: otherHash };
const submission = { ...context, index: 0, account: address, blob: hash, size: 100, budget: 65_536 };
const accepted = [
  { index: 0, blob: hash, score: '1' },
  { index: 4, blob: otherHash, score: '1000000000' },
];
const evidence = { mean: '-4', error: '3' };
const aggregate = { ...context, budget: 65_536, accepted, halvings: 0, invertSign: false };
const score = { ...submission, randomness: hash, hiddenRoot: otherHash, cohort: hash, last: null, before: null };

const jobs: SchemaCase[] = [
  { name: 'inspect job', schema: jobSchemas.inspect, valid: [submission] },
  { name: 'score job', schema: jobSchemas.score, valid: [score, { ...score, last: hash, before: evidence }] },
  { name: 'aggregate job', schema: jobSchemas.aggregate, valid: [aggregate] },
  { name: 'evaluate job', schema: jobSchemas.evaluate, valid: [{ ...aggregate, hiddenRoot: hash }] },
];

const results: SchemaCase[] = [
  {
    name: 'inspect result',
    schema: resultSchemas.inspect,
    valid: [
      { verdict: 'sound', norm: 0.25 },
      { verdict: 'refused', reason: 'the checksum of the blob is wrong' },
    ],
  },
  {
    name: 'score result',
    schema: resultSchemas.score,
    valid: [
      { score: '-9223372036854775808', bend: '-7', evidence, cosines: [{ index: 0, cosine: 1_000_000 }], reason: null },
      { score: '0', bend: '0', evidence: null, cosines: [{ index: 3, cosine: -5 }], reason: 'not significant' },
    ],
  },
  { name: 'aggregate result', schema: resultSchemas.aggregate, valid: [{ weights: hash, size: 3_216_388 }] },
  {
    name: 'evaluate result',
    schema: resultSchemas.evaluate,
    valid: [{ minus: '1', base: '18446744073709551615', plus: '3', heldOut: '0' }],
  },
];

const events: SchemaCase[] = [
  {
    name: 'miner event',
    schema: minerEvent,
    valid: [
      { event: 'ready', address },
      { event: 'waiting', reason: 'no chain' },
      { event: 'problem', epoch: null, reason: 'late' },
      { event: 'fetched', epoch: 1, hash, bytes: 9 },
      { event: 'step', epoch: 1, step: 2, steps: 40, loss: 2.5, tokensPerSecond: 9000.5 },
      { event: 'compressed', epoch: 1, blob: hash, bytes: 9, steps: 40, firstLoss: 3, lastLoss: 2.5 },
      { event: 'submitted', epoch: 1, blob: hash },
      { event: 'uploaded', epoch: 1, blob: hash, endpoint: 'http://127.0.0.1:8700' },
      { event: 'result', epoch: 1, status: 'Settled', score: '-5', accepted: false, paid: '0', income: '7' },
    ],
  },
  {
    name: 'validator event',
    schema: validatorEvent,
    valid: [
      { event: 'ready', address, endpoint: 'http://127.0.0.1:8700' },
      { event: 'announced', epoch: 1, endpoint: 'http://127.0.0.1:8700', hiddenRoot: hash },
      { event: 'received', epoch: 1, index: 0, blob: hash, bytes: 9 },
      { event: 'scored', epoch: 1, index: 0, score: null, reason: 'not fetched' },
      { event: 'committed', epoch: 1 },
      { event: 'revealed', epoch: 1 },
      { event: 'aggregated', epoch: 1, weights: hash, accepted: 2 },
      { event: 'voted', epoch: 1, minus: '1', base: '2', plus: '3', heldOut: '4' },
    ],
  },
];

/** What goes through Redis and what processes print. */
export const jobTarget: Target = {
  name: 'jobs',
  about: 'the schemas of jobs, of their results, and of what miners and validators print',
  everyday: 6000,
  open: async () => schemaSession([...jobs, ...results, ...events]),
};
