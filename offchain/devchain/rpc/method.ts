import { z } from 'zod';
import type { Hex, RuntimeState } from '../executor.ts';
import type { Node } from '../node.ts';
import type { Runtime } from '../runtime.ts';
import type { Block } from '../store.ts';

/** An error as JSON-RPC answers it. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;
  readonly data: string | undefined;

  constructor(code: number, message: string, data?: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** Where a method's notifications go. */
export interface Subscriptions {
  /**
   * Begins a subscription.
   * @param notification name of the messages it sends
   * @param start gets the function that sends one, and returns what ends it
   * @returns id of the subscription
   */
  open(notification: string, start: (send: (result: unknown) => void) => () => void): string;
  close(id: string): boolean;
}

/** What a method works with. */
export interface Context {
  node: Node;
  subscriptions: Subscriptions;
}

/** A JSON-RPC method: it checks its parameters itself. */
export type Method = (context: Context, params: unknown[]) => unknown;

type Outputs<T extends readonly z.ZodType[]> = { -readonly [I in keyof T]: z.output<T[I]> };

/**
 * Makes a method from its parameters' schemas and what it does with them. Parameters left out at the end count as undefined.
 */
export const method =
  <const T extends readonly z.ZodType[]>(items: T, run: (context: Context, ...args: Outputs<T>) => unknown): Method =>
  (context, given) => {
    if (given.length > items.length)
      throw new RpcError(-32602, 'Invalid params', `there are ${items.length} parameters at most`);
    const args = items.map((item, i) => {
      const parsed = item.safeParse(given[i]);
      if (parsed.success) return parsed.data;
      throw new RpcError(-32602, 'Invalid params', `parameter ${i + 1}: ${parsed.error.issues[0]!.message}`);
    });
    return run(context, ...(args as Outputs<T>));
  };

/** Bytes in hex; `largest` of them at most. */
export const hexParam = (largest: number) =>
  z
    .string()
    .max(2 + 2 * largest, `it is over ${largest} bytes`)
    .regex(/^0x([0-9a-fA-F]{2})*$/, 'it must be whole bytes in hex after 0x')
    .transform((text) => text.toLowerCase() as Hex);

export const hashParam = hexParam(32).refine((hash) => hash.length === 66, 'it must be a hash of 32 bytes');
export const keyParam = hexParam(1024);

/** A block's hash; the newest block where there is none. */
export const atParam = hashParam.nullish();

/** The block that a hash names, or the newest. @throws RpcError */
export function blockAt({ node }: Context, hash: Hex | null | undefined): Block {
  if (!hash) return node.chain.head;
  const block = node.chain.blockByHash(hash);
  if (!block) throw new RpcError(4003, `Unknown block ${hash}`);
  return block;
}

/** The state after a block and its runtime. @throws RpcError */
export async function stateAt(
  context: Context,
  hash: Hex | null | undefined,
): Promise<{ block: Block; state: RuntimeState; runtime: Runtime }> {
  const block = blockAt(context, hash);
  const state = context.node.chain.stateAt(block);
  if (!state) throw new RpcError(4003, `The state of block ${block.number} is no longer kept`);
  return { block, state, runtime: await context.node.chain.runtimeAt(block) };
}
