import test from 'ava';
import { type Hex, readEntries, readFinalBlock } from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { stateChecker, tryEntries, tryState } from '../scripts/runtime/try-state.ts';
import { fundedChain } from './funded-chain.ts';

test.after.always(() => closeExecutor());

const withChecker = stateChecker === undefined ? test.skip : test.serial;

withChecker('the runtime’s own invariants hold of a chain, and what breaks one is named', async (t) => {
  const { api } = await fundedChain(t, { holders: [] });
  const { blockHash } = await readFinalBlock(api);
  t.deepEqual(await tryState(stateChecker!, api, blockHash), []);

  const entries = await readEntries(api, blockHash);
  const changed = (key: { key(): string }, value: string) =>
    tryEntries(stateChecker!, { ...entries, [key.key()]: value as Hex });
  const [minted] = await changed(api.query.minting.minted, `0x01${'00'.repeat(15)}`);
  t.regex(minted!, /^Minting: /);
  const undecodable = await changed(api.query.epochs.lengths, '0x01');
  t.true(
    undecodable.some((each) => /Epochs::Lengths.*undecodable/.test(each)),
    undecodable.join('; '),
  );
  await t.throwsAsync(changed(api.query.system.lastRuntimeUpgrade, '0x0414616c696365'), {
    message: /^try_state: the state is of runtime 1, and this is runtime \d+$/,
  });
  await t.throwsAsync(tryEntries(stateChecker!, { '0xzz': '0x' }), { message: /^try_state: this is no state: / });
});
