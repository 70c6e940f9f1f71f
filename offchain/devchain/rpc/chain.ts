import { z } from 'zod';
import { headerJson } from '../header.ts';
import { atParam, blockAt, type Context, type Method, method } from './method.ts';

const blockNumber = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^0x[0-9a-fA-F]{1,8}$/)
    .transform(Number),
]);

const hashOf = ({ node }: Context, number: number) => node.chain.blockByNumber(number)?.hash ?? null;

/** Sends the header of the newest block, and of each that follows. */
const followHeads =
  (notification: string): Method =>
  ({ node, subscriptions }) =>
    subscriptions.open(notification, (send) => {
      const tell = () => send(headerJson(node.chain.head.header));
      tell();
      node.on('block', tell);
      return () => node.off('block', tell);
    });

export const unsubscribe = method([z.string().max(64)], ({ subscriptions }, id) => subscriptions.close(id));

/** Blocks and headers. A block is final as soon as it is sealed. */
export const chain: Record<string, Method> = {
  chain_getBlockHash: method([z.union([blockNumber, z.array(blockNumber).max(256)]).nullish()], (context, wanted) => {
    if (wanted === undefined || wanted === null) return context.node.chain.head.hash;
    return Array.isArray(wanted) ? wanted.map((number) => hashOf(context, number)) : hashOf(context, wanted);
  }),
  chain_getHeader: method([atParam], (context, hash) => headerJson(blockAt(context, hash).header)),
  chain_getBlock: method([atParam], (context, hash) => {
    const { header, extrinsics } = blockAt(context, hash);
    return { block: { header: headerJson(header), extrinsics }, justifications: null };
  }),
  chain_getFinalizedHead: ({ node }) => node.chain.head.hash,
  chain_subscribeNewHeads: followHeads('chain_newHead'),
  chain_subscribeFinalizedHeads: followHeads('chain_finalizedHead'),
  chain_subscribeAllHeads: followHeads('chain_allHead'),
  chain_unsubscribeNewHeads: unsubscribe,
  chain_unsubscribeFinalizedHeads: unsubscribe,
  chain_unsubscribeAllHeads: unsubscribe,
};
chain.chain_getHead = chain.chain_getBlockHash!;
chain.chain_getFinalisedHead = chain.chain_getFinalizedHead!;
chain.chain_subscribeNewHead = chain.chain_subscribeNewHeads!;
chain.subscribe_newHead = chain.chain_subscribeNewHeads!;
chain.chain_unsubscribeNewHead = unsubscribe;
chain.unsubscribe_newHead = unsubscribe;
