import type { AliceStakingRaise, AliceStakingValidator } from '@polkadot/types/lookup';
import test from 'ava';
import { commissionIn } from './read-accounts.ts';

const number = (value: number) => ({ toNumber: () => value });
const stored = { commission: number(100_000_000) } as AliceStakingValidator;
const raise = { commission: number(250_000_000), due: number(9) } as AliceStakingRaise;

test('a higher commission is announced before its block, and counts from it on', (t) => {
  t.deepEqual(commissionIn(stored, null, 8), { commission: 100_000_000, raise: null });
  t.deepEqual(commissionIn(stored, raise, 8), {
    commission: 100_000_000,
    raise: { commission: 250_000_000, due: 9 },
  });
  for (const block of [9, 10])
    t.deepEqual(commissionIn(stored, raise, block), { commission: 250_000_000, raise: null });
});
