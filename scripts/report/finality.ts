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

/** Compares all blocks that are final on every node, and the supply at the newest of them. */
export const compareFinality = async (nodes: readonly FinalReader[]): Promise<FinalityReport> => {
  const height = Math.min(...(await Promise.all(nodes.map((node) => node.height()))));
  const differing: number[] = [];
  for (let from = 0; from <= height; from += AT_ONCE) {
    const heights = Array.from({ length: Math.min(AT_ONCE, height + 1 - from) }, (_, i) => from + i);
    const hashes = await Promise.all(nodes.map((node) => Promise.all(heights.map((at) => node.hash(at)))));
    differing.push(...heights.filter((_, i) => new Set(hashes.map((of) => of[i])).size > 1));
  }
  return { height, differing, supply: await Promise.all(nodes.map((node) => node.supply(height))) };
};
