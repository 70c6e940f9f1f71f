import { type TransactionStatus, transactionHash } from '../pool.ts';
import { unsubscribe } from './chain.ts';
import { hexParam, type Method, method } from './method.ts';

const extrinsic = hexParam(5 * 1024 * 1024);

/** Transactions: into the pool, and what becomes of them. */
export const author: Record<string, Method> = {
  author_submitExtrinsic: method([extrinsic], ({ node }, transaction) => node.submit(transaction)),
  author_submitAndWatchExtrinsic: method([extrinsic], async ({ node, subscriptions }, transaction) => {
    await node.submit(transaction);
    // A block may take it before the subscription has begun, so what happens meanwhile is kept for it.
    const early: TransactionStatus[] = [];
    let tell = (status: TransactionStatus): void => void early.push(status);
    const stop = node.pool.watch(transactionHash(transaction), (status) => tell(status));
    return subscriptions.open('author_extrinsicUpdate', (send) => {
      early.forEach(send);
      tell = send;
      return stop;
    });
  }),
  author_unwatchExtrinsic: unsubscribe,
  author_pendingExtrinsics: ({ node }) => node.pool.extrinsics(),
};
