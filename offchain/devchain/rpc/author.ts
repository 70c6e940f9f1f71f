import { transactionHash } from '../pool.ts';
import { unsubscribe } from './chain.ts';
import { hexParam, type Method, method } from './method.ts';

const extrinsic = hexParam(5 * 1024 * 1024);

const isLast = (status: unknown) =>
  status === 'invalid' ||
  status === 'dropped' ||
  (typeof status === 'object' && status !== null && ('finalized' in status || 'usurped' in status));

/** Transactions: into the pool, and what becomes of them. */
export const author: Record<string, Method> = {
  author_submitExtrinsic: method([extrinsic], ({ node }, transaction) => node.submit(transaction)),
  author_submitAndWatchExtrinsic: method([extrinsic], async ({ node, subscriptions }, transaction) => {
    await node.submit(transaction);
    return subscriptions.open('author_extrinsicUpdate', (send) => {
      const stop = node.pool.watch(transactionHash(transaction), (status) => {
        send(status);
        if (isLast(status)) stop?.();
      });
      return stop;
    });
  }),
  author_unwatchExtrinsic: unsubscribe,
  author_pendingExtrinsics: ({ node }) => node.pool.extrinsics(),
};
