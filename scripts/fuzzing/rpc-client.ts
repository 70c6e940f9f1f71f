import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { checkSentence } from './target.ts';

/** Codes that the development chain answers with: those of JSON-RPC, of its pool, and 4003 for a block or state that is not there. */
const codes = new Set([-32700, -32600, -32601, -32602, -32603, -32000, 1001, 1010, 1013, 1014, 1016, 4003]);
/** The runtime failed: only who calls it by name can make it. */
const INTERNAL = -32603;
const callsRuntime = /^(state_call|state_callAt|payment_)/;
/** A chain that does not answer within this time has lost the request. */
const PATIENCE_MILLISECONDS = 60_000;
/** Messages after which a new connection is made: subscriptions end with theirs. */
const MESSAGES = 300;

const id = z.union([z.string(), z.number(), z.null()]);
const answer = z.union([
  z.strictObject({ jsonrpc: z.literal('2.0'), id, result: z.unknown() }),
  z.strictObject({
    jsonrpc: z.literal('2.0'),
    id,
    error: z.strictObject({ code: z.int(), message: z.string(), data: z.string().optional() }),
  }),
]);
export type Answer = z.infer<typeof answer>;

/** What was asked, as far as it can be read: its id, and its method. */
type Asked = { id?: unknown; method?: unknown };

/** A client that sends any text and holds the answers to what JSON-RPC promises. */
export class RpcClient {
  readonly #url: string;
  #socket: WebSocket | undefined;
  #sent = 0;
  #arrived: (message: unknown) => void = () => {};
  #closed: () => void = () => {};

  constructor(url: string) {
    this.#url = url;
  }

  async #connected(): Promise<WebSocket> {
    if (this.#socket && this.#sent++ % MESSAGES !== 0) return this.#socket;
    this.#socket?.terminate();
    const socket = new WebSocket(this.#url);
    await once(socket, 'open');
    socket.on('message', (data) => this.#arrived(JSON.parse(String(data))));
    socket.on('close', () => socket === this.#socket && this.#closed());
    this.#socket = socket;
    this.#sent = 1;
    return socket;
  }

  /** Sends a text and resolves with the answers, after a last question that every connection must still answer. */
  async ask(text: string): Promise<Answer[]> {
    const socket = await this.#connected();
    const asked = readAsked(text);
    const answers: Answer[] = [];
    // Who gives no id anywhere wants no answer; whoever cannot be read gets one.
    let expected = asked === null || (Array.isArray(asked) && asked.length === 0) || hasId(asked) ? 1 : 0;
    const done = Promise.withResolvers<void>();
    const late = setTimeout(() => done.reject(new Error('the chain does not answer')), PATIENCE_MILLISECONDS);
    const last = `last-${Math.random()}`;
    let pinged = false;
    this.#closed = () => done.reject(new Error('the connection was closed'));
    this.#arrived = (message) => {
      if (typeof message === 'object' && message !== null && 'method' in message) return;
      if ((message as Asked).id === last) pinged = true;
      else {
        answers.push(...z.array(answer).parse(Array.isArray(message) ? message : [message]));
        expected -= 1;
      }
      if (pinged && expected <= 0) done.resolve();
    };
    try {
      socket.send(text);
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: last, method: 'system_chainType', params: [] }));
      await done.promise;
    } finally {
      clearTimeout(late);
      this.#arrived = () => {};
      this.#closed = () => {};
    }
    for (const each of answers) checkAnswer(each, asked);
    return answers;
  }

  close(): void {
    this.#socket?.terminate();
  }
}

/** What a text asks, or null when it is not JSON. */
const readAsked = (text: string): Asked | Asked[] | null => {
  try {
    return JSON.parse(text) as Asked | Asked[];
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasId = (asked: Asked | Asked[]): boolean =>
  Array.isArray(asked) ? asked.some((one) => !isObject(one) || hasId(one)) : !isObject(asked) || 'id' in asked;

const checkAnswer = (given: Answer, asked: Asked | Asked[] | null): void => {
  const all: Asked[] = asked === null ? [] : Array.isArray(asked) ? asked : [asked];
  assert(
    given.id === null || all.some((one) => isObject(one) && one.id === given.id),
    'the answer bears an id that nobody gave',
  );
  if (!('error' in given)) return;
  const { code, message, data } = given.error;
  assert(codes.has(code), `there is no error code ${code}: ${message}`);
  checkSentence(message);
  if (data !== undefined) checkSentence(data);
  if (code === INTERNAL)
    assert(
      all.some((one) => isObject(one) && callsRuntime.test(String(one.method))),
      `an internal error without a call to the runtime: ${data}`,
    );
};
