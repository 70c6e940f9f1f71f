import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ModelEntry } from '../../offchain/chain/index.ts';
import type { Participant } from '../../types/files/network.ts';
import { nodeFlags } from '../../workers/entries.ts';
import { folders } from '../../workers/validator/folders.ts';
import { checkoutFile, places } from '../launch/places.ts';

/** Loss of the untrained model on the public held-out set, in nats a token, from the texts that a validator keeps; null when none has them yet. */
export const initialHeldOut = async (
  data: string,
  participants: readonly Participant[],
  { description, manifest }: ModelEntry,
): Promise<number | null> => {
  for (const participant of participants.filter(({ role }) => role === 'validator')) {
    const store = folders(join(places(data).participant(participant), 'data')).objects;
    const args = ['--store', store, '--description', description, '--manifest', manifest];
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...nodeFlags,
        checkoutFile('scripts/report/initial-loss.ts'),
        ...args,
      ]);
      return Number(stdout);
    } catch {
      // This validator has not got that far: another one may have.
    }
  }
  return null;
};
