import { blake2AsU8a, decodeAddress } from '@polkadot/util-crypto';
import test from 'ava';
import { findWork, type WorkInput, workIsEnough } from './work.ts';

const input: WorkInput = {
  account: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  epoch: 0x01020304,
  randomness: `0x${'5a'.repeat(32)}`,
  difficulty: 500n,
};

/** The rule of the protocol, written out once more: big-endian hash of account ‖ epoch ‖ randomness ‖ work. */
function hashOf(work: bigint): bigint {
  const bytes = Buffer.alloc(76);
  bytes.set(decodeAddress(input.account), 0);
  bytes.set([4, 3, 2, 1], 32);
  bytes.fill(0x5a, 36, 68);
  bytes.writeBigUInt64LE(work, 68);
  return BigInt(`0x${Buffer.from(blake2AsU8a(bytes, 256)).toString('hex')}`);
}

test('the work that is found reaches the difficulty by the rule of the protocol, and is the first that does', async (t) => {
  const bound = ((1n << 256n) - 1n) / input.difficulty;
  const work = await findWork(input);
  t.true(hashOf(work) <= bound);
  t.true(workIsEnough(input, work));
  for (let other = 0n; other < work; other++) t.is(workIsEnough(input, other), hashOf(other) <= bound);
  t.is(await findWork({ ...input, difficulty: 1n }), 0n);
});

test('the work of one key, epoch or randomness is none for another', async (t) => {
  const work = await findWork(input);
  t.false(workIsEnough({ ...input, epoch: input.epoch + 1, difficulty: 1n << 40n }, work));
  t.false(workIsEnough({ ...input, difficulty: 1n << 60n }, work));
});

test('the search lets others run and stops when told', async (t) => {
  t.timeout(60_000);
  const reason = new Error('enough');
  const stop = new AbortController();
  // Only while the search lets it is the third turn reached, and the search told.
  let turns = 0;
  const timer = setInterval(() => {
    if (++turns === 3) stop.abort(reason);
  }, 1);
  t.teardown(() => clearInterval(timer));
  await t.throwsAsync(findWork({ ...input, difficulty: 1n << 250n }, stop.signal), { is: reason });
  await t.throwsAsync(findWork(input, AbortSignal.abort(reason)), { is: reason });
});
