import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { ApiPromise } from '@polkadot/api';
import { type Hex, readEntries } from '../../offchain/chain/index.ts';
import { Failure } from '../launch/failure.ts';

/** The program that scripts/build-try-state made, where ALICE_TRY_STATE names it. Making it needs Rust: who looks at states does without elsewhere. */
export const stateChecker = process.env.ALICE_TRY_STATE || undefined;

/** `tryEntries` of the state that a node has at a block. */
export const tryState = async (checker: string, api: ApiPromise, block: Hex): Promise<string[]> =>
  tryEntries(checker, await readEntries(api, block));

/**
 * Runs the runtime's own `try_state` on a state. Networks run a runtime without it, so a program has it (native/runtime/examples/try_state.rs).
 *
 * @param top every entry by its key
 * @returns a sentence for each invariant that does not hold, and for each entry that cannot be decoded
 * @throws Failure where the program cannot tell: the state is of another runtime
 */
export async function tryEntries(checker: string, top: Readonly<Record<Hex, Hex>>): Promise<string[]> {
  const child = spawn(checker);
  const ended = once(child, 'close');
  child.stdin.end(JSON.stringify({ top }));
  const [found, reason, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0 && code !== 1) throw new Failure(reason.trim() || `${checker} ended with ${code}`);
  return found.split('\n').filter((line) => line !== '');
}
