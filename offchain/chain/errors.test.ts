import test from 'ava';
import { ChainError, explain } from './errors.ts';

test('an entry rule that refused a call is named and told in a sentence', (t) => {
  const error = explain(new Error('1010: Invalid Transaction: Custom error: 2'));
  t.is(error.refusal, 'WrongPhase');
  t.is(error.message, 'The chain refused the call: the epoch is in another phase.');
  t.is(explain(error), error);
});

test('other failures are one sentence without the request that failed', (t) => {
  const lost = explain(new Error('WebSocket is not connected\nFailed WS Request: {"method":"x"}'));
  t.regex(lost.message, /^The connection to the chain was lost/);
  const poor = explain(
    new Error('1010: Invalid Transaction: Inability to pay some fees (e.g. account balance too low)'),
  );
  t.is(poor.message, 'The chain refused the transaction: inability to pay some fees (e.g. account balance too low).');
  const unknown = explain(new Error('first line\nsecond line'));
  t.is(unknown.message, 'first line');
  t.true(unknown instanceof ChainError);
  t.is(explain(new Error('1010: Invalid Transaction: Custom error: 99')).refusal, null);
});
