import type { ApiPromise } from '@polkadot/api';
import { z } from 'zod';
import { ChainError } from './errors.ts';
import type { Hex } from './types.ts';

/** The public session keys of a validator's node, and the proof that the node has their secrets and made them for that validator. */
export interface SessionKeys {
  keys: Hex;
  proof: Hex;
}

const hex = z
  .string()
  .max(4096)
  .regex(/^0x([0-9a-f]{2})+$/)
  .transform((text) => text as Hex);
const answer = z.object({ keys: hex, proof: hex });

/**
 * Has a validator's own node make new session keys. Their secrets stay in its keystore; it goes on with its old keys until the new ones
 * are registered and in force.
 * @param api a connection to that node, from where it allows calls that change it: its own machine, unless it was started otherwise
 * @param owner the account that will register them; the proof holds for no other
 * @throws ChainError when the node does not serve the call
 */
export async function makeSessionKeys(api: ApiPromise, owner: string): Promise<SessionKeys> {
  const account = api.registry.createType('AccountId', owner).toHex();
  let made: unknown;
  try {
    made = await api.rpc('author_rotateKeysWithOwner', account);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!.slice(0, 200);
    throw new ChainError(
      `The node makes no session keys (${reason}): ask a node of your own, on the machine where it runs.`,
      null,
      { cause: error },
    );
  }
  const parsed = answer.safeParse(made);
  if (parsed.success) return parsed.data;
  throw new ChainError('The node answered with something else than session keys and their proof.');
}
