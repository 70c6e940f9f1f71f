import type { Target } from '../target.ts';
import { api } from './api.ts';
import { configs } from './configs.ts';
import { files } from './files.ts';
import { gradient } from './gradient.ts';
import { ingest } from './ingest.ts';
import { jobTarget } from './jobs.ts';
import { manifests } from './manifest.ts';
import { weights } from './weights.ts';

/** Targets that need nothing but this process: thousands of inputs a second. */
export const cheapTargets: readonly Target[] = [gradient, weights, manifests, jobTarget, files, configs, api, ingest];

export const targets: readonly Target[] = [...cheapTargets];
