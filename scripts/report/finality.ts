import { type ChainConnection, readScheduled, readSupply } from '../../offchain/chain/index.ts';
import type { FinalityReport } from '../../types/files/report.ts';

/** What is asked of a node. */
export type FinalReader = {
  /** Height of its newest final block. */
  height(): Promise<number>;
  hash(height: number): Promise<string>;
  /** Plancks that exist by its state of that block, and that the schedule had emitted by then, decimal. */
  supply(height: number): Promise<{ issuance: string; scheduled: string }>;
};

/** Asks a real node. */
export const finalReader = ({ api }: ChainConnection): FinalReader => {
  const hash = async (height: number) => (await api.rpc.chain.getBlockHash(height)).toHex();
  return {
    hash,
    height: async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber(),
    supply: async (height) => {
      const block = await hash(height);
      const { issuance, accounted } = await readSupply(api, block);
      return { issuance: String(issuance), scheduled: String(await readScheduled(api, accounted, block)) };
    },
  };
};

/** Heights that are asked for at once. */
const AT_ONCE = 100;

/**
 * Compares all blocks that are final on every node that answers, and the supply at the newest of them.
 *
 * @param nodes null where a node could not be reached
 * @throws Error if none answers
 */
export const compareFinality = async (nodes: readonly (FinalReader | null)[]): Promise<FinalityReport> => {
  const heights = await Promise.all(nodes.map((node) => answer(node?.height())));
  const height = Math.min(...heights.flatMap((each) => each ?? []));
  const histories = await Promise.all(
    nodes.map((node, i) => answer(heights[i] === null ? undefined : historyOf(node!, height))),
  );
  const held = histories.flatMap((each) => (each === null ? [] : [each]));
  if (held.length === 0) throw new Error('no node answers');
  const differing = Array.from({ length: height + 1 }, (_, at) => at).filter(
    (at) => new Set(held.map(({ hashes }) => hashes[at])).size > 1,
  );
  return {
    height,
    differing,
    supply: held.map(({ supply }) => supply),
    silent: [...histories.keys()].filter((index) => histories[index] === null),
  };
};

/** What a node answers; null where it does not. */
const answer = async <T>(asked: Promise<T> | undefined): Promise<T | null> => {
  try {
    return (await asked) ?? null;
  } catch {
    return null;
  }
};

/** All that a node holds for final up to a height, and the supply at that height. */
const historyOf = async (node: FinalReader, height: number) => {
  const hashes: string[] = [];
  for (let from = 0; from <= height; from += AT_ONCE) {
    const heights = Array.from({ length: Math.min(AT_ONCE, height + 1 - from) }, (_, i) => from + i);
    hashes.push(...(await Promise.all(heights.map((at) => node.hash(at)))));
  }
  return { hashes, supply: await node.supply(height) };
};
