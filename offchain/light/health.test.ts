import test from 'ava';
import { untilReady } from './health.ts';

test('it asks until there are peers and nothing is left to catch up with, tells it once, and passes all else on', async (t) => {
  const answers = [
    { isSyncing: true, peers: 0, shouldHavePeers: true },
    { isSyncing: false, peers: 0, shouldHavePeers: false },
    { isSyncing: true, peers: 3, shouldHavePeers: true },
    { isSyncing: false, peers: 3, shouldHavePeers: true },
  ];
  const checker = untilReady();
  t.teardown(() => checker.stop());
  let asked = 0;
  checker.setSendJsonRpc((request) => {
    const { id, method } = JSON.parse(request);
    t.is(method, 'system_health');
    const response = JSON.stringify({ jsonrpc: '2.0', id, result: answers[asked++] });
    setImmediate(() => t.is(checker.responsePassThrough(response), null));
  });
  t.deepEqual(await new Promise((resolve) => checker.start(resolve)), answers[3]);
  t.is(asked, 4);
  const other = JSON.stringify({ jsonrpc: '2.0', id: 1, result: { isSyncing: true, peers: 0 } });
  t.is(checker.responsePassThrough(other), other);
  const notice = JSON.stringify({ jsonrpc: '2.0', method: 'chain_newHead', params: { subscription: 'a' } });
  t.is(checker.responsePassThrough(notice), notice);
});
