import type { ApiPromise } from '@polkadot/api';
import { compactFromU8a, hexToU8a } from '@polkadot/util';

/** What a block holds, as far as the measurement needs it. */
export interface BlockContent {
  readonly number: number;
  /** Its timestamp, milliseconds. */
  readonly millis: number;
  /** Its signed transactions in hex. */
  readonly signed: readonly string[];
}

/** Whether a transaction is signed: the first bit after its length says so. */
export function isSigned(extrinsic: `0x${string}`): boolean {
  const start = hexToU8a(extrinsic.slice(0, 14) as `0x${string}`);
  const [prefix] = compactFromU8a(start);
  return start[prefix]! >= 0x80;
}

/** Reads a block. Nothing in it is decoded but what is needed: a full one has thousands of transactions. */
export async function readBlock(api: ApiPromise, number: number): Promise<BlockContent> {
  const hash = await api.rpc.chain.getBlockHash(number);
  const raw = (await api.rpc.chain.getBlock.raw(hash)) as unknown as { block: { extrinsics: `0x${string}`[] } };
  const millis = (await (await api.at(hash)).query.timestamp!.now!()) as unknown as { toNumber(): number };
  return { number, millis: millis.toNumber(), signed: raw.block.extrinsics.filter(isSigned) };
}

/**
 * Follows the newest final block: calls with each final block once, in order, from the one that was final at the start on.
 * @returns what ends it
 */
export async function followFinal(
  api: ApiPromise,
  onBlock: (block: BlockContent, seenAt: number) => void,
): Promise<() => void> {
  let next: number | undefined;
  let line = Promise.resolve();
  return api.rpc.chain.subscribeFinalizedHeads(({ number }) => {
    const seenAt = performance.now();
    const height = number.toNumber();
    line = line.then(async () => {
      next ??= height;
      for (; next <= height; next += 1) onBlock(await readBlock(api, next), seenAt);
    });
    // A connection that is lost ends the network, which says so itself.
    line.catch(() => undefined);
  });
}
