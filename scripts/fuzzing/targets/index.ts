import type { Target } from '../target.ts';
import { api } from './api.ts';
import { configs } from './configs.ts';
import { files } from './files.ts';
import { gradient } from './gradient.ts';
import { ingest } from './ingest.ts';
import { jobTarget } from './jobs.ts';
import { manifests } from './manifest.ts';
import { rpc } from './rpc.ts';
import { transactions } from './transactions.ts';
import { weights } from './weights.ts';

/** Targets that need nothing but this process: thousands of inputs a second. */
export const cheapTargets: readonly Target[] = [gradient, weights, manifests, jobTarget, files, configs, api, ingest];

/** Targets that run a chain: some hundred inputs a second where the runtime is not called, some ten where it is. */
export const chainTargets: readonly Target[] = [rpc, transactions];

export const targets: readonly Target[] = [...cheapTargets, ...chainTargets];
