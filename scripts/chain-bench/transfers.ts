import { setTimeout as delay } from 'node:timers/promises';
import { type BlockContent, followFinal } from './blocks.ts';
import { Feeder } from './feeder.ts';
import { type CountedBlock, type Latency, latencyOf, rateOf } from './figures.ts';
import type { BenchNetwork } from './network.ts';
import { TransferQueue } from './queue.ts';
import { type FastKey, fastKeys, transferSigner } from './signing.ts';

/** What a network did under transfers. */
export interface TransferFigures {
  /** Transfers a second in final blocks, while there were always more that waited. */
  readonly perSecond: number;
  /** Blocks over which that was counted, and the seconds from the first to the last by their timestamps. */
  readonly blocks: number;
  readonly seconds: number;
  /** Most transfers in one block. */
  readonly fullest: number;
  readonly sent: number;
  /** What a node's pool did not take. */
  readonly refused: number;
  /** What a pool took and no final block held in the end. */
  readonly dropped: number;
  /** Why nodes refused, with how often. */
  readonly reasons: Readonly<Record<string, number>>;
  /** From sending to finality, at half that load; null where nothing became final. */
  readonly latency: (Latency & { readonly perSecond: number; readonly dropped: number }) | null;
}

/** Accounts that send, in each of the two parts: as many as keep their nonces in order. */
const SENDERS = 2_000;
const NONCES = 60;
/** Transfers that wait for a block at any time: as many as the three fullest blocks, within these bounds; a pool holds 8,192. */
const BACKLOG = { least: 1_000, most: 6_000 };
/** Calls that wait for an answer, in all. */
const WINDOW = 256;
/** Blocks that hold transfers before counting begins. */
const WARM_UP = 2;
/** How long the last transfers may take to become final, milliseconds. */
const PATIENCE = 120_000;
const PULSE = 10;

const FLOOD = fastKeys('flood', SENDERS);
const STEADY = fastKeys('steady', SENDERS);

/** Addresses that are to hold something at genesis. */
export const transferHolders: readonly string[] = [...FLOOD, ...STEADY].map(({ address }) => address);

/** Measures a network that has just started. */
export async function measureTransfers(network: BenchNetwork, seconds: number): Promise<TransferFigures> {
  const flood = await sustain(network, seconds);
  const latency = await measureLatency(network, flood.perSecond / 2, seconds);
  return { ...flood, latency };
}

const queueOf = async ({ connection: { api } }: BenchNetwork, keys: readonly FastKey[]): Promise<TransferQueue> => {
  const nonces = Array.from({ length: NONCES }, (_, nonce) => nonce);
  return new TransferQueue(keys, await Promise.all(nonces.map((nonce) => transferSigner(api, nonce))));
};

/** Keeps the pools full for so long and counts what becomes final. */
async function sustain(network: BenchNetwork, seconds: number): Promise<Omit<TransferFigures, 'latency'>> {
  const { api } = network.connection;
  const queue = await queueOf(network, FLOOD);
  queue.prepare(20_000);
  const feeder = await Feeder.open(network.urls);
  const counted: CountedBlock[] = [];
  let [inBest, final, warm, fullest] = [0, 0, 0, 0];
  const seen = new Set<string>();
  const stops = [
    await api.rpc.chain.subscribeNewHeads(async ({ hash }) => {
      // What is counted here says only when to send more: a branch that is given up may count twice.
      const { block } = (await api.rpc.chain.getBlock.raw(hash)) as unknown as { block: { extrinsics: string[] } };
      for (const extrinsic of block.extrinsics) seen.add(extrinsic);
      inBest = seen.size;
    }),
    await followFinal(api, ({ millis, signed }: BlockContent) => {
      final += signed.length;
      fullest = Math.max(fullest, signed.length);
      if (signed.length > 0) warm += 1;
      if (warm >= WARM_UP) counted.push({ millis, transfers: signed.length });
    }),
  ];
  try {
    const began = performance.now();
    const backlog = () => Math.min(BACKLOG.most, Math.max(BACKLOG.least, 3 * fullest));
    const last = () => counted.length > 1 && counted.at(-1)!.millis - counted[0]!.millis >= 1000 * seconds;
    while (!last() && performance.now() - began < 1000 * seconds + 3 * PATIENCE) {
      while (feeder.waiting < WINDOW && feeder.sent - feeder.refused - inBest < backlog()) feeder.send(queue.take());
      await Promise.race([delay(PULSE), network.failed]);
    }
    const measured = [...counted];
    const { sent, refused } = feeder;
    await settled(network, () => final + feeder.refused >= sent);
    return {
      perSecond: rateOf(measured),
      blocks: measured.length - 1,
      seconds: (measured.at(-1)!.millis - measured[0]!.millis) / 1000,
      fullest,
      sent,
      refused: Math.max(refused, feeder.refused),
      dropped: sent - feeder.refused - final,
      reasons: feeder.reasons,
    };
  } finally {
    for (const stop of stops) stop();
    feeder.close();
  }
}

/** Sends at an even rate and measures how long each transfer takes to become final on the first node. */
async function measureLatency(
  network: BenchNetwork,
  perSecond: number,
  seconds: number,
): Promise<TransferFigures['latency']> {
  const { api } = network.connection;
  const queue = await queueOf(network, STEADY);
  const total = Math.min(Math.floor(perSecond * seconds), SENDERS * NONCES);
  queue.prepare(total);
  const feeder = await Feeder.open(network.urls);
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  const stop = await followFinal(api, ({ signed }, seenAt) => {
    for (const extrinsic of signed) {
      const at = sentAt.get(extrinsic);
      if (at === undefined) continue;
      sentAt.delete(extrinsic);
      times.push(seenAt - at);
    }
  });
  try {
    const began = performance.now();
    while (feeder.sent < total) {
      const due = Math.min(total, Math.floor((perSecond * (performance.now() - began)) / 1000));
      while (feeder.sent < due) {
        const transfer = queue.take();
        sentAt.set(transfer, performance.now());
        feeder.send(transfer);
      }
      await Promise.race([delay(PULSE), network.failed]);
    }
    const sentPerSecond = (1000 * feeder.sent) / (performance.now() - began);
    await settled(network, () => sentAt.size === 0);
    const latency = latencyOf(times);
    return latency && { ...latency, perSecond: sentPerSecond, dropped: sentAt.size };
  } finally {
    stop();
    feeder.close();
  }
}

/** Resolves when it holds, or when there was enough time for it. */
async function settled(network: BenchNetwork, holds: () => boolean): Promise<void> {
  const began = performance.now();
  while (!holds() && performance.now() - began < PATIENCE) await Promise.race([delay(PULSE), network.failed]);
}
