import type { ApiPromise } from '@polkadot/api';
import test from 'ava';
import type { Epoch } from './types.ts';
import { sameEpoch, watchEpochs } from './watch.ts';

/** A chain without heads; `asked` is called each time it is asked for one, and answers with what it returns. */
function silent(asked: () => Promise<unknown>): { api: ApiPromise; dropped: Promise<void>; drops: () => number } {
  let drops = 0;
  const dropped = Promise.withResolvers<void>();
  const api = {
    rpc: {
      chain: {
        getHeader: asked,
        getBlockHash: () => Promise.reject(new Error('nothing there')),
        subscribeNewHeads: async () => () => undefined,
      },
    },
    on: () => undefined,
    off: () => undefined,
    disconnect: async () => {
      drops++;
      dropped.resolve();
    },
  };
  return { api: api as unknown as ApiPromise, dropped: dropped.promise, drops: () => drops };
}

const watch = (api: ApiPromise) =>
  watchEpochs(
    api,
    () => undefined,
    () => undefined,
    { silence: 20, answer: 20 },
  );

/** Asks that resolve the promise with the third. */
function thirdOf(answer: () => Promise<unknown>) {
  let asks = 0;
  const third = Promise.withResolvers<void>();
  const asked = () => {
    if (++asks === 3) third.resolve();
    return answer();
  };
  return { asked, third: third.promise, asks: () => asks };
}

test('a connection on which nothing comes is ended when the chain does not answer, or fails to', async (t) => {
  t.timeout(10_000);
  for (const answer of [new Promise(() => undefined), Promise.reject(new Error('not connected'))]) {
    const { api, dropped } = silent(() => answer);
    const end = await watch(api);
    await dropped;
    end();
  }
  t.pass();
});

test('a chain that has no new block but answers is left alone, and asked again until the watch ends', async (t) => {
  t.timeout(10_000);
  const one = thirdOf(async () => null);
  const { api, drops } = silent(one.asked);
  const end = await watch(api);
  await one.third;
  end();
  const before = one.asks();
  const other = thirdOf(async () => null);
  const endOther = await watch(silent(other.asked).api);
  await other.third;
  endOther();
  t.is(drops(), 0);
  t.is(one.asks(), before);
});

test('an epoch that begins on another block is another, and its base is its own until it settles', (t) => {
  const epoch: Epoch = {
    index: 5,
    phase: 'Vote',
    started: 1,
    deadline: 30,
    randomness: '0x01',
    base: '0x02',
    settled: 0,
    halted: false,
    block: 10,
    blockHash: '0x03',
  };
  const same = (change: Partial<Epoch>) => sameEpoch(epoch, { ...epoch, ...change });
  t.true(same({ block: 11, blockHash: '0x04', deadline: 31 }));
  t.true(same({ phase: 'Settle', base: '0x05' }));
  t.false(same({ base: '0x05' }));
  t.false(same({ randomness: '0x05' }));
  t.false(same({ started: 2 }));
  t.false(same({ index: 6 }));
});
