import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { startFuzzedChain } from '../chain.ts';
import { mutatedJson } from '../json.ts';
import { RpcClient } from '../rpc-client.ts';
import { address, hash } from '../samples.ts';
import { session, type Target } from '../target.ts';

/** `:code`, whose value is the runtime, and a key that is nowhere. */
const keys = ['0x3a636f6465', '0x00'];

/** Well-formed parameters of the methods that take any. */
const parameters = (genesis: string): Record<string, unknown[][]> => ({
  author_submitExtrinsic: [['0x00'], [`0x45028400${'ab'.repeat(40)}`]],
  author_submitAndWatchExtrinsic: [['0x280403000b']],
  author_unwatchExtrinsic: [['none']],
  chain_getBlock: [[genesis], [hash]],
  chain_getBlockHash: [[0], ['0x1'], [[0, 1, '0x2']], [null]],
  chain_getHeader: [[genesis]],
  payment_queryInfo: [[`0x45028400${'ab'.repeat(40)}`, genesis]],
  payment_queryFeeDetails: [['0x00']],
  state_call: [
    ['Core_version', '0x'],
    ['AccountNonceApi_account_nonce', '0x00', genesis],
  ],
  state_getKeysPaged: [
    ['0x', 10, null, genesis],
    [keys[0], 1000, keys[1]],
  ],
  state_getMetadata: [[genesis]],
  state_getRuntimeVersion: [[genesis]],
  state_getStorage: [[keys[1]], [keys[1], genesis]],
  state_getStorageHash: [[keys[0]]],
  state_getStorageSize: [[keys[0], genesis]],
  state_queryStorageAt: [[[keys[1]]]],
  state_subscribeStorage: [[[keys[1]]]],
  state_unsubscribeStorage: [['none']],
  system_accountNextIndex: [[address]],
});

/** JSON-RPC messages, alone and in batches, over a WebSocket to a chain that runs the committed runtime. */
export const rpc: Target = {
  name: 'rpc',
  about: "the development chain's JSON-RPC, on the real runtime",
  everyday: 300,
  open: async () => {
    const chain = await startFuzzedChain([]);
    const client = new RpcClient(chain.url);
    const genesis = chain.connection.api.genesisHash.toHex();
    const [list] = await client.ask(JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'rpc_methods', params: [] }));
    const { methods } = (list as { result: { methods: string[] } }).result;
    const known = parameters(genesis);
    const requests = methods.flatMap((method) =>
      (known[method] ?? [[]]).map((params) => ({ jsonrpc: '2.0', id: 1, method, params })),
    );
    const batches = requests.map((one, at) => [one, { ...requests[(at + 7) % requests.length]!, id: 'two' }]);
    return session({
      arbitrary: fc.oneof(
        { weight: 6, arbitrary: mutatedJson(requests) },
        { weight: 2, arbitrary: mutatedJson(batches) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60, size: 'max' }) },
      ),
      check: async (text) => {
        const answers = await client.ask(text);
        assert(chain.failure() === null, `the chain cannot go on: ${chain.failure()?.message}`);
        return answers.length > 0 && answers.every((each) => 'result' in each) ? 'accepted' : 'refused';
      },
      close: async () => {
        client.close();
        await chain.close();
      },
    });
  },
};
