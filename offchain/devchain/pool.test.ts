import test from 'ava';
import fc from 'fast-check';
import type { Hex } from './executor.ts';
import { PoolError, TransactionPool, type TransactionStatus, transactionHash } from './pool.ts';
import type { ValidTransaction } from './validity.ts';

const byte = (value: number): Hex => `0x${value.toString(16).padStart(8, '0')}`;

const validity = (changes: Partial<ValidTransaction>): ValidTransaction => ({
  priority: 0n,
  requires: [],
  provides: [],
  longevity: 64n,
  ...changes,
});

/** Tag of an account's nonce. */
const tag = (account: number, nonce: number): Hex => `0x${account}0${nonce}0`;
const ofNonce = (account: number, nonce: number, next: number, priority = 0n) =>
  validity({ priority, requires: nonce > next ? [tag(account, nonce - 1)] : [], provides: [tag(account, nonce)] });

test('transactions of one key come in the order of their nonces, whatever order they arrived in', (t) => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
      fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
      (nonces, priorities) => {
        const pool = new TransactionPool();
        for (const nonce of nonces) pool.add(byte(nonce), ofNonce(1, nonce, 0, BigInt(priorities[nonce]!)), 0);
        const ready = pool.ready(100);
        const gap = [0, 1, 2, 3, 4].find((nonce) => !nonces.includes(nonce)) ?? 5;
        t.deepEqual(ready, [0, 1, 2, 3, 4].slice(0, gap).map(byte));
      },
    ),
  );
});

test('a higher priority comes first, and among equals the older one', (t) => {
  const pool = new TransactionPool();
  pool.add(byte(1), validity({ provides: ['0x01'] }), 0);
  pool.add(byte(2), validity({ provides: ['0x02'], priority: 5n }), 0);
  pool.add(byte(3), validity({ provides: ['0x03'] }), 0);
  t.deepEqual(pool.ready(10), [byte(2), byte(1), byte(3)]);
  t.deepEqual(pool.ready(1), [byte(2)]);
});

test('a transaction replaces one of the same nonce only with a higher priority, and the old one is told', (t) => {
  const pool = new TransactionPool();
  const heard: TransactionStatus[] = [];
  pool.add(byte(1), ofNonce(1, 0, 0, 1n), 0);
  pool.watch(transactionHash(byte(1)), (status) => heard.push(status));
  const refused = t.throws(() => pool.add(byte(2), ofNonce(1, 0, 0, 1n), 0), { instanceOf: PoolError });
  t.is(refused?.code, 1014);
  t.deepEqual(pool.add(byte(3), ofNonce(1, 0, 0, 2n), 0), [byte(1)]);
  t.deepEqual(pool.ready(10), [byte(3)]);
  t.deepEqual(heard, ['ready', { usurped: transactionHash(byte(3)) }]);
  t.is(t.throws(() => pool.add(byte(3), ofNonce(1, 0, 0, 2n), 0), { instanceOf: PoolError })?.code, 1013);
});

test('a block frees what waited for its transactions and drops what is too old', (t) => {
  const pool = new TransactionPool();
  const heard: TransactionStatus[] = [];
  pool.add(byte(1), ofNonce(1, 1, 0), 0);
  pool.watch(transactionHash(byte(1)), (status) => heard.push(status));
  pool.add(byte(0), ofNonce(1, 0, 0), 0);
  pool.add(byte(9), validity({ provides: ['0x09'], longevity: 2n }), 0);
  t.deepEqual(pool.onBlock('0xaa', 1, [byte(0)]), []);
  t.deepEqual(pool.ready(10), [byte(1), byte(9)]);
  t.deepEqual(pool.onBlock('0xbb', 2, [byte(1)]), [byte(9)]);
  t.is(pool.size, 0);
  t.deepEqual(heard, ['future', 'ready', { inBlock: '0xbb' }, { finalized: '0xbb' }]);
});

test('a transaction that was checked before a block does not wait for what that block brought', (t) => {
  const pool = new TransactionPool();
  pool.add(byte(0), ofNonce(1, 0, 0), 0);
  pool.onBlock('0xaa', 1, [byte(0)]);
  pool.add(byte(1), ofNonce(1, 1, 0), 0);
  t.deepEqual(pool.ready(10), [byte(1)]);
});

test('the pool is bounded, and by fewer of those that cannot be in the next block', (t) => {
  const pool = new TransactionPool();
  const full = (first: number, of: (i: number) => ValidTransaction): number => {
    for (let i = 0; ; i++) {
      try {
        pool.add(byte(first + i), of(i), 0);
      } catch (error) {
        t.is((error as PoolError).code, 1016);
        return i;
      }
    }
  };
  const future = full(0, (i) => validity({ requires: ['0xeeee'], provides: [byte(i)] }));
  t.true(future > 0 && future < 1000);
  const ready = full(100_000, (i) => validity({ provides: [byte(100_000 + i)] }));
  t.is(ready + future, pool.size);
  pool.refuse(byte(100_000));
  pool.add(byte(500_000), validity({ provides: ['0xdd'] }), 0);
  t.is(ready + future, pool.size);
});
