import { ModelDescription } from '../../../types/files/model.ts';
import { networkSchema, processesSchema } from '../../../types/files/network.ts';
import { reportSchema } from '../../../types/files/report.ts';
import { address, hash, otherAddress } from '../samples.ts';
import { type SchemaCase, schemaSession } from '../schema.ts';
import type { Target } from '../target.ts';

const model = {
  ...{ name: 'tiny', vocabulary: 96, context: 64, layers: 4, heads: 4, width: 128, seed: hash, budget: 65_536 },
  training: {
    ...{ batch: 12, innerSteps: 40, warmupSteps: 20, betas: [0.9, 0.95], epsilon: 1e-8, weightDecay: 0.1, clip: 1 },
    learningRate: { peak: 0.003, floor: 0.0003, decaySteps: 4000 },
    ...{ outerLearningRate: 1, shardsPerEpoch: 4 },
  },
};

const network = {
  ...{ version: 1, validators: 3, miners: 1, adversaries: ['sign-flip'] },
  corpus: [{ file: 'book.txt', hash }],
  participants: [
    { name: 'validator-1', role: 'validator', adversary: null, address },
    { name: 'miner-sign-flip-1', role: 'miner', adversary: 'sign-flip', address: otherAddress },
  ],
};

const epoch = {
  ...{ epoch: 0, status: 'settled', minted: '24954300000000', accepted: 1, rejected: 1, seconds: 39.5 },
  losses: { batch: 4.071, validation: null, heldOut: 4.299 },
  payouts: [{ address, score: '-12', paid: '0' }],
};

const report = {
  epochs: [epoch, { ...epoch, epoch: 1, status: 'held', minted: '0', payouts: [] }],
  initial: { heldOut: null },
  supply: { issuance: '10', scheduled: '20', deferred: '10', sumOfBalances: '10' },
  accounts: [{ address, role: 'miner', adversary: null, income: '10' }],
  finality: { height: 2, differing: [], supply: [{ issuance: '5', scheduled: '5' }], silent: [] },
  ...{ wallSeconds: 60.1, firstMintSeconds: 47, peakMemoryMB: null },
};

const cases: SchemaCase[] = [
  { name: 'model description', schema: ModelDescription, valid: [model] },
  { name: 'network.json', schema: networkSchema, valid: [network, { ...network, corpus: null }] },
  { name: 'processes.json', schema: processesSchema, valid: [[{ name: 'chain', pid: 4242, began: '123' }], []] },
  { name: 'report', schema: reportSchema, valid: [report] },
];

/** What is kept in files. */
export const files: Target = {
  name: 'files',
  about: 'the schemas of model descriptions, network.json, processes.json and reports',
  everyday: 6000,
  open: async () => schemaSession(cases),
};
