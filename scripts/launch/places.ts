import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Participant } from '../../types/files/network.ts';

/** A file of the checkout. */
export const checkoutFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where things are in a data folder. */
export const places = (data: string) => ({
  processes: join(data, 'processes.json'),
  epochs: join(data, 'epochs.jsonl'),
  logs: join(data, 'logs'),
  log: (name: string) => join(data, 'logs', `${name}.log`),
  redis: join(data, 'redis'),
  chain: join(data, 'chain'),
  corpus: join(data, 'corpus'),
  /** Raw spec of a network that departs from the committed one. */
  spec: join(data, 'spec.json'),
  api: join(data, 'api'),
  /** The folder of a participant: its key, its configs, and in `data` what its processes keep. */
  participant: ({ role, name }: Pick<Participant, 'role' | 'name'>) => join(data, `${role}s`, name),
});

/** Secret of a bootstrap validator, as `chain-spec/` has it: importing it from there would load the model and its runtime here. */
export const validatorSecret = (index: number): string => `//Validator//${index}`;
